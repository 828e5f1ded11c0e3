package shouwang.table;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.Service;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Private;

/** 厨房: what the cook must know of those who eat, and the meals that are brought. */
@Component
@Transactional
public class Kitchen {
    /** The pot is lifted at eleven; a noon meal is planned inside the rounds' warm window. */
    private static final LocalTime LIFTED = LocalTime.of(11, 0);
    private final Canteen canteen;
    private final CanteenRows rows;
    private final Private secrets;
    private final Visits visits;
    private final Timetable timetable;
    private final Deliveries deliveries;
    private final Elders elders;
    private final Clock clock;

    Kitchen(Canteen canteen, CanteenRows rows, Private secrets, Visits visits,
            Timetable timetable, Deliveries deliveries, Elders elders, Clock clock) {
        this.deliveries = deliveries;
        this.elders = elders;
        this.canteen = canteen;
        this.rows = rows;
        this.secrets = secrets;
        this.visits = visits;
        this.timetable = timetable;
        this.clock = clock;
    }

    /**
     * What those who eat must not have, and how they chew: only for who cooks, or for the desk
     * that prints the kitchen's sheet; each elder looked at stands in the audit.
     */
    public Map<UUID, FoodFacts> facts(Actor actor, String village, LocalDate day) {
        actor.needPlace(village);
        if (!actor.may(Right.PRINT_CARDS) && !(actor.may(Right.AIDE_ROUND)
                && rows.cooks(village).contains(actor.person()))) {
            throw new Rejected(Reason.NOT_YOURS, "忌口只给做饭的人看。请服务站把您记成做饭的人。");
        }
        var who = canteen.number(village, day).meals().stream().map(Meal::elderId)
                .collect(Collectors.toSet());
        var facts = new HashMap<UUID, FoodFacts>();
        secrets.forTable(actor, who, day + " 做饭").forEach((id, clear) ->
                facts.put(id, FoodFacts.of(clear.health(), clear.mind())));
        return facts;
    }

    /** What was planned and what was called off by {@link #deliver}. */
    public record Delivered(int planned, int there, int cancelled) {}

    /**
     * Makes a visit of each meal that is brought, planned at eleven so that the rounds put it in
     * order; again changes nothing, and calls off what is not brought any more.
     *
     * @param own elder → the aide who looks after her
     * @param other who brings it where she has none
     */
    public Delivered deliver(Actor actor, String village, LocalDate day, Map<UUID, UUID> own,
            UUID other) {
        actor.need(Right.TABLE);
        actor.needPlace(village);
        var today = LocalDate.now(clock);
        if (day.isBefore(today) || day.isAfter(today.plusDays(Deliveries.AHEAD))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "day", "送餐只排今天起七天内的。");
        }
        var brought = atHome(village, day, canteen.number(village, day).meals().stream()
                .filter(meal -> meal.manner() == Meal.Manner.BROUGHT).toList());
        var ids = deliveries.of(Stream.concat(brought.stream().map(Meal::id),
                rows.eaters(village).stream().map(eater -> Meal.id(eater.elderId(), day))));
        var there = timetable.byIds(ids.values());
        var wanted = new HashSet<UUID>();
        var planned = 0;
        for (var meal : brought) {
            var id = Objects.requireNonNull(ids.get(meal.id()));
            wanted.add(id);
            if (!there.containsKey(id)) {
                visits.plan(actor, plan(id, meal, own.getOrDefault(meal.elderId(), other)));
                planned++;
            }
        }
        var gone = new ArrayList<>(there.values());
        gone.removeIf(visit -> wanted.contains(visit.id())
                || visit.status() != Visit.Status.PLANNED);
        gone.forEach(visit -> visits.cancel(actor, visit.id(), "今天不送餐了"));
        return new Delivered(planned, brought.size() - planned, gone.size());
    }

    /** Without those who left home after the kitchen had its number. */
    private List<Meal> atHome(String village, LocalDate day, List<Meal> meals) {
        var known = elders.byIds(meals.stream().map(Meal::elderId).toList());
        var away = rows.eaters(village).stream().filter(eater -> eater.away(day))
                .map(Eater::elderId).collect(Collectors.toSet());
        return meals.stream().filter(meal -> {
            var elder = known.get(meal.elderId());
            return elder != null && elder.status() == Elder.Status.HERE
                    && !away.contains(elder.id());
        }).toList();
    }

    private Visit.Plan plan(UUID id, Meal meal, UUID aide) {
        return new Visit.Plan(id, meal.elderId(), aide, null, Service.MEALS,
                meal.soft() ? "送午饭，要软" : "送午饭",
                meal.day().atTime(LIFTED).atZone(clock.getZone()).toInstant());
    }

    /** The visits of a day's brought meals, as they stand by now, without those called off. */
    @Transactional(readOnly = true)
    public List<Visit> brought(List<Meal> meals) {
        return List.copyOf(timetable.byIds(deliveries.of(meals.stream().map(Meal::id)).values())
                .values());
    }
}
