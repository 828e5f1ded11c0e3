package shouwang.table;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * 食堂: who eats what and when. At nine the day's number is written down for the kitchen and
 * stays; every change writes down first what is due, so that it never reaches back.
 */
@Component
@Transactional
public class Canteen {
    /** How far back a day is still counted that nobody looked at. */
    private static final int BACK = 7;
    private static final String NOT_BROUGHT = "这天不用送了";
    private final CanteenRows rows;
    private final Elders elders;
    private final Places places;
    private final Deliveries deliveries;
    private final Clock clock;

    Canteen(CanteenRows rows, Elders elders, Places places, Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.elders = elders;
        this.places = places;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Terms> terms(String village) {
        return rows.terms(village);
    }

    /** Opens the canteen of a village, or changes what it charges; from the next number on. */
    public void terms(Actor actor, Terms terms) {
        terms(actor, terms, LocalDate.now(clock).plusDays(1));
    }

    /**
     * The same for a canteen that has cooked before it is written down here.
     *
     * @param since a day from which on the new terms hold, also where its nine o'clock has passed
     */
    public void terms(Actor actor, Terms terms, LocalDate since) {
        ours(actor, terms.villageCode());
        if (places.get(terms.villageCode()).kind() != Place.Kind.VILLAGE) {
            throw new Rejected(Reason.WRONG_KIND, "食堂开在村上。请先选村。");
        }
        countDue(terms.villageCode());
        // Days on which the old terms did not cook are over too, else the new ones would count
        // them, and bill what nobody cooked.
        due(terms.villageCode()).stream().filter(day -> day.isBefore(since))
                .forEach(day -> rows.count(terms.villageCode(), day, clock.instant()));
        rows.terms(terms);
    }

    private static void ours(Actor actor, String village) {
        actor.need(Right.TABLE);
        actor.needPlace(village);
    }

    private Terms open(String village) {
        return rows.terms(village).orElseThrow(() -> new Rejected(Reason.NOT_NOW,
                "本村食堂还没有开。请先填哪几天开饭、多少钱一餐。"));
    }

    @Transactional(readOnly = true)
    public List<Eater> eaters(String village) {
        return rows.eaters(village);
    }

    @Transactional(readOnly = true)
    public Optional<Eater> eater(UUID elderId) {
        return rows.eater(elderId);
    }

    /** Writes down on which days an elder eats; from the next number on. */
    public void eater(Actor actor, Eater eater) {
        var elder = elders.get(eater.elderId());
        ours(actor, elder.villageCode());
        open(elder.villageCode());
        countDue(elder.villageCode());
        rows.eater(elder.placeCode(), eater);
        callOff(elder, eater);
    }

    /** What was to be brought and is not any more; what the kitchen has cooked still is. */
    private void callOff(Elder elder, Eater eater) {
        var village = elder.villageCode();
        var terms = open(village);
        var today = LocalDate.now(clock);
        var counted = rows.counted(village, today);
        var said = rows.singles(eater.elderId(), today);
        deliveries.callOff(elder.id(), deliveries.days(today).stream().filter(day ->
                counted.contains(day) ? eater.away(day)
                        : eater.manner() != Meal.Manner.BROUGHT || !terms.cooks(day)
                        || eater.away(day)
                        || !said.getOrDefault(day, eater.usually(day))).toList(), NOT_BROUGHT);
    }

    /** For one day otherwise than usual; refused once the kitchen has its number. */
    public void single(Actor actor, UUID elderId, LocalDate day, boolean eats) {
        var elder = elders.get(elderId);
        ours(actor, elder.villageCode());
        if (!open(elder.villageCode()).cooks(day)) {
            throw new Rejected(Reason.NOT_NOW, "day", "那一天食堂不开饭。");
        }
        MealRules.inTime(day, clock.instant(), clock.getZone());
        if (rows.eater(elderId).isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND, "elder",
                    elder.name() + "还没有登记在食堂吃。请先登记。");
        }
        rows.single(elder.placeCode(), elderId, day, eats);
        if (!eats) {
            deliveries.callOff(elderId, List.of(day), NOT_BROUGHT);
        }
    }

