package shouwang.table;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.leaving.PlannedVisits;

/** The visits that bring meals: which they are, and those that bring nothing any more. */
@Component
class Deliveries {
    /** So many days ahead of today they are planned at most. */
    static final int AHEAD = 7;
    private final Timetable timetable;
    private final PlannedVisits planned;
    private final Clock clock;

    Deliveries(Timetable timetable, PlannedVisits planned, Clock clock) {
        this.timetable = timetable;
        this.planned = planned;
        this.clock = clock;
    }

    /**
     * Meal → the visit that brings it, there or still to be planned: a visit that was called off
     * stays so, whoever wants the meal again gets another.
     */
    Map<UUID, UUID> of(Stream<UUID> meals) {
        var ids = new HashMap<UUID, UUID>();
        meals.forEach(meal -> ids.put(meal, Meal.delivery(meal)));
        var off = off(ids.values());
        while (!off.isEmpty()) {
            var now = off;
            ids.replaceAll((meal, id) -> now.contains(id) ? Meal.again(id) : id);
            off = off(ids.values());
        }
        return ids;
    }

    private Set<UUID> off(Collection<UUID> ids) {
        return timetable.byIds(ids).values().stream()
                .filter(visit -> visit.status() == Visit.Status.CANCELLED)
                .map(Visit::id).collect(Collectors.toSet());
    }

    /** The days for which a delivery may have been planned, from one on. */
    List<LocalDate> days(LocalDate from) {
        var today = LocalDate.now(clock);
        var first = from.isBefore(today) ? today : from;
        var end = today.plusDays(AHEAD + 1);
        return first.isBefore(end) ? first.datesUntil(end).toList() : List.of();
    }

    /** Calls off what would be brought to her on these days; whoever brings it sees it at once. */
    List<PlannedVisits.Off> callOff(UUID elder, Collection<LocalDate> days, String why) {
        return planned.callOff(of(days.stream().map(day -> Meal.id(elder, day))).values(), why);
    }

    /** Visit → why it stays called off. */
    Map<UUID, String> bringBack(Collection<UUID> visits, String why) {
        return planned.bringBack(visits, why);
    }
}
