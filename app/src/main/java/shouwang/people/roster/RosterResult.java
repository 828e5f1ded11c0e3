package shouwang.people.roster;

import java.util.List;
import java.util.Map;

/**
 * What the check of a whole file found; nothing was stored.
 *
 * @param sheet the sheet that was taken
 * @param titles headers by position
 * @param positions where each column stands
 * @param unplaced columns that carry something but could not be placed: asked about
 */
public record RosterResult(String sheet, List<String> titles, Map<Column, Integer> positions,
        List<Unplaced> unplaced, List<RosterRow> rows) {
    /** A column nobody knows, with a few of its values. */
    public record Unplaced(String title, List<String> samples) {}

    public long count(String prefix) {
        return rows.stream().filter(row -> row.verdict().startsWith(prefix)).count();
    }

    public long plain() {
        return rows.stream().filter(row -> row.verdict().equals("ok")).count();
    }

    public List<RosterRow> good() {
        return rows.stream().filter(RosterRow::isGood).toList();
    }
}
