package shouwang.table;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.hours.Hours;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.people.Private;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * 幸福小院: the table of neighbours who cook in turn. The count proposes who is next, people may
 * swap; who cooked is credited when another neighbour or the desk says that the meal was held.
 */
@Component
@Transactional
public class Courtyards {
    private static final int AHEAD = 4;
    private static final int BACK = 8;
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private final CourtyardRows rows;
    private final Elders elders;
    private final Aides aides;
    private final Places places;
    private final Private secrets;
    private final Hours hours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Courtyards(CourtyardRows rows, Elders elders, Aides aides, Places places, Private secrets,
            Hours hours, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.elders = elders;
        this.aides = aides;
        this.places = places;
        this.secrets = secrets;
        this.hours = hours;
        this.events = events;
        this.clock = clock;
    }

    /** Founds a courtyard in a hamlet or a village; the same id again is one. */
    public Courtyard found(Actor actor, Courtyard yard) {
        actor.need(Right.TABLE);
        actor.needPlace(yard.placeCode());
        var kind = places.get(yard.placeCode()).kind();
        if (kind != Place.Kind.VILLAGE && kind != Place.Kind.HAMLET) {
            throw new Rejected(Reason.WRONG_KIND, "place", "小院开在组里或村里。请选一个组。");
        }
        rows.insert(yard, clock.instant());
        return get(yard.id());
    }

    @Transactional(readOnly = true)
    public Courtyard get(UUID id) {
        return rows.find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个小院，可能不归您管。"));
    }

    /** The courtyards below a place; for an aide those she sits at. */
    @Transactional(readOnly = true)
    public List<Courtyard> below(Actor actor) {
        var all = rows.below(actor.placeCode());
        return actor.may(Right.TABLE) ? all : all.stream().filter(yard -> sits(yard,
                actor.person())).toList();
    }

    private boolean sits(Courtyard yard, UUID person) {
        return rows.seats(yard.id()).stream().anyMatch(one -> one.seat().person().equals(person));
    }

    /** The desk, or someone who sits at this table. */
    private Courtyard ours(Actor actor, UUID yardId) {
        var yard = get(yardId);
        actor.needPlace(yard.placeCode());
        if (!actor.may(Right.TABLE)) {
            actor.need(Right.AIDE_ROUND);
            if (!sits(yard, actor.person())) {
                throw new Rejected(Reason.NOT_FOUND, "没有找到这个小院，可能不归您管。");
            }
        }
        return yard;
    }

