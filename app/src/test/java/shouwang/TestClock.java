package shouwang;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The clock of the house in tests: the true time, and as far ahead as a test has moved it. */
@TestComponent
@Primary
public class TestClock extends Clock {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private volatile Duration ahead = Duration.ZERO;

    /** Runs the work when {@code later} has passed, then turns the clock back. */
    public <T> T after(Duration later, Callable<T> work) {
        var before = ahead;
        ahead = before.plus(later);
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            ahead = before;
        }
    }

    @Override
    public ZoneId getZone() {
        return HERE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
