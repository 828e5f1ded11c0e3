package shouwang.pages.counter;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
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
import shouwang.kernel.Points;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Places;
import shouwang.timebank.shop.Counter;
import shouwang.timebank.shop.DayClosing;
import shouwang.timebank.shop.Good;
import shouwang.timebank.shop.Sale;
import shouwang.timebank.shop.Settlement;
import shouwang.timebank.shop.Shelf;

/** The shelf with its stock, today's receipts, and the closing of the day. */
@Controller
@Needs(Right.COUNTER)
class ShelfPages {
    private static final int MOST = 200;
    private static final long MOST_MINUTES = 600_000;
    private final Shelf shelf;
    private final DayClosing closing;
    private final Counter counter;
    private final Households households;
    private final Places places;
    private final Clock clock;
    private final Meeting meeting;

    ShelfPages(Shelf shelf, DayClosing closing, Counter counter, Households households,
            Places places, Clock clock,
            Meeting meeting) {
        this.meeting = meeting;
        this.shelf = shelf;
        this.closing = closing;
        this.counter = counter;
        this.households = households;
        this.places = places;
        this.clock = clock;
    }

    @Bean
    static Said.Words counterShelfWords() {
        return Said.words("settled", "已日结。",
                "stocked", "库存已记。");
    }

    private static String village(Actor actor) {
        if (actor.placeCode().length() < 12) {
            throw new Rejected(Reason.NOT_YOURS, "货架和日结在各村的账号里办，请用村里的账号登录。");
        }
        return actor.placeCode().substring(0, 12);
    }

    @GetMapping("/timebank/counter/shelf")
    @Transactional(readOnly = true)
    String shelf(Actor actor, Model model) {
        return shelf(actor, null, model);
    }

    private String shelf(Actor actor, @Nullable String wrong, Model model) {
        model.addAttribute("view", new CounterView.Shelf(shelf.all(village(actor)).stream()
                .map(good -> new CounterView.Row(good.id().toString(), good.number(), good.name(),
                        good.unit(), good.price().text(), good.stock(), good.withdrawn())).toList(),
                actor.may(Right.WRITE_POINTS), Ids.fresh().toString(), wrong));
        return "counter/shelf";
    }

    @PostMapping("/timebank/counter/shelf")
    @Needs(Right.WRITE_POINTS)
    String add(Actor actor, @RequestParam Map<String, String> form, Model model,
            HttpServletResponse response) {
        try {
            shelf.add(actor, Given.id(form.get("id")), village(actor), new Good.Form(
                    Given.number(form.get("number"), "number", "货号", 1, 999),
                    Given.text(form.get("name"), "name", "货名", 40),
                    Given.text(form.get("unit"), "unit", "单位", 10), price(form.get("price"))));
            return Said.then("/timebank/counter/shelf", "added");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return shelf(actor, refusal.say(), model);
        }
    }

    private static Points price(@Nullable String raw) {
        return Given.points(raw, "price", "积分", MOST_MINUTES);
    }

    /** One good: its name and price to change, and its stock book. */
    @GetMapping("/timebank/counter/shelf/{id}")
    @Transactional(readOnly = true)
    String good(Actor actor, @PathVariable String id, Model model) {
        return good(actor, shelf.get(actor, Given.id(id)), Map.of(), null, model);
    }

    private String good(Actor actor, Good good, Map<String, String> typed,
            @Nullable Rejected refusal, Model model) {
        var today = LocalDate.now(clock);
        meeting.open("good:" + good.id(), held(good));
        model.addAttribute("view", new CounterView.Terms(good.id().toString(), good.number(),
                typed.getOrDefault("name", good.name()), typed.getOrDefault("unit", good.unit()),
                typed.getOrDefault("price", good.price().text()), good.stock(),
                actor.may(Right.WRITE_POINTS), shelf.movements(good.id(), MOST).stream()
                .map(m -> new CounterView.Moved(When.paper(m.at()), m.kind().chinese(),
                        (m.quantity() > 0 ? "+" : "") + m.quantity(), m.stockAfter(), m.memo()))
                .toList(), refusal == null ? null : refusal.say(),
                refusal == null ? null : refusal.field()));
        return "counter/good";
    }

