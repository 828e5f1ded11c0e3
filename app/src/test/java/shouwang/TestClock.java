package shouwang;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/**
 * The clock of the house in tests: it stands at a given moment, a plain Wednesday at ten, or at
 * {@code -Dshouwang.now=2027-02-28T23:50} (Asia/Shanghai), and as far ahead as a test has moved it.
 * Each look at it is a microsecond after the last one, so that what came first is known to have
 * come first, and a whole run does not take it past midnight. The machine's time is asked by no
 * test.
 */
@TestComponent
@Primary
public class TestClock extends Clock {
    public static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime GIVEN = LocalDateTime.parse(
            System.getProperty("shouwang.now", "2026-11-25T10:00"));
    private static final Instant START = GIVEN.atZone(HERE).toInstant();
    private static final AtomicLong LOOKS = new AtomicLong();
    private static volatile Duration ahead = Duration.ZERO;

    /** The moment given, whatever a test has moved. */
    public static Instant given() {
        return START.plus(LOOKS.incrementAndGet(), ChronoUnit.MICROS);
    }

    /** The day of the moment given. */
    public static LocalDate today() {
        return GIVEN.toLocalDate();
    }

    /** The hour of the moment given. */
    public static LocalTime hour() {
        return GIVEN.toLocalTime();
    }

    /** What the clock shows now, moved as it may be: for browsers and what is made in fields. */
    public static Instant shown() {
        return given().plus(ahead);
    }

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

    /** Runs the work when it will next be that hour, today or tomorrow. */
    public <T> T at(LocalTime hour, Callable<T> work) {
        var now = instant().atZone(HERE);
        var then = now.with(hour);
        return after(Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then), work);
    }

    @Override
    public ZoneId getZone() {
        return HERE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public Instant instant() {
        return shown();
    }
}
