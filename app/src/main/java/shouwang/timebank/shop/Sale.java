package shouwang.timebank.shop;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Points;

/**
 * A receipt (兑换单).
 *
 * @param returned when it was brought back; null = it was not
 */
public record Sale(UUID id, String placeCode, UUID householdId, UUID spenderId, Points points,
        Instant at, String enteredName, List<Line> lines, @Nullable Instant returned) {
    /** One good of it: {@code price} for one unit, as it was then. */
    public record Line(UUID goodId, String name, String unit, int quantity, Points price) {
        public Points total() {
            return new Points(Math.multiplyExact(price.minutes(), quantity));
        }
    }

    /**
     * What the counter asks for.
     *
     * @param id made by the form, so that a double click is one sale
     * @param due the total the buyer saw; another total now is refused
     */
    public record Ask(UUID id, UUID householdId, UUID spenderId, List<Item> items, Points due) {}

    /** So many of a good. */
    public record Item(UUID goodId, int quantity) {}
}
