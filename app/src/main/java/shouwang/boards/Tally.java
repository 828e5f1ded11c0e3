package shouwang.boards;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one place.
 *
 * @param latest when the time of the longest waiting need was up, or null where none is late
 * @param countedAt when it was counted, the oldest count where several villages are summed
 */
public record Tally(String placeCode, Map<Measure, Integer> counts, @Nullable Instant latest,
        Instant countedAt) {
    public Tally {
        counts = Map.copyOf(counts);
    }

    public int of(Measure measure) {
        return counts.getOrDefault(measure, 0);
    }

    /** The sum over places that don't overlap; null over none. */
    static @Nullable Tally sum(String placeCode, Collection<Tally> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        var counts = new EnumMap<Measure, Integer>(Measure.class);
        Instant latest = null;
        var countedAt = Instant.MAX;
        for (var part : parts) {
            part.counts().forEach((measure, n) -> counts.merge(measure, n, Integer::sum));
            var late = part.latest();
            if (late != null && (latest == null || late.isBefore(latest))) {
                latest = late;
            }
            countedAt = part.countedAt().isBefore(countedAt) ? part.countedAt() : countedAt;
        }
        return new Tally(placeCode, counts, latest, countedAt);
    }
}