    /** Someone sits down at the table, cooks or does not, or leaves it. */
    public void neighbour(Actor actor, UUID yardId, UUID personId, boolean cooks, boolean there) {
        actor.need(Right.TABLE);
        var yard = ours(actor, yardId);
        var village = Place.villageOf(yard.placeCode());
        var known = elders.find(personId).map(elder -> elder.villageCode()).or(() ->
                aides.find(personId).map(aide -> aide.villageCode()));
        if (known.filter(village::equals).isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "person", "小院里坐的是本村的老人和互助员。");
        }
        rows.neighbour(yard, personId, cooks, there ? null : LocalDate.now(clock));
    }

    /** The table: who sits there, what is ahead, what was eaten, whose turn it is. */
    @Transactional(readOnly = true)
    public Courtyard.Table table(Actor actor, UUID yardId) {
        var yard = ours(actor, yardId);
        var seated = rows.seats(yardId);
        var ahead = rows.planned(yardId);
        return new Courtyard.Table(yard, seated.stream().map(one -> new Courtyard.Neighbour(
                one.seat().person(), one.seat().cooks(), one.hosted(), one.seat().eaten(),
                one.seat().balance())).toList(), ahead, rows.held(yardId, BACK),
                turns(yard, seated, ahead));
    }

    /** Whose turn it is on the next days that have no host yet, after those that have. */
    private List<Courtyard.Turn> turns(Courtyard yard, List<CourtyardRows.Seated> seated,
            List<Courtyard.Meal> ahead) {
        var seats = seated.stream().map(CourtyardRows.Seated::seat).toList();
        for (var meal : ahead) {
            seats = TurnTaking.after(seats, meal.hostId(), meal.guests(), meal.day());
        }
        var today = LocalDate.now(clock);
        var taken = rows.taken(yard.id(), today);
        var days = new ArrayList<LocalDate>();
        // One that nobody said was held keeps its host's turn, and takes no day of the next ones.
        var coming = ahead.stream().filter(meal -> !meal.day().isBefore(today)).count();
        for (var day = today; days.size() + coming < AHEAD
                && day.isBefore(today.plusDays(60)); day = day.plusDays(1)) {
            if (yard.eats(day) && !taken.contains(day)) {
                days.add(day);
            }
        }
        return TurnTaking.ahead(seats, days).stream()
                .map(turn -> new Courtyard.Turn(turn.day(), turn.host())).toList();
    }

    /** Takes the turns as the count proposes them, everyone coming; what was taken stays. */
    public int arrange(Actor actor, UUID yardId) {
        var yard = ours(actor, yardId);
        rows.hold(yardId);
        var seated = rows.seats(yardId);
        var all = seated.stream().map(one -> one.seat().person()).collect(Collectors.toSet());
        var turns = turns(yard, seated, rows.planned(yardId));
        if (turns.isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, all.isEmpty() || seated.stream()
                    .noneMatch(one -> one.seat().cooks())
                    ? "还没有会做饭的人。先加邻居，勾上“会做饭”。" : "后面几次都排好了，不用再排。");
        }
        return turns.stream().mapToInt(turn -> rows.insert(new Courtyard.Meal(
                Ids.derived(yardId, "MEAL " + turn.day()), yardId, yard.placeCode(), turn.day(),
                turn.hostId(), "", Courtyard.Status.PLANNED, null, all), actor.id())).sum();
    }

    @Transactional(readOnly = true)
    public Courtyard.Meal meal(Actor actor, UUID mealId) {
        var meal = rows.meal(mealId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一餐，可能不归您管。"));
        ours(actor, meal.courtyardId());
        return meal;
    }

    private Courtyard.Meal planned(Actor actor, UUID mealId) {
        rows.hold(meal(actor, mealId).courtyardId());
        var meal = meal(actor, mealId);
        if (meal.status() != Courtyard.Status.PLANNED) {
            throw new Rejected(Reason.NOT_NOW, "这一餐" + meal.status().chinese() + "，不能再改。");
        }
        return meal;
    }

    /**
     * Changes a meal by hand: who cooks, what, and who comes. Where the new host had a later
     * turn, still to come, the two are exchanged, so that nobody cooks twice for a favour.
     */
    public Courtyard.Meal change(Actor actor, UUID mealId, UUID host, String dishes,
            Set<UUID> guests) {
        var meal = planned(actor, mealId);
        var seats = rows.seats(meal.courtyardId()).stream()
                .map(CourtyardRows.Seated::seat).toList();
        if (!cooks(seats, host)) {
            throw new Rejected(Reason.NOT_FOUND, "host", "这位不在小院里，或者不做饭。请换一位。");
        }
        var known = seats.stream().map(TurnTaking.Seat::person).collect(Collectors.toSet());
        var come = new HashSet<>(guests);
        come.retainAll(known);
        come.add(host);
        if (!host.equals(meal.hostId()) && cooks(seats, meal.hostId())) {
            var today = LocalDate.now(clock);
            rows.planned(meal.courtyardId()).stream().filter(other -> other.hostId().equals(host)
                            && other.day().isAfter(meal.day()) && !other.day().isBefore(today))
                    .findFirst().ifPresent(other -> exchange(other, meal.hostId()));
        }
        rows.change(mealId, host, dishes);
        rows.guests(mealId, meal.placeCode(), come);
        return meal(actor, mealId);
    }

    private static boolean cooks(List<TurnTaking.Seat> seats, UUID person) {
        return seats.stream().anyMatch(seat -> seat.person().equals(person) && seat.cooks());
    }

    private void exchange(Courtyard.Meal meal, UUID host) {
        var come = new HashSet<>(meal.guests());
        come.add(host);
        rows.change(meal.id(), host, meal.dishes());
        rows.guests(meal.id(), meal.placeCode(), come);
    }

    /** What of the menu someone who comes must not have; each one looked at stands in the audit. */
    public List<Courtyard.Warning> warnings(Actor actor, UUID mealId) {
        var meal = meal(actor, mealId);
        if (meal.dishes().isBlank()) {
            return List.of();
        }
        var warnings = new ArrayList<Courtyard.Warning>();
        secrets.forTable(actor, meal.guests(), "小院 " + meal.day() + " 对菜单")
                .forEach((id, clear) -> {
                    var words = FoodFacts.of(clear.health(), clear.mind())
                            .against(meal.dishes());
                    if (!words.isEmpty()) {
                        warnings.add(new Courtyard.Warning(id, words));
                    }
                });
        return warnings;
    }

    /**
     * The meal was held: the host's hours are announced, once. Nobody says so of her own cooking:
     * another neighbour or the desk does.
     */
    public Courtyard.Meal held(Actor actor, UUID mealId, int minutes) {
        var there = meal(actor, mealId);
        if (there.status() == Courtyard.Status.HELD) {
            return there;
        }
        var meal = planned(actor, mealId);
        if (!actor.may(Right.TABLE) && actor.person().equals(meal.hostId())) {
            throw new Rejected(Reason.NOT_YOURS, "自己做的饭，请来吃的邻居或服务站点“做过了”。");
        }
        if (meal.day().isAfter(LocalDate.now(clock))) {
            throw new Rejected(Reason.NOT_NOW, "还没到那一天，吃过了再点。");
        }
        if (minutes < 1 || minutes > 480) {
            throw new Rejected(Reason.OUT_OF_RANGE, "minutes", "做饭的时间要在 1 分钟到 8 小时之间。");
        }
        rows.status(mealId, Courtyard.Status.HELD, minutes);
        var noon = meal.day().atTime(NOON).atZone(clock.getZone()).toInstant();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var at = noon.isAfter(now) ? now : noon;
        hours.hold(Place.villageOf(meal.placeCode()), List.of(meal.hostId()));
        hours.put(mealId, meal.placeCode(), List.of(meal.hostId()), at,
                at.plus(Duration.ofMinutes(minutes)), "给小院做饭");
        events.publishEvent(new CourtyardMealHosted(mealId, meal.placeCode(), meal.hostId(), at,
                minutes, actor));
        return meal(actor, mealId);
    }

    /** This once nobody cooks; the count stays as it is. */
    public void callOff(Actor actor, UUID mealId) {
        if (meal(actor, mealId).status() != Courtyard.Status.CALLED_OFF) {
            planned(actor, mealId);
            rows.status(mealId, Courtyard.Status.CALLED_OFF, null);
        }
    }
}
