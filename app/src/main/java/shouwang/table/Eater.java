package shouwang.table;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 吃饭的人: an elder who eats from the canteen, and on which days.
 *
 * @param days regular days of the week, Monday = bit 0; none = only single days
 * @param awayFrom first and {@code awayUntil} last day on which she does not eat, or null
 */
public record Eater(UUID elderId, int days, Meal.Manner manner, boolean soft,
        @Nullable LocalDate awayFrom, @Nullable LocalDate awayUntil) {

    /** Whether the day is one of her regular days. */
    boolean usually(LocalDate day) {
        return (days >> day.getDayOfWeek().getValue() - 1 & 1) == 1;
    }

    boolean away(LocalDate day) {
        return awayFrom != null && awayUntil != null && !day.isBefore(awayFrom)
                && !day.isAfter(awayUntil);
    }
}