    /**
     * What is cooked on a day; another price only where that day has one, and it stays as it is
     * once the kitchen has its number.
     */
    public void menu(Actor actor, String village, LocalDate day, String dishes,
            @Nullable Money price) {
        ours(actor, village);
        open(village);
        countDue(village);
        var there = own(village, day);
        var counted = rows.counted(village, day).contains(day);
        if (counted && price != null && !price.equals(there)) {
            throw new Rejected(Reason.NOT_NOW, "price", "九点已过，今天的价钱不能再改，菜可以改。");
        }
        rows.menu(village, day, dishes, counted ? there : price);
    }

    /**
     * The number of one day.
     *
     * @param counted whether the kitchen has it; before that it may still change
     * @param menu what is cooked, empty while nobody wrote it down
     * @param price of that day, or null where it is the usual one
     */
    public record Number(LocalDate day, boolean cooks, boolean counted, String menu,
            @Nullable Money price, List<Meal> meals) {
        /** Meals of one manner. */
        public long of(Meal.Manner manner) {
            return meals.stream().filter(meal -> meal.manner() == manner).count();
        }
    }

    /** A day's number, written down where it is due. */
    public Number number(String village, LocalDate day) {
        var terms = rows.terms(village);
        if (terms.isEmpty()) {
            return new Number(day, false, false, "", null, List.of());
        }
        countDue(village);
        var menu = rows.menu(village, day);
        var counted = rows.counted(village, day).contains(day);
        return new Number(day, terms.get().cooks(day), counted,
                menu.map(CanteenRows.Menu::dishes).orElse(""), own(village, day),
                counted ? rows.meals(village, day) : expected(terms.get(), day));
    }

    private @Nullable Money own(String village, LocalDate day) {
        return rows.menu(village, day).map(CanteenRows.Menu::price).orElse(null);
    }

    /** Writes down the numbers of the days whose cut-off has passed. */
    void countDue(String village) {
        var terms = rows.terms(village).orElse(null);
        if (terms == null) {
            return;
        }
        for (var day : due(village)) {
            if (terms.cooks(day) && rows.count(village, day, clock.instant())) {
                rows.insert(expected(terms, day));
            }
        }
    }

    /** The days whose nine o'clock has passed and that are not counted yet. */
    private List<LocalDate> due(String village) {
        var today = LocalDate.now(clock);
        var known = rows.counted(village, today.minusDays(BACK));
        return today.minusDays(BACK).datesUntil(today.plusDays(1)).filter(day ->
                !known.contains(day)
                && MealRules.counted(day, clock.instant(), clock.getZone())).toList();
    }

    private List<Meal> expected(Terms terms, LocalDate day) {
        if (!terms.cooks(day)) {
            return List.of();
        }
        var village = terms.villageCode();
        var eaters = rows.eaters(village);
        var known = elders.byIds(eaters.stream().map(Eater::elderId)
                .collect(Collectors.toSet()));
        var said = rows.singles(village, day);
        var own = own(village, day);
        var price = own == null ? terms.price() : own;
        return eaters.stream().filter(eater -> MealRules.eats(eater,
                        known.get(eater.elderId()), day, said))
                .map(eater -> meal(eater, known, day, price)).toList();
    }

    private static Meal meal(Eater eater, Map<UUID, Elder> known, LocalDate day, Money price) {
        var elder = java.util.Objects.requireNonNull(known.get(eater.elderId()));
        return new Meal(Meal.id(elder.id(), day), elder.placeCode(), elder.id(), day,
                eater.manner(), eater.soft(), price, null);
    }

    /** Who cooks: they alone see what eaters must not have. */
    @Transactional(readOnly = true)
    public Set<UUID> cooks(String village) {
        return rows.cooks(village);
    }

    public void cook(Actor actor, String village, UUID personId, boolean cooks) {
        ours(actor, village);
        rows.cook(village, personId, cooks);
    }
}
