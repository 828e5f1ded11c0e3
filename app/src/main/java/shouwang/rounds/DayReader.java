package shouwang.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

    /** The day; {@code kept} is what a person fixed in the plan before. */
    @Transactional(readOnly = true)
    Day read(String placeCode, LocalDate date, List<Day.Kept> kept) {
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
                paths.between(places), kept);
    }

    private int from(LocalDate date) {
        var now = clock.instant().atZone(clock.getZone());
        var today = now.toLocalDate();
        return date.isAfter(today) ? 0 : date.isBefore(today) ? DayRules.ENDS
                : now.getHour() * 60 + now.getMinute();
    }
}
