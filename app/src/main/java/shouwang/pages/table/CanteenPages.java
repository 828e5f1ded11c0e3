package shouwang.pages.table;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import shouwang.kernel.Points;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.ChooseVillage;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Week;
import shouwang.people.Elder;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.table.Canteen;
import shouwang.table.Eater;
import shouwang.table.Meal;
import shouwang.table.Terms;

/** 食堂 at the desk: a day's number and menu, who eats on which days. */
@Controller
@Needs(Right.TABLE)
class CanteenPages {
    private static final int MOST = 12;
    private final Canteen canteen;
    private final Elders elders;
    private final Ground ground;
    private final TableDesk desk;
    private final Meeting meeting;

    CanteenPages(Canteen canteen, Elders elders, Ground ground, TableDesk desk,
            Meeting meeting) {
        this.meeting = meeting;
        this.canteen = canteen;
        this.elders = elders;
        this.ground = ground;
        this.desk = desk;
    }

    @GetMapping("/care/table")
    String day(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String on, Model model) {
        var place = ground.village(actor, village);
        if (place.isEmpty()) {
            model.addAttribute("choose",
                    new ChooseVillage("/care/table", "食堂", ground.villages(actor)));
            return "people/village";
        }
        return show(place.get(), desk.day(on), null, model);
    }

    private String show(Place place, LocalDate day, @Nullable String wrong, Model model) {
        var terms = canteen.terms(place.code()).orElse(null);
        var number = canteen.number(place.code(), day);
        var price = number.price();
        var eats = number.meals().stream().collect(Collectors.toMap(Meal::elderId, m -> m));
        var eaters = canteen.eaters(place.code());
        var known = elders.byIds(eaters.stream().map(Eater::elderId).collect(Collectors.toSet()));
        var changeable = number.cooks() && !number.counted() && !day.isBefore(desk.today());
        var rows = eaters.stream().filter(e -> known.containsKey(e.elderId())).map(e ->
                        row(e, Objects.requireNonNull(known.get(e.elderId())),
                                eats.get(e.elderId()), changeable))
                .sorted(Comparator.comparing(CanteenView.Row::eats).reversed()
                        .thenComparing(CanteenView.Row::name)).toList();
        meeting.open("canteen:" + place.code(), held(terms));
        meeting.open("menu:" + place.code() + ":" + day, held(number));
        model.addAttribute("view", new CanteenView.Day(place.code(), place.name(), day.toString(),
                desk.when(day),
                day.minusDays(1).toString(), day.plusDays(1).toString(),
                terms == null ? null : told(terms), number.cooks(), number.counted(),
                day.isBefore(desk.today()), state(number), number.menu(),
                price == null ? "" : price.text(),
                (int) number.of(Meal.Manner.HERE), (int) number.of(Meal.Manner.BROUGHT),
                (int) number.meals().stream().filter(Meal::soft).count(), rows,
                TableDesk.boxes(terms == null ? 31 : terms.days()), wrong));
        return "table/canteen";
    }

    static String state(Canteen.Number number) {
        return !number.cooks() ? "这一天不开饭" : number.counted() ? "九点已报给厨房，不再变"
                : "九点报数，在那以前还能改";
    }

    private static CanteenView.Terms told(Terms terms) {
        var points = terms.points();
        return new CanteenView.Terms(terms.price().text(), points == null ? "" : points.text(),
                points == null ? "" : Long.toString(points.minutes()),
                Week.words(terms.days()));
    }

    private CanteenView.Row row(Eater eater, Elder elder, @Nullable Meal meal,
            boolean changeable) {
        return new CanteenView.Row(elder.id().toString(), elder.name(), desk.of(elder),
                eater.days() == 0 ? "单天报" : Week.words(eater.days()),
                (meal == null ? eater.manner() : meal.manner()).chinese(),
                meal == null ? eater.soft() : meal.soft(), meal != null,
                changeable && elder.status() == Elder.Status.HERE,
                elder.status() == Elder.Status.HERE ? "" : elder.status().chinese());
    }

