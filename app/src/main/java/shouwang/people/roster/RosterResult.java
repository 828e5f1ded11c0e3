package shouwang.people.roster;

import java.util.List;
import shouwang.people.roster.layout.Layout;

/** A checked file: its numbers, and every person in the order of the sheet. */
public record RosterResult(RosterSummary summary, List<JudgedRow> rows) {
    public Layout layout() {
        return summary.layout();
    }

    /** The rows that may be imported. */
    public List<RosterRow> good() {
        return rows.stream().filter(JudgedRow::isGood).map(JudgedRow::row).toList();
    }

    /** The columns to ask the clerk about. */
    public List<Layout.Unplaced> unplaced() {
        return summary.layout().unplaced();
    }
}
