package shouwang.boards;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be seen from above a place.
 *
 * @param total its counts, or null where nothing has been counted yet
 * @param below the counts of the places right below it: townships of a county, villages of a
 *     township
 * @param days how the gaps were, oldest first, at most 60 days
 * @param months confirmed visits, oldest first, at most 12 months
 */
public record Board(String placeCode, @Nullable Tally total, List<Tally> below, List<Day> days,
        List<Month> months) {

    /** The gaps on one day. */
    public record Day(LocalDate day, int withoutAide, int lateNeeds, int lapsed) {}

    /** Confirmed visits planned for one month. */
    public record Month(LocalDate month, int visits, long minutes) {}
}
