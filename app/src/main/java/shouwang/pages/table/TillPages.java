package shouwang.pages.table;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Ground;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.table.Canteen;
import shouwang.table.MealMoney;

/** 收饭钱: what was eaten and not paid, by points, money or subsidy. */
@Controller
@Needs(Right.MEAL_MONEY)
class TillPages {
    private static final int LATELY = 30;
    private final MealMoney money;
    private final Canteen canteen;
    private final Elders elders;
    private final Ground ground;
    private final TableDesk desk;

    TillPages(MealMoney money, Canteen canteen, Elders elders, Ground ground, TableDesk desk) {
        this.money = money;
        this.canteen = canteen;
        this.elders = elders;
        this.ground = ground;
        this.desk = desk;
    }

    @Bean
    static Said.Words tableTillWords() {
        return Said.words("paid", "饭钱已记。");
    }

    @GetMapping("/care/table/money")
    String till(Actor actor, @RequestParam(defaultValue = "") String village, Model model) {
        return show(place(actor, village), null, model);
    }

    private Place place(Actor actor, String village) {
        return ground.village(actor, village).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "请先选一个村。"));
    }

    private String show(Place place, @Nullable String wrong, Model model) {
        var owing = money.owing(place.code());
        var paid = money.lately(place.code(), LATELY);
        var known = elders.byIds(Stream.concat(owing.stream().map(MealMoney.Owing::elderId),
                paid.stream().map(MealMoney.Payment::elderId)).collect(Collectors.toSet()));
        var points = canteen.terms(place.code()).map(terms -> terms.points()).orElse(null);
        var rows = owing.stream().filter(one -> known.containsKey(one.elderId())).map(one -> {
            var elder = Objects.requireNonNull(known.get(one.elderId()));
            return new CanteenView.Owing(one.elderId().toString(), elder.name(), desk.of(elder),
                    one.meals(), one.fen().text(), points == null ? ""
                            : new Points(points.minutes() * one.meals()).text(),
                    days(one), Ids.fresh().toString());
        }).sorted(Comparator.comparing(CanteenView.Owing::meals).reversed()
                .thenComparing(CanteenView.Owing::name)).toList();
        model.addAttribute("till", new CanteenView.Till(place.code(), place.name(),
                points != null, points == null ? "" : points.text(), rows,
                paid.stream().map(one -> {
                    var elder = known.get(one.elderId());
                    return new CanteenView.Paid(one.id().toString(),
                            elder == null ? "" : elder.name(),
                            one.how().chinese(), one.meals(),
                            one.how() == MealMoney.How.POINTS ? one.points().toString()
                                    : one.fen().toString(),
                            When.moment(one.at(), desk.today()), one.by(),
                            !one.undone() && When.day(one.at()).equals(desk.today()),
                            one.undone());
                }).toList(), owing.stream().map(MealMoney.Owing::fen)
                        .reduce(Money.ZERO, Money::plus).text(), wrong));
        return "table/money";
    }

    private String days(MealMoney.Owing one) {
        LocalDate today = desk.today();
        return one.first().equals(one.last()) ? When.day(one.first(), today)
                : When.day(one.first(), today) + "到" + When.day(one.last(), today);
    }

    @PostMapping("/care/table/money")
    String pay(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String meals, HttpServletResponse response,
            Model model) {
        var who = elders.get(Given.id(elder));
        var place = place(actor, who.villageCode());
        try {
            money.pay(actor, Given.id(id), who.id(),
                    Given.word(how, MealMoney.How.class, "how", "怎么付"),
                    Given.number(meals, "meals", "几餐", 1, 5_000));
            return Said.then("/care/table/money?village=" + place.code(), "paid");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place, who.name() + "：" + refusal.say(), model);
        }
    }

    @PostMapping("/care/table/money/{id}/undo")
    String undo(Actor actor, @PathVariable String id, HttpServletResponse response,
            Model model) {
        var payment = money.find(Given.id(id)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一笔饭钱，可能不归您管。"));
        var place = place(actor, elders.get(payment.elderId()).villageCode());
        try {
            money.undo(actor, payment.id());
            return Said.then("/care/table/money?village=" + place.code(), "undone");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place, refusal.say(), model);
        }
    }
}