    /** Opens the canteen, or changes its days and prices. */
    @PostMapping("/care/table/terms")
    String terms(Actor actor, @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response, Model model) {
        var place = village(actor, form.getFirst("village"));
        try {
            meeting.save(actor, place.code(), "canteen:" + place.code(), form,
                    () -> held(canteen.terms(place.code()).orElse(null)),
                    () -> canteen.terms(actor, terms(place, form)));
            return Said.then("/care/table?village=" + place.code(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place, desk.today(), refusal.say(), model);
        }
    }

    private static Terms terms(Place place, MultiValueMap<String, String> form) {
        var days = TableDesk.days(form);
        var price = TableDesk.yuan(form.getFirst("price"), "price");
        if (days == 0 || price == null) {
            throw new Rejected(Reason.MISSING, "price", "哪几天开饭、多少钱一餐都要填。");
        }
        var points = form.getFirst("points");
        return new Terms(place.code(), days, price, points == null || points.isBlank() ? null
                : new Points(Given.number(points, "points", "积分的分钟数", 1, 600)), true);
    }

    private static Held held(@Nullable Terms terms) {
        var told = terms == null ? null : told(terms);
        return new Held().put("days", "哪几天开饭", TableDesk.ticked(terms == null ? 31
                        : terms.days()), Week::word)
                .put("price", "一餐多少钱（元）", told == null ? null : told.price())
                .put("points", "一餐抵多少分钟积分", told == null ? null : told.minutes());
    }

    private static Held held(Canteen.Number number) {
        var price = number.price();
        return new Held().put("dishes", "吃什么", number.menu())
                .put("price", "这天的价钱", price == null ? null : price.text());
    }

    private static Held held(Eater eater) {
        return new Held().put("days", "平常哪几天吃", TableDesk.ticked(eater.days()), Week::word)
                .put("manner", "怎么吃", eater.manner().name(),
                        Held.words(Meal.Manner.values(), Meal.Manner::chinese))
                .put("soft", "饭菜", eater.soft() ? "1" : null, soft -> "要软")
                .put("awayFrom", "不在家从哪天起", text(eater.awayFrom()))
                .put("awayUntil", "到哪天", text(eater.awayUntil()));
    }

    private Eater now(Elder who) {
        return canteen.eater(who.id()).orElse(new Eater(who.id(), 31, Meal.Manner.HERE, false, null,
                null));
    }

    private Place village(Actor actor, @Nullable String code) {
        return ground.village(actor, code).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "请先选一个村。"));
    }

    @PostMapping("/care/table/menu")
    String menu(Actor actor, @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response, Model model) {
        var place = village(actor, form.getFirst("village"));
        var day = desk.day(Objects.requireNonNullElse(form.getFirst("on"), ""));
        try {
            meeting.save(actor, place.code(), "menu:" + place.code() + ":" + day, form,
                    () -> held(canteen.number(place.code(), day)),
                    () -> canteen.menu(actor, place.code(), day,
                            Given.text(form.getFirst("dishes"), "dishes", "吃什么", 200),
                            TableDesk.yuan(form.getFirst("price"), "price")));
            return Said.then("/care/table?village=" + place.code() + "&on=" + day, "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place, day, refusal.say(), model);
        }
    }

    /** One day otherwise than usual. */
    @PostMapping("/care/table/eaters/{elder}/day")
    String single(Actor actor, @PathVariable String elder,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String eats, HttpServletResponse response,
            Model model) {
        var who = elders.get(Given.id(elder));
        var place = village(actor, who.villageCode());
        var day = desk.day(on);
        try {
            canteen.single(actor, who.id(), day, "1".equals(eats));
            return Said.then("/care/table?village=" + place.code() + "&on=" + day, "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place, day, refusal.say(), model);
        }
    }

    @GetMapping("/care/table/eaters")
    String find(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String q, Model model) {
        var place = village(actor, village);
        var word = Objects.requireNonNullElse(Given.optional(q, "q", "要找的", 40), "");
        var eaters = canteen.eaters(place.code()).stream().map(Eater::elderId)
                .collect(Collectors.toSet());
        var found = word.isEmpty() ? List.<CanteenView.Found>of()
                : elders.list(ElderQuery.of(place.code(), word, MOST)).stream().map(elder ->
                        new CanteenView.Found(elder.id().toString(), elder.name(),
                                desk.of(elder), eaters.contains(elder.id()))).toList();
        model.addAttribute("find", new CanteenView.Find(place.code(), word, found));
        return "table/find";
    }

    @GetMapping("/care/table/eaters/{elder}")
    String form(Actor actor, @PathVariable String elder, Model model) {
        var who = elders.get(Given.id(elder));
        actor.needPlace(who.villageCode());
        return form(who, now(who), null, model);
    }

    private String form(Elder who, Eater eater, @Nullable String wrong, Model model) {
        meeting.open("eater:" + who.id(), held(now(who)));
        model.addAttribute("form", new CanteenView.Form(who.id().toString(), who.name(),
                desk.of(who), TableDesk.boxes(eater.days()),
                eater.manner() == Meal.Manner.BROUGHT, eater.soft(), text(eater.awayFrom()),
                text(eater.awayUntil()), wrong));
        return "table/eater";
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    @PostMapping("/care/table/eaters/{elder}")
    String save(Actor actor, @PathVariable String elder,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var who = elders.get(Given.id(elder));
        actor.needPlace(who.villageCode());
        try {
            meeting.save(actor, who.villageCode(), "eater:" + who.id(), form,
                    () -> held(now(who)),
                    () -> canteen.eater(actor, away(eater(who, form), form)));
            return Said.then("/care/table?village=" + who.villageCode(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return form(who, eater(who, form), refusal.say(), model);
        }
    }

    private static Eater eater(Elder who, MultiValueMap<String, String> form) {
        return new Eater(who.id(), TableDesk.days(form),
                "BROUGHT".equals(form.getFirst("manner")) ? Meal.Manner.BROUGHT
                        : Meal.Manner.HERE, form.getFirst("soft") != null, null, null);
    }

    private static Eater away(Eater eater, MultiValueMap<String, String> form) {
        var from = form.getFirst("awayFrom");
        var until = form.getFirst("awayUntil");
        if ((from == null || from.isBlank()) && (until == null || until.isBlank())) {
            return eater;
        }
        var first = Given.day(from, "awayFrom", "不在家从哪天起");
        var last = Given.day(until, "awayUntil", "到哪天");
        if (last.isBefore(first)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "awayUntil", "回来的日子早于出门的，请再核对。");
        }
        return new Eater(eater.elderId(), eater.days(), eater.manner(), eater.soft(), first,
                last);
    }
}
