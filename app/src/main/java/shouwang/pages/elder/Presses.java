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
 * From one address no more than so many calls in ten minutes, over all cards: whoever copied many
 * cards does not set a whole village running. The same call again does not count. Kept in memory.
 */
@Component
class Presses {
    private static final int MOST = 12;
    private static final int MOST_ADDRESSES = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private final Clock clock;
    private final Map<String, Map<UUID, Instant>> pressed = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<UUID, Instant>> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    Presses(Clock clock) {
        this.clock = clock;
    }

    /** Refuses where this address has called too often. */
    synchronized void check(String address, UUID callId) {
        var now = clock.instant();
        var calls = pressed.computeIfAbsent(address, key -> new LinkedHashMap<>());
        calls.values().removeIf(at -> at.plus(WINDOW).isBefore(now));
        if (calls.containsKey(callId)) {
            return;
        }
        if (calls.size() >= MOST) {
            throw new Rejected(Reason.TOO_MANY,
                    "这里按得太多了。真有急事，请打 120 或卡上服务站的电话。");
        }
        calls.put(callId, now);
    }
}
