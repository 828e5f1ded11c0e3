package shouwang.timebank.leaving;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.timebank.rules.TimeBankRules.Leaving;

/**
 * A household has left the time bank (退出时间银行).
 *
 * @param how what the rules of that day did with its points
 * @param minutes what it held when it left; given to the pool under {@link Leaving#POOL}
 * @param rule the version of the rules
 * @param on the last day on which it earned
 * @param back the day from which it earns again; null while it is away
 * @param undone taken back on the same day, as if it had never left
 */
public record Left(UUID id, String placeCode, UUID household, Leaving how, long minutes,
        UUID rule, String reason, LocalDate on, Instant at, UUID enteredBy, String enteredName,
        @Nullable LocalDate back, boolean undone) {
    /** Has left and not come back. */
    public boolean away() {
        return back == null && !undone;
    }

    /** Does what was done on this day earn nothing? */
    public boolean out(LocalDate day) {
        return !undone && day.isAfter(on) && (back == null || day.isBefore(back));
    }
}
