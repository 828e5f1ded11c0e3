package shouwang.table;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Money;
import shouwang.kernel.Points;

/**
 * 食堂的规矩: on which days a village's canteen cooks and what a meal costs.
 *
 * @param days days of the week, Monday = bit 0
 * @param price of one meal in money
 * @param points of one meal, or null where points are not taken
 */
public record Terms(String villageCode, int days, Money price, @Nullable Points points,
        boolean open) {
    boolean cooks(LocalDate day) {
        return open && (days >> day.getDayOfWeek().getValue() - 1 & 1) == 1;
    }
}
