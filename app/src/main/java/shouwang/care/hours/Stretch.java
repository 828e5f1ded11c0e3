package shouwang.care.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of somebody's time that is taken; {@code until} is not part of it.
 *
 * @param source the visit, the shift, the meal, the activity that took it
 * @param elder whom it was for; null where it was for many
 * @param what in words, without anybody's name; empty for a visit
 */
public record Stretch(UUID source, UUID person, Instant from, Instant until,
        @Nullable UUID elder, String what) {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(HERE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(HERE);

    /** Whatever is counted is at least a minute long, so that no two are at the same moment. */
    public static Instant end(Instant from, Instant until) {
        var least = from.plus(LEAST);
        return until.isBefore(least) ? least : until;
    }

    /** {@code 11月25日 09:00–10:00}. */
    public String when() {
        return DAY.format(from) + "–" + HOUR.format(until);
    }
}
