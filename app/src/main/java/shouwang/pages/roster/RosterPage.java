package shouwang.pages.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.roster.RosterSummary;
import shouwang.people.roster.layout.Column;

/**
 * The check and the import of one file.
 *
 * @param lines the rows of the chosen tab, a page at a time
 * @param next the address of the following lines, or null
 */
public record RosterPage(UUID id, String fileName, String village, String where, Counts counts,
        List<Read> read, List<Column> columns, Lines rest, List<Tab> tabs,
        List<Line> lines, @Nullable String next, Stand stand) {

    /**
     * One column of the sheet and what it was read as.
     *
     * @param now what it is read as; null where nobody knows
     * @param open to be asked about: not known, or only guessed
     */
    public record Read(int at, String letter, String header, String samples,
            @Nullable Column now, boolean open) {}

    /**
     * What of the file is no person, in words.
     *
     * @param words filled lines against people
     * @param left the lines that were left out
     * @param hidden rows the sheet does not show, in words; empty = none
     * @param hiddenToo they are read as well
     * @param otherVillage what the title says; empty where it is this village
     */
    public record Lines(String words, List<RosterSummary.Left> left, String hidden,
            boolean hiddenToo, List<RosterSummary.OtherSheet> sheets, String otherVillage) {}

    /** How many rows of each kind. */
    public record Counts(int people, int clean, int mended, int warned, int bad) {
        public int good() {
            return people - bad;
        }

        /** What the dock says below the headline. */
        public String words() {
            var words = clean + " 行原样";
            words += mended > 0 ? "，" + mended + " 行已修正" : "";
            words += warned > 0 ? "，" + warned + " 行有提醒" : "";
            return words + "。" + (bad > 0 ? "有错的 " + bad + " 行改好后再传一次，不会重复。" : "");
        }
    }

    /** A tab above the lines. */
    public record Tab(String href, String word, int rows, boolean now) {}

    /** One thing found; or a row with nothing to say about. */
    public record Line(int row, String name, String column, String was, String say, String result,
            String look) {}

    /**
     * How the import stands.
     *
     * @param running it runs now; {@code left} says about how long it still takes
     */
    public record Stand(boolean running, boolean finished, int done, int percent, String left,
            int added, int known, @Nullable String trouble) {}

    /** A column stands open: the table of columns is shown unfolded. */
    public boolean asks() {
        return read.stream().anyMatch(Read::open);
    }

    public String step() {
        return stand.running || stand.finished ? "import" : "check";
    }
}
