package shouwang.timebank.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.kernel.Points;

/**
 * A service booked with points.
 *
 * @param held the most it may cost
 * @param spent what it cost; null while it is held, and where nothing was spent
 * @param ended null until it was spent, given back or closed
 */
public record Booking(UUID id, String placeCode, UUID householdId, UUID elderId, UUID needId,
        Service service, Points held, @Nullable Points spent, State state, Instant until,
        Instant at, @Nullable Instant ended) {
    /** What became of the points. */
    public enum State {
        HELD("冻结中"), SPENT("已扣"), GIVEN_BACK("已退回"), LAPSED("过期退回");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** As it stands then: a hold past its day has gone back by itself. */
    Booking at(Instant now) {
        return state != State.HELD || now.isBefore(until) ? this : new Booking(id, placeCode,
                householdId, elderId, needId, service, held, Points.ZERO, State.LAPSED, until, at,
                ended);
    }

    /** What is asked for: the wish in words, up to so many minutes. */
    public record Ask(UUID id, UUID householdId, UUID elderId, Service service, String wish,
            Points most, String by) {}
}
