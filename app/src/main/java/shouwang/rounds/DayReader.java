package shouwang.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.places.Paths;

/** Gathers a day from the modules below, in one transaction. */
@Component
class DayReader {
    private final Timetable timetable;
    private final Elders elders;
    private final Aides aides;
    private final Pairs pairs;
    private final Paths paths;
    private final Clock clock;

    DayReader(Timetable timetable, Elders elders, Aides aides, Pairs pairs, Paths paths,
            Clock clock) {
        this.timetable = timetable;
        this.elders = elders;
        this.aides = aides;
        this.pairs = pairs;
        this.paths = paths;
        this.clock = clock;
    }

    /** The day; what a person fixed in the plan there is stays fixed. */
    @Transactional(readOnly = true)
    Day read(String placeCode, LocalDate date, Optional<RoundsOfDay> before) {
        var planned = timetable.planned(placeCode, date);
        var who = elders.byIds(planned.stream().map(Visit::elderId).collect(Collectors.toSet()));
        var visits = planned.stream().filter(visit -> who.containsKey(visit.elderId())).toList();
        var helpers = aides.all(placeCode);
        var faces = pairs.current(who.keySet()).values().stream()
                .collect(Collectors.toMap(Pair::elderId, Pair::aideId));
        var places = new TreeSet<String>();
        who.values().forEach(elder -> places.add(elder.placeCode()));
        helpers.forEach(aide -> places.add(aide.placeCode()));
        return new Day(date, clock.getZone(), from(date), visits, who, helpers, faces,
                paths.between(places), before.map(DayReader::kept).orElse(List.of()));
    }

    private int from(LocalDate date) {
        var now = clock.instant().atZone(clock.getZone());
        var today = now.toLocalDate();
        return date.isAfter(today) ? 0 : date.isBefore(today) ? DayRules.ENDS
                : now.getHour() * 60 + now.getMinute();
    }

    private static List<Day.Kept> kept(RoundsOfDay plan) {
        return plan.stops().stream().filter(Stop::fixed)
                .map(stop -> new Day.Kept(stop.visitId(), stop.aideId())).toList();
    }
}