    /** A new name, unit or price; what was sold keeps its own. */
    @PostMapping("/timebank/counter/shelf/{id}/terms")
    @Needs(Right.WRITE_POINTS)
    String terms(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var good = shelf.get(actor, Given.id(id));
        try {
            meeting.save(actor, village(actor), "good:" + good.id(), form,
                    () -> held(shelf.get(actor, good.id())),
                    () -> shelf.change(actor, good.id(), new Good.Form(good.number(),
                            Given.text(form.getFirst("name"), "name", "货名", 40),
                            Given.text(form.getFirst("unit"), "unit", "单位", 10),
                            price(form.getFirst("price")))));
            return Said.then("/timebank/counter/shelf/" + good.id(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return good(actor, good, form.toSingleValueMap(), refusal, model);
        }
    }

    private static Held held(Good good) {
        return new Held().put("name", "货名", good.name()).put("unit", "单位", good.unit())
                .put("price", "积分", good.price().text());
    }

    /** Goods in, a new count, off the shelf and on it again: one form a good. */
    @PostMapping("/timebank/counter/shelf/{id}")
    String change(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form,
            Model model, HttpServletResponse response) {
        var good = Given.id(id);
        try {
            var step = form.getOrDefault("step", "");
            switch (step) {
                case "in" -> shelf.in(actor, Given.id(form.get("movement")), good,
                        Given.number(form.get("quantity"), "quantity", "数量", 1, 9999), "进货");
                case "count" -> shelf.counted(actor, Given.id(form.get("movement")), good,
                        Given.number(form.get("quantity"), "quantity", "数量", 0, 9999), "盘点");
                case "off", "on" -> shelf.withdraw(actor, good, "off".equals(step));
                default -> throw new Rejected(Reason.WRONG_FORM, "没有看懂要做哪一步，请重新点。");
            }
            return Said.then("/timebank/counter/shelf", "stocked");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return shelf(actor, refusal.say(), model);
        }
    }

    @GetMapping("/timebank/counter/day")
    @Transactional(readOnly = true)
    String day(Actor actor, Model model) {
        var sheet = closing.now(actor, village(actor));
        var today = LocalDate.now(clock);
        var sales = counter.since(village(actor), sheet.since(), MOST);
        var homes = households.byIds(sales.stream().map(Sale::householdId).toList());
        model.addAttribute("view", new CounterView.Day(since(sheet, today), sheet.sales(),
                sheet.sold().text(), sheet.returns(), sheet.returned().text(), sheet.net().text(),
                given(sheet), sales.stream().map(sale -> receipt(sale, homes, today)).toList(),
                closing.list(village(actor), 30).stream().map(c -> new CounterView.Closed(
                        c.id().toString(), When.paper(c.until()), c.net().text(),
                        c.enteredName())).toList(), Ids.fresh().toString()));
        return "counter/day";
    }

    private static String since(Settlement sheet, LocalDate today) {
        return sheet.since().equals(Instant.EPOCH) ? "开张" : When.paper(sheet.since());
    }

    private static CounterView.Receipt receipt(Sale sale,
            Map<java.util.UUID, Household> homes, LocalDate today) {
        var home = homes.get(sale.householdId());
        return new CounterView.Receipt(sale.id().toString(), When.paper(sale.at()),
                home == null ? "" : home.head(), sale.lines().stream().map(line -> line.name()
                        + " " + line.quantity() + " " + line.unit())
                        .collect(Collectors.joining("、")), sale.points().text(),
                sale.returned() != null);
    }

    private List<CounterView.Given> given(Settlement sheet) {
        return closing.given(sheet).stream().map(g -> new CounterView.Given(g.name(),
                g.quantity() + " " + g.unit(), g.points().text())).toList();
    }

    @PostMapping("/timebank/counter/day")
    String close(Actor actor, @RequestParam(defaultValue = "") String id) {
        var sheet = closing.close(actor, Given.id(id), village(actor));
        return Said.then("/timebank/counter/days/" + sheet.id(), "settled");
    }

    @GetMapping("/timebank/counter/days/{id}")
    @Needs({Right.COUNTER, Right.SEE_POINTS})
    @Transactional(readOnly = true)
    String sheet(@PathVariable String id, Model model) {
        var sheet = closing.get(Given.id(id));
        var today = LocalDate.now(clock);
        model.addAttribute("view", new CounterView.Sheet(sheet.id().toString(),
                places.get(sheet.placeCode()).name(), since(sheet, today),
                When.paper(sheet.until()), sheet.enteredName(), sheet.sales(),
                sheet.sold().text(), sheet.returns(), sheet.returned().text(), sheet.net().text(),
                given(sheet)));
        return "counter/sheet";
    }
}
