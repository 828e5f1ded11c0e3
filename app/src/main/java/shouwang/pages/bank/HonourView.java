package shouwang.pages.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 荣誉榜 of a village.
 *
 * @param year the year shown, or null for all years together
 */
public record HonourView(String village, String placeName, @Nullable Integer year,
        List<Integer> years, String hours, int visits, List<Row> rows) {
    /** A person and what they gave. */
    public record Row(int rank, String personId, String name, String hours, int visits) {}

    /** A sheet to be hung on the wall at home. */
    public record Certificate(String placeName, String name, String hours, int visits,
            String day) {}
}
