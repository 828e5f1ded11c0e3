package shouwang.pages.counter;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.shop.Counter;
import shouwang.timebank.shop.Good;
import shouwang.timebank.shop.Sale;
import shouwang.timebank.shop.Shelf;

/**
 * The counter. The whole basket travels in the form, so that it works without script and a second
 * window disturbs nothing: scan the card, type numbers (3 or 3*2) with Enter, F8 pays.
 */
@Controller
@Needs(Right.COUNTER)
class CounterPages {
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,3})(?:[*xX×]([0-9]{1,3}))?");
    private final CardReader reader;
    private final HouseholdCards cards;
    private final Households households;
    private final Counter counter;
    private final Shelf shelf;
    private final SpendingRulebook rules;
    private final Clock clock;

    CounterPages(CardReader reader, HouseholdCards cards, Households households, Counter counter,
            Shelf shelf, SpendingRulebook rules, Clock clock) {
        this.reader = reader;
        this.cards = cards;
        this.households = households;
        this.counter = counter;
        this.shelf = shelf;
        this.rules = rules;
        this.clock = clock;
    }

    @Bean
    static Said.Words counterCounterWords() {
        return Said.words("returned", "已退货，积分已退回户里。");
    }

    @GetMapping("/timebank/counter")
    String waiting(Model model) {
        return empty(null, model);
    }

    private static String empty(@Nullable String wrong, Model model) {
        model.addAttribute("view", new CounterView(null, "", "", "", "", 0, false, List.of(),
                List.of(), List.of(), wrong, "card", false, List.of()));
        return "counter/counter";
    }

    /** One step at the counter: scan, add, take off, pay. */
    @PostMapping("/timebank/counter")
    String step(Actor actor, @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var card = form.getFirst("card");
        var basket = basket(form);
        try {
            var home = reader.read(actor, Given.text(card, "card", "卡号", 200));
            try {
                return served(actor, home, form, basket, model);
            } catch (Rejected refusal) {
                response.setStatus(refusal.reason().status());
                return show(home, form, basket, refusal, model);
            }
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return empty(refusal.say(), model);
        }
    }

    private String served(Actor actor, Household home, MultiValueMap<String, String> form,
            Map<UUID, Integer> basket, Model model) {
        var goods = shelf.all(Place.villageOf(home.placeCode()));
        if (form.getFirst("pay") != null) {
            var items = basket.entrySet().stream()
                    .map(e -> new Sale.Item(e.getKey(), e.getValue())).toList();
            var due = Given.number(form.getFirst("due"), "add", "合计", 0, Integer.MAX_VALUE);
            var sale = counter.sell(actor, new Sale.Ask(Given.id(form.getFirst("sale")),
                    home.id(), Given.id(form.getFirst("spender")), items, new Points(due)));
            return "redirect:/timebank/counter/receipts/" + sale.id();
        }
        var minus = form.getFirst("minus");
        var add = form.getFirst("add");
        if (form.getFirst("plus") != null) {
            basket.merge(Given.id(form.getFirst("plus")), 1, Integer::sum);
        } else if (minus != null) {
            var id = Given.id(minus);
            var left = basket.getOrDefault(id, 0) - 1;
            basket.remove(id);
            if (left > 0) {
                basket.put(id, left);
            }
        } else if (add != null && !add.isBlank()) {
            typed(add.strip(), goods, basket);
        }
        return show(home, form, basket, null, model);
    }

    private static void typed(String text, List<Good> goods, Map<UUID, Integer> basket) {
        var match = TYPED.matcher(text);
        if (!match.matches()) {
            throw new Rejected(Reason.WRONG_FORM, "add", "请打货号，比如 3；两份打 3*2。");
        }
        var good = goods.stream().filter(g -> !g.withdrawn()
                && g.number() == Integer.parseInt(match.group(1))).findFirst().orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "add", "货架上没有 " + match.group(1) + " 号货。"));
        basket.merge(good.id(), match.group(2) == null ? 1 : Integer.parseInt(match.group(2)),
                Integer::sum);
    }

    /** {@code q} = id:quantity, once for each good. */
    private static Map<UUID, Integer> basket(MultiValueMap<String, String> form) {
        var basket = new LinkedHashMap<UUID, Integer>();
        for (var pair : form.getOrDefault("q", List.of()).stream().limit(50).toList()) {
            var cut = pair.indexOf(':');
            basket.put(Given.id(cut < 0 ? pair : pair.substring(0, cut)),
                    Given.number(pair.substring(cut + 1), "add", "数量", 1, 9999));
        }
        return basket;
    }

    private String show(Household home, MultiValueMap<String, String> form,
            Map<UUID, Integer> basket, @Nullable Rejected refusal, Model model) {
        var village = Place.villageOf(home.placeCode());
        var goods = shelf.all(village).stream().filter(g -> !g.withdrawn()).toList();
        var lines = goods.stream().filter(g -> basket.containsKey(g.id())).map(g -> {
            var quantity = basket.getOrDefault(g.id(), 1);
            return new Sale.Line(g.id(), g.name(), g.unit(), quantity, g.price());
        }).toList();
        var due = new Points(lines.stream().mapToLong(line -> line.total().minutes()).sum());
        var available = counter.available(home.id());
        var sale = form.getFirst("sale");
        var chosen = form.getFirst("spender");
        var judged = cards.judged(home);
        var members = judged.stream().filter(one -> one.why() == null)
                .map(HouseholdCards.Judged::member).toList();
        var first = chosen == null && !members.isEmpty() ? members.getFirst().id().toString()
                : chosen;
        model.addAttribute("view", new CounterView(form.getFirst("card"),
                sale == null || sale.isBlank() ? Ids.fresh().toString() : sale, home.head(),
                available.text(), due.text(), due.minutes(), available.compareTo(due) >= 0,
                members.stream().map(m -> new CounterView.Member(m.id().toString(), m.name(),
                        m.id().toString().equals(first))).toList(),
                goods.stream().map(g -> new CounterView.Key(g.id().toString(), g.number(),
                        g.name(), g.price().text(), g.stock(), g.unit())).toList(),
                lines.stream().map(CounterPages::line).toList(),
                refusal == null ? null : refusal.say(), refusal == null ? null : refusal.field(),
                !rules.inForce(village, LocalDate.now(clock)).goods(), barred(judged)));
        return "counter/counter";
    }

    private static List<String> barred(List<HouseholdCards.Judged> judged) {
        return judged.stream().filter(one -> one.why() != null)
                .map(one -> one.member().name() + "不能用：" + one.why()).toList();
    }

    private static CounterView.Line line(Sale.Line line) {
        return new CounterView.Line(line.goodId().toString(), line.name(), line.unit(),
                line.quantity(), line.total().text());
    }

    @GetMapping("/timebank/counter/receipts/{id}")
    @Needs({Right.COUNTER, Right.SEE_POINTS})
    @Transactional(readOnly = true)
    String receipt(@PathVariable String id, Model model) {
        return paper(Given.id(id), null, model);
    }

    private String paper(UUID id, @Nullable String wrong, Model model) {
        var sale = counter.get(id);
        var home = households.get(sale.householdId());
        var spender = households.members(home.id()).stream()
                .filter(m -> m.id().equals(sale.spenderId())).findFirst()
                .map(Household.Member::name).orElse(home.head());
        model.addAttribute("view", new CounterView.Paper(sale.id().toString(),
                sale.id().toString().substring(24), home.head(), spender,
                When.paper(sale.at()), sale.enteredName(),
                sale.lines().stream().map(CounterPages::line).toList(), sale.points().text(),
                counter.available(home.id()).text(), sale.returned() != null, wrong));
        return "counter/receipt";
    }

    @PostMapping("/timebank/counter/receipts/{id}/return")
    String takeBack(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String reason, Model model,
            HttpServletResponse response) {
        var sale = Given.id(id);
        try {
            counter.takeBack(actor, sale, Given.text(reason, "reason", "退货原因", 100));
            return Said.then("/timebank/counter/receipts/" + sale, "returned");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return paper(sale, refusal.say(), model);
        }
    }
}
