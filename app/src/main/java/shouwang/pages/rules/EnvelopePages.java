package shouwang.pages.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.rules.Envelope;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/** 县级框架: the county's dated bounds, and which villages would lie outside of them. */
@Controller
@Needs(Right.SEE_POINTS)
class EnvelopePages {
    private static final String RECORD = "envelope:county";
    private final Rulebook rulebook;
    private final Places places;
    private final TransactionTemplate once;
    private final Clock clock;
    private final Meeting meeting;

    EnvelopePages(Rulebook rulebook, Places places, TransactionTemplate once, Clock clock,
            Meeting meeting) {
        this.meeting = meeting;
        this.rulebook = rulebook;
        this.places = places;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping("/timebank/envelope")
    @Transactional(readOnly = true)
    String bounds(Actor actor, Model model) {
        return page(actor, Typed.of(held(actor).values()).put("from", next(actor).toString()), null,
                model);
    }

    /** Looks at who would be outside, or sets the bounds. */
    @PostMapping("/timebank/envelope")
    @Needs(Right.SET_ENVELOPE)
    String set(Actor actor, @RequestParam MultiValueMap<String, String> values, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(values);
        try {
            var bounds = read(typed);
            if ("set".equals(typed.value("step"))) {
                meeting.save(actor, actor.county().code(), RECORD, values, () -> held(actor),
                        () -> rulebook.setEnvelope(actor, read(typed),
                                Given.day(typed.raw("from"), "from", "从哪天起")));
                return Said.then("/timebank/envelope", "saved");
            }
            return once.execute(status -> page(actor, typed, bounds, model));
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return once.execute(status -> page(actor, typed.refused(refusal), null, model));
        }
    }

    /** The first day from which no bounds are written yet: tomorrow or later. */
    private LocalDate next(Actor actor) {
        var tomorrow = LocalDate.now(clock).plusDays(1);
        return rulebook.envelopes(actor.county().code()).stream().map(dated ->
                        dated.from().plusDays(1)).filter(day -> day.isAfter(tomorrow))
                .max(java.util.Comparator.naturalOrder()).orElse(tomorrow);
    }

    /** The bounds written last, be they in force already or from a day to come. */
    private Held held(Actor actor) {
        var bounds = rulebook.envelope(actor.county().code(), next(actor).minusDays(1));
        return new Held()
                .put("leastMinutesPerPoint", "1 分最少几分钟", bounds.leastMinutesPerPoint() + "")
                .put("mostMinutesPerPoint", "1 分最多几分钟", bounds.mostMinutesPerPoint() + "")
                .put("mostPercent", "倍率最高（%）", bounds.mostPercent() + "")
                .put("mostPerDay", "每天最多存（分钟）", bounds.mostPerDay() + "")
                .put("mostTotal", "累计最多存（分钟）", bounds.mostTotal() + "")
                .put("leastAge", "存时间的最低年龄", bounds.leastAge() + "")
                .put("goods", "换东西", bounds.goods() ? "YES" : "NO",
                        yes -> "YES".equals(yes) ? "可以" : "不可以")
                .put("widest", "赠送最宽到哪里", bounds.widest().name(),
                        Held.words(TimeBankRules.Gifts.values(), TimeBankRules.Gifts::chinese))
                .put("leastExpiryMonths", "有效期最短（月）", bounds.leastExpiryMonths() + "")
                .put("leastReviewers", "最少几人复核", bounds.leastReviewers() + "")
                .put("leastObjectionDays", "最少公示几天", bounds.leastObjectionDays() + "")
                .put("mostWitnessed", "每月只凭旁人作证最多（分钟）", bounds.witnessed() + "");
    }

    private static Envelope read(Typed typed) {
        return new Envelope(number(typed, "leastMinutesPerPoint", "1 分最少几分钟", 240),
                number(typed, "mostMinutesPerPoint", "1 分最多几分钟", 240),
                number(typed, "mostPercent", "倍率最高（%）", 500),
                number(typed, "mostPerDay", "每天最多存（分钟）", 1440),
                number(typed, "mostTotal", "累计最多存（分钟）", 6_000_000),
                number(typed, "leastAge", "存时间的最低年龄", 120),
                !typed.value("goods").equals("NO"),
                Given.word(typed.raw("widest"), TimeBankRules.Gifts.class, "widest", "赠送最宽到哪里"),
                number(typed, "leastExpiryMonths", "有效期最短（月）", 1200),
                number(typed, "leastReviewers", "最少几人复核", 5),
                number(typed, "leastObjectionDays", "最少公示几天", 60),
                typed.value("mostWitnessed").isEmpty() ? null : Integer.valueOf(number(typed,
                        "mostWitnessed", "每月只凭旁人作证最多（分钟）", 44_640)));
    }

    private static int number(Typed typed, String name, String called, int most) {
        return Given.number(typed.raw(name), name, called, 0, most);
    }

    private String page(Actor actor, Typed typed, @Nullable Envelope tried, Model model) {
        var today = LocalDate.now(clock);
        meeting.open(RECORD, held(actor));
        var all = rulebook.envelopes(actor.county().code());
        var now = rulebook.envelope(actor.county().code(), today);
        var villages = places.below(actor.placeCode().length() < 12 ? actor.placeCode()
                : actor.placeCode().substring(0, 12), Place.Kind.VILLAGE);
        model.addAttribute("view", new RulesView.Bounds(now.said(), all.stream()
                .map(b -> new Choice(b.from().toString(), b.envelope().said().isEmpty() ? "不设限"
                        : String.join("，", b.envelope().said()), b.from().isAfter(today)))
                .toList(), actor.may(Right.SET_ENVELOPE), typed,
                tried == null ? null : outside(actor, villages, tried, today), villages.size()));
        return "rules/envelope";
    }

    private List<RulesView.Row> outside(Actor actor, List<Place> villages, Envelope tried,
            LocalDate today) {
        var timeline = rulebook.timeline(actor.placeCode());
        return villages.stream().map(village -> {
            var now = timeline.inForce(village.code(), today);
            var wrong = tried.outside(now.rules());
            return new RulesView.Row(village.code(), village.name(), now.basis(), "",
                    String.join("", wrong), wrong.size());
        }).filter(row -> row.outside() > 0).toList();
    }
}
