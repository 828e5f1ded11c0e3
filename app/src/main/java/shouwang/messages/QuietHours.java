package shouwang.messages;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When someone is not to be woken: from one hour of the day until another, mostly over midnight.
 * The same hour twice is never.
 */
public record QuietHours(LocalTime from, LocalTime until) {
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    /** The moment itself where it is not quiet, otherwise when it ends to be. */
    Instant free(Instant at, ZoneId zone) {
        var here = at.atZone(zone);
        var hour = here.toLocalTime();
        var overMidnight = from.isAfter(until);
        var quiet = overMidnight ? !hour.isBefore(from) || hour.isBefore(until)
                : !hour.isBefore(from) && hour.isBefore(until);
        if (!quiet) {
            return at;
        }
        var day = overMidnight && !hour.isBefore(from) ? here.toLocalDate().plusDays(1)
                : here.toLocalDate();
        return day.atTime(until).atZone(zone).toInstant();
    }
}
