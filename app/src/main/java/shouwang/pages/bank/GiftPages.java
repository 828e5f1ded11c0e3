package shouwang.pages.bank;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Service;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pairing.Cards;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.timebank.booking.Booking;
import shouwang.timebank.booking.Bookings;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.giving.Estates;
import shouwang.timebank.giving.Giving;
import shouwang.timebank.giving.Parting;
import shouwang.timebank.rules.Article;
import shouwang.timebank.shop.Counter;

/** A household's points at the station's desk: its card, gifts, the pool, booked services. */
@Controller
@Needs(Right.WRITE_POINTS)
class GiftPages {
    private static final int MOST_MINUTES = 60_000;
    private static final Map<String, String> SAID = Map.of("gift", "gifted", "leave", "parted",
            "stay", "stayed", "back", "cameback", "lost", "newcard");
    private final Households households;
    private final HouseholdCards cards;
    private final Cards wall;
    private final Giving giving;
    private final Estates estates;
    private final Parting parting;
    private final Clock clock;
    private final Bookings bookings;
    private final Counter counter;

    GiftPages(Households households, HouseholdCards cards, Cards wall, Giving giving,
            Estates estates, Parting parting, Bookings bookings, Counter counter, Clock clock) {
        this.estates = estates;
        this.parting = parting;
        this.clock = clock;
        this.households = households;
        this.cards = cards;
        this.wall = wall;
        this.giving = giving;
        this.bookings = bookings;
        this.counter = counter;
    }

    @Bean
    static Said.Words bankGiftWords() {
        return Said.words("newcard", "旧卡已作废。请点“印家庭卡”，把新卡交给户里。",
                "gifted", "已赠送，按本村细则第 11 条。",
                "parted", "已退出时间银行，按本村细则第 14 条。当天可以撤回。",
                "stayed", "退出已撤回，和没有退过一样。",
                "cameback", "已回到时间银行，从今天起又记分。");
    }

    @GetMapping("/timebank/passbook/{id}/use")
    @Transactional(readOnly = true)
    String use(@PathVariable String id, Model model) {
        return page(Given.id(id), null, model);
    }

    private String page(UUID id, @Nullable String wrong, Model model) {
        var home = households.get(id);
        var living = cards.living(id);
        var barred = cards.barred(id);
        model.addAttribute("view", new GiftView(id.toString(), home.head(),
                counter.available(id).text(), spaced(cards.number(home)), home.cardVersion(),
                cards.judged(home).stream().map(one -> new GiftView.Member(
                        one.member().id().toString(), one.member().name(),
                        barred.contains(one.member().id()), one.why())).toList(),
                living.stream().filter(Household.Member::elder).map(m ->
                        new GiftView.Choice(m.id().toString(), m.name())).toList(),
                Arrays.stream(Service.values()).filter(s -> s != Service.EMERGENCY).map(s ->
                        new GiftView.Choice(s.name(), s.chinese())).toList(),
                living.isEmpty(), giving.allowed(home.placeCode()), leave(home),
                Ids.fresh().toString(), wrong));
        return "bank/use";
    }

    private GiftView.Leave leave(Household home) {
        var away = parting.away(home.id());
        return new GiftView.Leave(Article.LEAVING.chinese() + "：退出时间银行的，"
                + parting.rule(home.placeCode()).chinese() + "。",
                away.map(left -> left.id().toString()).orElse(null),
                away.map(left -> "%s 退出，由%s登记：%s。%s".formatted(left.on(),
                        left.enteredName(), left.reason(), left.how().chinese()
                                + "（" + new Points(left.minutes()).text() + " 分）。")).orElse(""),
                away.filter(left -> left.on().equals(LocalDate.now(clock))).isPresent());
    }

    private static String spaced(String number) {
        return number.substring(0, 4) + " " + number.substring(4);
    }

    /** One step: give, donate, ask, book, inherit, let a member spend, lose the card. */
    @PostMapping("/timebank/passbook/{id}/use")
    String step(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form,
            Model model, HttpServletResponse response) {
        var household = Given.id(id);
        try {
            take(actor, household, form);
            return Said.then("/timebank/passbook/" + household + "/use",
                    SAID.getOrDefault(form.getOrDefault("step", ""), "saved"));
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(household, refusal.say(), model);
        }
    }

    private void take(Actor actor, UUID home, Map<String, String> form) {
        var step = form.getOrDefault("step", "");
        switch (step) {
            case "gift" -> giving.gift(actor, Given.id(form.get("form")), home, other(actor, form),
                    points(form), Given.optional(form.get("relation"), "relation", "关系", 16),
                    reason(form));
            case "donate" -> giving.donate(actor, Given.id(form.get("form")), home, points(form),
                    reason(form));
            case "ask" -> giving.ask(actor, Given.id(form.get("form")), home, points(form),
                    reason(form));
            case "estate" -> estates.hand(actor, Given.id(form.get("form")), home,
                    form.getOrDefault("card", "").isBlank() ? null : other(actor, form),
                    Given.optional(form.get("paper"), "paper", "凭什么承接", 50), reason(form));
            case "book" -> bookings.book(actor, new Booking.Ask(Given.id(form.get("form")), home,
                    Given.id(form.get("elder")),
                    Given.word(form.get("service"), Service.class, "service", "服务"),
                    reason(form), minutes(form), actor.name()));
            case "allow", "bar" -> cards.maySpend(actor, home, Given.id(form.get("member")),
                    "allow".equals(step));
            case "leave" -> parting.leave(actor, Given.id(form.get("form")), home, reason(form));
            case "stay" -> parting.undo(actor, Given.id(form.get("left")), "当天撤回");
            case "back" -> parting.back(actor, Given.id(form.get("left")));
            case "lost" -> lost(actor, home, reason(form));
            default -> throw new Rejected(Reason.WRONG_FORM, "没有看懂要做哪一步，请重新点。");
        }
    }

    /** The printed household card may carry an elder's QR: that one dies with it. */
    private void lost(Actor actor, UUID home, String why) {
        cards.lost(actor, home, why);
        cards.living(home).stream().filter(Household.Member::elder)
                .forEach(member -> wall.lost(actor, member.id()));
    }

    private UUID other(Actor actor, Map<String, String> form) {
        return cards.read(Given.text(form.get("card"), "card", "对方卡号", 200),
                actor.placeCode()).map(Household::id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "card", "认不出对方的卡号，请核对卡上的 8 位数。"));
    }

    private static Points points(Map<String, String> form) {
        return Given.points(form.get("points"), "points", "几分", MOST_MINUTES);
    }

    private static Points minutes(Map<String, String> form) {
        return new Points(Given.number(form.get("minutes"), "minutes", "分钟", 1, MOST_MINUTES));
    }

    private static String reason(Map<String, String> form) {
        return Given.text(form.get("reason"), "reason", "说明", 100);
    }
}
