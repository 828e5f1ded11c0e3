package shouwang.pages;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What waits on all pages, kept for a few seconds a place, so that the menu costs a page nothing.
 * Above a township nothing is counted: the county's boards tell it better.
 */
@Component
class Waiting {
    private static final long KEPT = Duration.ofSeconds(3).toNanos();
    private static final int MOST = 2_000;
    private static final int TOWNSHIP = 9;
    private final List<Waits> all;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(long at, Map<String, Waits.Count> counts) {}

    Waiting(List<Waits> all) {
        this.all = all;
    }

    Map<String, Waits.Count> at(String placeCode) {
        if (placeCode.length() < TOWNSHIP) {
            return Map.of();
        }
        var now = System.nanoTime();
        var there = kept.get(placeCode);
        if (there != null && now - there.at() < KEPT) {
            return there.counts();
        }
        var counts = new HashMap<String, Waits.Count>();
        all.forEach(one -> counts.putAll(one.at(placeCode)));
        if (kept.size() > MOST) {
            kept.clear();
        }
        kept.put(placeCode, new Kept(now, Map.copyOf(counts)));
        return counts;
    }
}
