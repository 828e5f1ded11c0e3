package shouwang.pages.elder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Four digits are few: after five wrong ones a card's points stay closed for ten minutes. Kept in
 * memory; a restart forgives.
 */
@Component
class Guesses {
    private static final int MOST_WRONG = 5;
    private static final int MOST_CARDS = 10_000;
    private static final Duration CLOSED = Duration.ofMinutes(10);
    private final Clock clock;
    private final Map<UUID, Wrong> wrong = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Wrong> eldest) {
            return size() > MOST_CARDS;
        }
    };

    private record Wrong(int times, Instant since) {}

    Guesses(Clock clock) {
        this.clock = clock;
    }

    /** Refuses where too many were wrong already, or this one is. */
    synchronized void check(UUID elderId, boolean right) {
        var now = clock.instant();
        var before = wrong.get(elderId);
        if (before != null && before.since().plus(CLOSED).isBefore(now)) {
            wrong.remove(elderId);
            before = null;
        }
        if (before != null && before.times() >= MOST_WRONG) {
            throw new Rejected(Reason.TOO_MANY, "code", "数字错了好几次，先等十分钟再试。");
        }
        if (right) {
            wrong.remove(elderId);
            return;
        }
        wrong.put(elderId, before == null ? new Wrong(1, now)
                : new Wrong(before.times() + 1, before.since()));
        throw new Rejected(Reason.WRONG_FORM, "code", "数字不对。看看卡上“看积分”旁边的四个数字。");
    }
}
