package shouwang.pages.table;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Visit;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Ground;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.table.Canteen;
import shouwang.table.FoodFacts;
import shouwang.table.Kitchen;
import shouwang.table.Meal;

/** 厨房单: the day's number to print, what eaters must not have, the meals that are brought. */
@Controller
@Needs(Right.TABLE)
class KitchenPages {
    private final Canteen canteen;
    private final Kitchen kitchen;
    private final Elders elders;
    private final Aides aides;
    private final Pairs pairs;
    private final Ground ground;
    private final TableDesk desk;

    KitchenPages(Canteen canteen, Kitchen kitchen, Elders elders, Aides aides, Pairs pairs,
            Ground ground, TableDesk desk) {
        this.canteen = canteen;
        this.kitchen = kitchen;
        this.elders = elders;
        this.aides = aides;
        this.pairs = pairs;
        this.ground = ground;
        this.desk = desk;
    }

    @Bean
    static Said.Words tableKitchenWords() {
        return Said.words("delivered", "送餐已排好，今日路线里就有。");
    }

    private Place village(Actor actor, String code) {
        return ground.village(actor, code).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "请先选一个村。"));
    }

    @GetMapping("/care/table/kitchen")
    @Needs({Right.TABLE, Right.AIDE_ROUND})
    String sheet(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String on, Model model) {
        return show(actor, village(actor, village), desk.day(on), null, null, model);
    }

    /** The same sheet with what eaters must not have; each one looked at stands in the audit. */
    @PostMapping("/care/table/kitchen")
    @Needs({Right.TABLE, Right.AIDE_ROUND})
    String open(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String on, HttpServletResponse response,
            Model model) {
        var place = village(actor, village);
        var day = desk.day(on);
        try {
            return show(actor, place, day, kitchen.facts(actor, place.code(), day), null, model);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, place, day, null, refusal.say(), model);
        }
    }

    private String show(Actor actor, Place place, LocalDate day,
            @Nullable Map<UUID, FoodFacts> facts, @Nullable String wrong, Model model) {
        var number = canteen.number(place.code(), day);
        var known = elders.byIds(number.meals().stream().map(Meal::elderId)
                .collect(Collectors.toSet()));
        var visits = kitchen.brought(number.meals()).stream()
                .collect(Collectors.toMap(Visit::elderId, visit -> visit));
        var who = aides.all(place.code());
        var carriers = desk.names(visits.values().stream().map(Visit::aideId)
                .collect(Collectors.toSet()));
        var plates = number.meals().stream().filter(meal -> known.containsKey(meal.elderId()))
                .map(meal -> plate(meal, Objects.requireNonNull(known.get(meal.elderId())),
                        facts == null ? FoodFacts.NONE
                        : facts.getOrDefault(meal.elderId(), FoodFacts.NONE), number.menu(),
                        visits.get(meal.elderId()), carriers))
                .sorted(Comparator.comparing(CanteenView.Plate::manner)
                        .thenComparing(CanteenView.Plate::name)).toList();
        model.addAttribute("sheet", new CanteenView.Sheet(place.code(), place.name(),
                day.toString(), desk.when(day),
                number.counted(), CanteenPages.state(number), number.menu(),
                (int) number.of(Meal.Manner.HERE), (int) number.of(Meal.Manner.BROUGHT),
                (int) plates.stream().filter(CanteenView.Plate::soft).count(), facts != null,
                actor.may(Right.PRINT_CARDS) || actor.may(Right.AIDE_ROUND), plates,
                who.stream().map(a -> new CanteenView.Carrier(a.id().toString(),
                        a.name())).toList(), actor.may(Right.TABLE)
                        && !day.isBefore(desk.today()), wrong));
        return "table/kitchen";
    }

    private CanteenView.Plate plate(Meal meal, Elder elder, FoodFacts facts, String menu,
            @Nullable Visit visit, Map<UUID, String> carriers) {
        var against = facts.against(menu);
        return new CanteenView.Plate(elder.name(), desk.of(elder), meal.manner().chinese(),
                meal.soft() || facts.soft(), String.join("，", facts.notes()),
                against.isEmpty() ? "" : "今天的菜里有“" + String.join("、", against) + "”",
                visit == null ? "" : carriers.getOrDefault(visit.aideId(), ""));
    }

    /** Makes visits of the meals that are brought: her own aide, else the one chosen here. */
    @PostMapping("/care/table/deliver")
    String deliver(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String carrier, HttpServletResponse response,
            Model model) {
        var place = village(actor, village);
        var day = desk.day(on);
        var other = aides.get(Given.id(carrier)).id();
        try {
            var brought = canteen.number(place.code(), day).meals().stream()
                    .filter(meal -> meal.manner() == Meal.Manner.BROUGHT).map(Meal::elderId)
                    .toList();
            var own = new HashMap<UUID, UUID>();
            pairs.current(brought).forEach((elder, pair) -> own.put(elder, pair.aideId()));
            own.keySet().retainAll(List.copyOf(brought));
            kitchen.deliver(actor, place.code(), day, own, other);
            return Said.then("/care/table/kitchen?village=" + place.code() + "&on=" + day,
                    "delivered");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, place, day, null, refusal.say(), model);
        }
    }

    /** Who cooks, and so may see what eaters must not have. */
    @PostMapping("/care/table/cooks")
    String cook(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String cooks) {
        var place = village(actor, village);
        canteen.cook(actor, place.code(), aides.get(Given.id(aide)).id(), "1".equals(cooks));
        return Said.then("/care/table/kitchen?village=" + place.code(), "saved");
    }
}
