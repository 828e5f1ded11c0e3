package shouwang.messages;

import java.time.Duration;
import java.util.List;

/** How long to wait after an attempt that went wrong, and when to stop: eight, over a day. */
final class BackOff {
    private static final List<Duration> CALM = List.of(Duration.ofMinutes(1),
            Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(3), Duration.ofHours(8), Duration.ofHours(12));
    private static final List<Duration> URGENT = List.of(Duration.ofSeconds(20),
            Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5),
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3));
    static final int MOST = CALM.size() + 1;

    private BackOff() {}

    /**
     * The wait after so many attempts (at least one, less than {@link #MOST}); up to a tenth longer
     * by {@code spread}, so that what failed together does not come back together.
     */
    static Duration after(int attempts, boolean urgent, int spread) {
        var wait = (urgent ? URGENT : CALM).get(attempts - 1);
        return wait.plus(wait.multipliedBy(Math.floorMod(spread, 100)).dividedBy(1_000));
    }
}
