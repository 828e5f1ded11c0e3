package shouwang.people.roster;

import java.util.List;
import java.util.Map;
import shouwang.people.roster.layout.Layout;

/**
 * A whole file in numbers.
 *
 * @param firstRow first person's row in the sheet, from 1; 0 where there is nobody
 * @param lastRow last person's row
 * @param counts how many rows got each verdict
 * @param otherSheets sheets that look like rosters too and were not read
 */
public record RosterSummary(Layout layout, int firstRow, int lastRow, int people,
        Map<Verdict, Integer> counts, List<String> otherSheets) {

    public int count(Verdict.Severity severity) {
        return counts.entrySet().stream().filter(e -> e.getKey().severity() == severity
                && e.getKey() != Verdict.OK).mapToInt(Map.Entry::getValue).sum();
    }

    /** Rows with nothing to say about, mended ones not among them. */
    public int clean() {
        return counts.getOrDefault(Verdict.OK, 0);
    }

    /** Rows that may be imported: clean, mended and with a warning. */
    public int good() {
        return people - count(Verdict.Severity.ERROR);
    }
}
