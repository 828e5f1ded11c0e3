package shouwang.people.roster.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in the chosen sheet.
 *
 * @param sheet its index among the visible sheets
 * @param headerFrom first row of the header, from 1; 0 where the sheet has none of its own
 * @param headerTo last row of the header
 * @param placed the columns that are known, left to right
 * @param unplaced the ones to ask the clerk about
 * @param hamletWord 组, 社, 队 or "": what a bare number in the hamlet's column counts
 */
public record Layout(int sheet, String sheetName, int headerFrom, int headerTo,
        List<Placed> placed, List<Unplaced> unplaced, String hamletWord) {

    /**
     * A column that is known.
     *
     * @param header as the roster words it
     * @param guessed nobody knows the header: told by what stands below it
     * @param samples up to three values found in it
     */
    public record Placed(int at, Column column, String header, boolean guessed,
            List<String> samples) {
        /** One that a header names. */
        public Placed(int at, Column column, String header) {
            this(at, column, header, false, List.of());
        }

        Placed as(Column other) {
            return new Placed(at, other, header, guessed, samples);
        }
    }

    /** The same columns in a sheet that has no header of its own. */
    public Layout without(int otherSheet, String name) {
        return new Layout(otherSheet, name, 0, 0, placed, unplaced, hamletWord);
    }

    /**
     * A column nobody can place.
     *
     * @param letter as Excel names it
     * @param header what to ask by and to remember the answer by
     * @param samples up to three values found in it
     */
    public record Unplaced(int at, String letter, String header, List<String> samples) {}

    /** The first column of this kind. */
    public @Nullable Placed first(Column column) {
        for (var one : placed) {
            if (one.column() == column) {
                return one;
            }
        }
        return null;
    }

    /** The rightmost column anything is known of. */
    public int lastColumn() {
        var last = 0;
        for (var one : placed) {
            last = Math.max(last, one.at());
        }
        for (var one : unplaced) {
            last = Math.max(last, one.at());
        }
        return last;
    }
}
