package shouwang.pages.boards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board, ready to be shown: every figure in words.
 *
 * @param above the places above that the reader may go to, highest first
 * @param whole false for a village, which has no rows below it
 */
public record BoardView(String code, String title, String place, String elders, String countedAt,
        List<Link> above, List<Gap> gaps, boolean whole, String below, String by, List<Row> rows,
        List<Share> shares, List<Month> months, @Nullable CountyMap map,
                List<CountyMap.Spot> spots) {

    public record Link(String path, String word) {}

    /**
     * One gap, the figure in a sentence.
     *
     * @param link where the people behind the figure are listed, or null
     * @param line how it went, or null while only one day is known
     */
    public record Gap(String label, String figure, String unit, boolean urgent, String note,
            @Nullable String link, @Nullable Spark line) {}

    /** A line of days as SVG points in a box of 150 × 40. */
    public record Spark(String points, String lastX, String lastY, String first, String words) {}

    /** One place below; the bars' widths in per cent of the longest. */
    public record Row(int number, String path, String name, @Nullable String stage, String elders,
            String without, int withoutBar, String late, boolean urgent, String lapsed,
            int lapsedBar, String waiting) {}

    /** One group of elders and its share of all. */
    public record Share(String name, String count, String percent) {}

    /** One month of confirmed visits. */
    public record Month(String name, String visits, String hours, int bar) {}
}
