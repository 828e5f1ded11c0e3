package shouwang.boards;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.care.CareCounts;
import shouwang.pairing.PairCounts;
import shouwang.people.Elder;
import shouwang.people.PeopleCounts;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * The boards of county, township and village. They read small counts that are made anew every few
 * minutes and when someone asks for it, never the books themselves.
 */
@Component
@Transactional
public class Boards {
    /** Without a contact for so long, an elder is counted as lapsed. */
    public static final Duration LAPSE = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final int MOST_DAYS = 60;
    private static final int MOST_MONTHS = 12;
    /** What was confirmed while the last count ran is looked at once more. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final BoardRows rows;
    private final Places places;
    private final PeopleCounts people;
    private final PairCounts pairs;
    private final CareCounts care;
    private final Clock clock;

    Boards(BoardRows rows, Places places, PeopleCounts people, PairCounts pairs, CareCounts care,
            Clock clock) {
        this.rows = rows;
        this.places = places;
        this.people = people;
        this.pairs = pairs;
        this.care = care;
        this.clock = clock;
    }

    /** The board of a place as last counted. */
    @Transactional(readOnly = true)
    public Board at(String placeCode) {
        var today = LocalDate.now(clock);
        var below = rows.tallies(placeCode, Math.min(12, placeCode.length() + 3));
        return new Board(placeCode, Tally.sum(placeCode, below),
                placeCode.length() < 12 ? below : List.of(),
                rows.days(placeCode, today.minusDays(MOST_DAYS)),
                rows.months(placeCode, today.withDayOfMonth(1).minusMonths(MOST_MONTHS - 1)));
    }

    /** The counts of every village at or below a place, by code. */
    @Transactional(readOnly = true)
    public List<Tally> villages(String placeCode) {
        return rows.tallies(placeCode, 12);
    }

    /** When the oldest figure below the place was counted. */
    @Transactional(readOnly = true)
    public Optional<Instant> countedAt(String placeCode) {
        return rows.countedAt(placeCode);
    }

    /**
     * Counts the villages at and below a place anew, unless that was done a moment ago for all of
     * them. A count from a time still to come is none: the machine's clock was put right since.
     */
    public void refresh(String placeCode) {
        var now = clock.instant();
        if (lastCount(placeCode, now).filter(at -> at.isAfter(now.minus(FRESH))).isEmpty()
                || rows.tallies(placeCode, 12).size() < codes(placeCode).size()) {
            recount(placeCode);
        }
    }

    private Optional<Instant> lastCount(String placeCode, Instant now) {
        return rows.countedAt(placeCode).filter(at -> !at.isAfter(now));
    }

    void recount(String placeCode) {
        rows.countAlone();
        var now = clock.instant();
        var villages = codes(placeCode);
        var before = lastCount(placeCode, now);
        var fresh = before.isEmpty() ? care.confirmed(villages)
                : care.confirmedSince(placeCode, before.get().minus(OVERLAP));
        var counts = new Counting(people.elders(placeCode), people.aides(placeCode),
                pairs.paired(placeCode, people.gone(placeCode)), care.unanswered(placeCode),
                care.contacted(placeCode, now.minus(LAPSE), people.notAtHome(placeCode)),
                care.waiting(placeCode), now);
        rows.put(villages.stream().map(counts::of).toList());
        rows.keepDay(placeCode, LocalDate.now(clock));
        rows.putMonths(fresh);
    }

    /** Counts the visits of all months anew: each night, for what came in late. */
    void recountMonths(String placeCode) {
        var months = care.confirmed(codes(placeCode));
        rows.putMonths(months);
        rows.keepOnly(placeCode, months);
    }

    private List<String> codes(String placeCode) {
        return places.below(placeCode, Place.Kind.VILLAGE).stream().map(Place::code).toList();
    }

    /** One look at all counts; says what stands in a village's row. */
    private record Counting(Map<String, PeopleCounts.Elderly> elders, Map<String, Integer> aides,
            Map<String, Integer> paired, Map<String, CareCounts.Unanswered> needs,
            Map<String, Integer> contacted, Map<String, Integer> waiting, Instant now) {
        private static final PeopleCounts.Elderly NOBODY =
                new PeopleCounts.Elderly(0, 0, 0, 0, Map.of());
        private static final CareCounts.Unanswered NONE = new CareCounts.Unanswered(0, 0, null);

        Tally of(String village) {
            var here = elders.getOrDefault(village, NOBODY);
            var open = needs.getOrDefault(village, NONE);
            var counts = new EnumMap<Measure, Integer>(Measure.class);
            counts.put(Measure.ELDERS, here.all());
            counts.put(Measure.AT_HOME, here.atHome());
            counts.put(Measure.YOUNG_OLD, here.youngOld());
            counts.put(Measure.VERY_OLD, here.veryOld());
            for (var category : Elder.Category.values()) {
                counts.put(Measure.valueOf(category.name()),
                        here.categories().getOrDefault(category, 0));
            }
            var withAide = paired.getOrDefault(village, 0);
            counts.put(Measure.AIDES, aides.getOrDefault(village, 0));
            counts.put(Measure.PAIRED, withAide);
            counts.put(Measure.WITHOUT_AIDE, Math.max(0, here.all() - withAide));
            counts.put(Measure.OPEN_NEEDS, open.open());
            counts.put(Measure.LATE_NEEDS, open.late());
            counts.put(Measure.LAPSED,
                    Math.max(0, here.atHome() - contacted.getOrDefault(village, 0)));
            counts.put(Measure.WAITING, waiting.getOrDefault(village, 0));
            return new Tally(village, counts, open.latest(), now);
        }
    }
}
