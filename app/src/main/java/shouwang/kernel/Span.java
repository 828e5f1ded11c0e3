package shouwang.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} (included) to {@code until} (excluded; null = open).
 *
 * @throws IllegalArgumentException where it would be empty
 */
public record Span(LocalDate from, @Nullable LocalDate until) {
    public Span {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("empty span " + from + " to " + until);
        }
    }

    public static Span openFrom(LocalDate day) {
        return new Span(day, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean overlaps(Span other) {
        return (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until));
    }
}
