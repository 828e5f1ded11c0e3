package shouwang.care;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A place's visits as they lie in the book: day by day, with what was signed. */
@Component
@Transactional(readOnly = true)
public class Daybook {
    private final CareRows rows;
    private final Clock clock;

    Daybook(CareRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** One page of a day's visits, by id. */
    public List<Visit> on(String placeCode, LocalDate day, UUID afterId, int limit) {
        return rows.on(placeCode, day.atStartOfDay(clock.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(clock.getZone()).toInstant(), afterId, limit);
    }

    /** How many visits of a day there are, and how many are done. */
    public Day day(String placeCode, LocalDate day) {
        var count = rows.day(placeCode, day.atStartOfDay(clock.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        return new Day(count[0], count[1]);
    }

    /** A day's visits in two numbers. */
    public record Day(int all, int done) {}

    /** What the elder signed on the glass, as a PNG; ask {@link Visits#mine} first. */
    public Optional<byte[]> signature(UUID visitId) {
        return rows.signature(visitId);
    }
}
