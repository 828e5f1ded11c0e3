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
 * @param lines what became of each line with anything in it
 * @param otherSheets sheets with people in them that were not read
 * @param otherVillage the village that the title names, where it is another; else empty
 */
public record RosterSummary(Layout layout, int firstRow, int lastRow, int people,
        Map<Verdict, Integer> counts, Lines lines, List<OtherSheet> otherSheets,
        String otherVillage) {

    /** A sheet that was not read; {@code lines} of it have anything in them. */
    public record OtherSheet(String name, int lines, boolean hidden) {}

    /** A line that was not taken for a person, and how it begins. */
    public record Left(int row, String text) {}

    /**
     * The lines below the header that have anything in them: each is a person, goes on about the
     * person above, or is left out and named.
     *
     * @param left those left out, at most fifty of them
     * @param hidden rows that the sheet does not show
     */
    public record Lines(int filled, int joined, int leftOut, List<Left> left,
            List<Integer> hidden) {}

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
