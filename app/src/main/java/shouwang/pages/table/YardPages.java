package shouwang.pages.table;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Week;
import shouwang.people.Aides;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.table.Canteen;
import shouwang.table.Courtyard;
import shouwang.table.Courtyards;

/** 幸福小院: the list of tables, and one table with whose turn it is. */
@Controller
@Needs({Right.TABLE, Right.AIDE_ROUND})
class YardPages {
    private static final int MOST = 8;
    private final Courtyards yards;
    private final Canteen canteen;
    private final Elders elders;
    private final Aides aides;
    private final Places places;
    private final Ground ground;
    private final TableDesk desk;

    YardPages(Courtyards yards, Canteen canteen, Elders elders, Aides aides, Places places,
            Ground ground, TableDesk desk) {
        this.canteen = canteen;
        this.yards = yards;
        this.elders = elders;
        this.aides = aides;
        this.places = places;
        this.ground = ground;
        this.desk = desk;
    }

    @Bean
    static Said.Words tableYardWords() {
        return Said.words("arranged", "轮流做饭排好了。");
    }

    @GetMapping("/care/courtyard")
    String all(Actor actor, Model model) {
        return list(actor, Ids.fresh(), null, model);
    }

    private String list(Actor actor, UUID id, @Nullable String wrong, Model model) {
        var all = yards.below(actor);
        var names = places.names(all.stream().map(Courtyard::placeCode).distinct().toList());
        var founds = actor.may(Right.TABLE) && actor.placeCode().length() == 12;
        model.addAttribute("view", new YardView.All(all.stream().map(yard -> new YardView.Yard(
                        yard.id().toString(), yard.name(),
                        names.getOrDefault(yard.placeCode(), ""), Week.words(yard.days())))
                .toList(), founds, id.toString(), founds ? Stream.concat(
                        places.children(actor.placeCode()).stream(),
                        Stream.of(places.get(actor.placeCode()))).map(place ->
                        new YardView.Where(place.code(), place.name())).toList() : List.of(),
                TableDesk.boxes(0b0100100), cooks(actor), wrong));
        return "table/yards";
    }

    /** Whether this aide cooks at the village's canteen, and so has its sheet to look at. */
    private boolean cooks(Actor actor) {
        return actor.may(Right.AIDE_ROUND) && actor.placeCode().length() == 12
                && canteen.cooks(actor.placeCode()).contains(actor.person());
    }

    @PostMapping("/care/courtyard")
    @Needs(Right.TABLE)
    String found(Actor actor, @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response, Model model) {
        var id = Given.id(form.getFirst("id"));
        try {
            var place = ground.within(actor, form.getFirst("place"));
            var days = TableDesk.days(form);
            if (days == 0) {
                throw new Rejected(Reason.MISSING, "days", "哪几天一起吃没有选，至少选一天。");
            }
            yards.found(actor, new Courtyard(id, place,
                    Given.text(form.getFirst("name"), "name", "小院的名字", 20), days));
            return Said.then("/care/courtyard/" + id, "added");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return list(actor, id, refusal.say(), model);
        }
    }

    @GetMapping("/care/courtyard/{id}")
    String table(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String q,
            Model model) {
        return show(actor, Given.id(id),
                Objects.requireNonNullElse(Given.optional(q, "q", "要找的", 40), ""), null, model);
    }

    private String show(Actor actor, UUID id, String q, @Nullable String wrong, Model model) {
        var table = yards.table(actor, id);
        var people = Stream.of(table.neighbours().stream().map(Courtyard.Neighbour::personId),
                table.held().stream().map(Courtyard.Meal::hostId),
                table.ahead().stream().map(Courtyard.Meal::hostId)).flatMap(s -> s)
                .collect(Collectors.toSet());
        var names = desk.names(people);
        var ahead = table.ahead().stream().map(meal -> meal(actor, meal, names)).toList();
        model.addAttribute("view", new YardView.Table(id.toString(), table.courtyard().name(),
                Week.words(table.courtyard().days()), ahead.isEmpty() ? null : ahead.getFirst(),
                ahead.stream().skip(1).toList(), table.turns().stream().map(turn ->
                        new YardView.Turn(TableDesk.day(turn.day()),
                                names.getOrDefault(turn.hostId(), ""))).toList(),
                table.neighbours().stream().map(n -> seat(n, names))
                        .sorted(Comparator.comparing(YardView.Seat::cooks).reversed()
                                .thenComparing(YardView.Seat::name)).toList(),
                table.held().stream().map(meal -> new YardView.Held(TableDesk.day(meal.day()),
                        names.getOrDefault(meal.hostId(), ""), meal.dishes(),
                        meal.guests().size())).toList(), actor.may(Right.TABLE), q,
                found(actor, table.courtyard(), q, people), wrong));
        return "table/yard";
    }

    private YardView.Meal meal(Actor actor, Courtyard.Meal meal, Map<UUID, String> names) {
        return new YardView.Meal(meal.id().toString(), desk.when(meal.day()),
                names.getOrDefault(meal.hostId(), ""),
                meal.hostId().equals(actor.personId()), meal.dishes(),
                meal.guests().stream().map(id -> names.getOrDefault(id, "")).sorted()
                        .collect(Collectors.joining("、")), !meal.day().isAfter(desk.today()));
    }

    private static YardView.Seat seat(Courtyard.Neighbour n, Map<UUID, String> names) {
        var word = !n.cooks() ? "只来吃，不排做饭" : n.balance() == 0 ? "正好扯平"
                : n.balance() > 0 ? "多做了 " + n.balance() + " 份" : "还差 " + -n.balance() + " 份";
        return new YardView.Seat(n.personId().toString(), names.getOrDefault(n.personId(), ""),
                n.cooks(), n.hosted(), n.eaten(), word);
    }

    private List<YardView.Found> found(Actor actor, Courtyard yard, String q,
            java.util.Set<UUID> there) {
        if (q.isEmpty() || !actor.may(Right.TABLE)) {
            return List.of();
        }
        var village = Place.villageOf(yard.placeCode());
        var old = elders.list(ElderQuery.of(village, q, MOST)).stream().map(e ->
                new YardView.Found(e.id().toString(), e.name(), desk.of(e)));
        var helpers = aides.all(village).stream().filter(a -> a.name().startsWith(q)).limit(MOST)
                .map(a -> new YardView.Found(a.id().toString(), a.name(), "互助员·" + a.hamlet()));
        return Stream.concat(old, helpers).filter(one ->
                !there.contains(UUID.fromString(one.personId()))).toList();
    }

    @PostMapping("/care/courtyard/{id}/neighbours")
    @Needs(Right.TABLE)
    String neighbour(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String seat, HttpServletResponse response,
            Model model) {
        var yard = Given.id(id);
        try {
            yards.neighbour(actor, yard, Given.id(person), "COOKS".equals(seat),
                    !"LEAVES".equals(seat));
            return Said.then("/care/courtyard/" + yard, "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, yard, "", refusal.say(), model);
        }
    }

    @PostMapping("/care/courtyard/{id}/arrange")
    String arrange(Actor actor, @PathVariable String id, HttpServletResponse response,
            Model model) {
        var yard = Given.id(id);
        try {
            yards.arrange(actor, yard);
            return Said.then("/care/courtyard/" + yard, "arranged");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(actor, yard, "", refusal.say(), model);
        }
    }
}
