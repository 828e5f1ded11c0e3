package shouwang.table;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;

/**
 * 一餐: one elder's noon meal of one day, as the kitchen was told.
 *
 * @param soft to be cooked soft, as she chews badly
 * @param paymentId how it was paid, or null while it is not
 */
public record Meal(UUID id, String placeCode, UUID elderId, LocalDate day, Manner manner,
        boolean soft, Money price, @Nullable UUID paymentId) {
    /** Where a meal is eaten. */
    public enum Manner {
        HERE("来吃"), BROUGHT("送去");

        private final String chinese;

        Manner(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** The same for the same elder and day, whoever asks and however often. */
    static UUID id(UUID elderId, LocalDate day) {
        return Ids.derived(elderId, "MEAL " + day);
    }

    /** The visit that brings it. */
    static UUID delivery(UUID mealId) {
        return Ids.derived(mealId, "DELIVERY");
    }

    /** The visit that brings it after all, where an earlier one was called off. */
    static UUID again(UUID delivery) {
        return Ids.derived(delivery, "AGAIN");
    }
}
