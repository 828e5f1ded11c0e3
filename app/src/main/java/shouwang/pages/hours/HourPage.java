package shouwang.pages.hours;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.timebank.earning.Dispute;
import shouwang.timebank.earning.Disputes;
import shouwang.timebank.earning.Earnings;
import shouwang.timebank.earning.Reviews;

/** One earning: who looked at it, what was objected, how it was ruled. */
@Controller
@Needs(Right.SEE_POINTS)
class HourPage {
    private static final int LONGEST = 200;
    private final Earnings earnings;
    private final Disputes disputes;
    private final Reviews reviews;
    private final Proof proof;
    private final WhichVillage which;
    private final Clock clock;

    HourPage(Earnings earnings, Disputes disputes, Reviews reviews, Proof proof,
            WhichVillage which, Clock clock) {
        this.earnings = earnings;
        this.disputes = disputes;
        this.reviews = reviews;
        this.proof = proof;
        this.which = which;
        this.clock = clock;
    }

    @Bean
    static Said.Words hoursHourWords() {
        return Said.words("objected", "异议登记好了，等别人裁决。",
                "ruled", "裁决好了，账上已照办。");
    }

    @GetMapping("/timebank/hours/{id}")
    @Transactional(readOnly = true)
    String one(Actor actor, @PathVariable String id, Model model) {
        return page(actor, Given.id(id), Map.of(), null, null, model);
    }

    private String page(Actor actor, UUID id, Map<String, String> form, @Nullable String objector,
            @Nullable String wrong, Model model) {
        var e = earnings.get(actor, id);
        var today = LocalDate.now(clock);
        var told = disputes.of(id).stream().map(d -> new HourView.Told(d.id().toString(),
                d.reason(), d.enteredName() + "登记，" + When.moment(d.at(), today),
                ruled(d, today), d)).toList();
        var open = told.stream().filter(t -> t.dispute().ruled() == null)
                .map(HourView.Told::id).findFirst().orElse(null);
        var last = Disputes.until(e);
        var frozen = told.stream().map(HourView.Told::dispute).filter(d -> d.ruled() == null)
                .findFirst().flatMap(disputes::frozen).map(HourPage::frozen).orElse(null);
        var may = actor.may(Right.SUPERVISE) || actor.may(Right.WRITE_POINTS);
        model.addAttribute("view", new HourView.One(e, HourPages.row(e, e.name(),
                which.names(List.of(e.home())).getOrDefault(e.home(), ""),
                proof.of(List.of(e), false).getOrDefault(id, ""), today),
                e.enteredName() + "，" + When.moment(e.enteredAt(), today), reviews.names(id),
                told, open, frozen, When.paper(last), may && open == null && !today.isAfter(last)
                        && (e.open()
                        || e.state() == shouwang.timebank.earning.Earning.State.FINAL),
                may && open != null, Ids.fresh().toString(), typed(form), objector, wrong));
        return "hours/one";
    }

    private static String frozen(Disputes.Frozen frozen) {
        return "已入账的先冻结 " + frozen.held() + "，裁决以前不能用。" + (frozen.spent().minutes() == 0
                ? "" : "另外 " + frozen.spent() + " 已经用掉，裁决也收不回来，要和户里商量。");
    }

    private static @Nullable String ruled(Dispute d, LocalDate today) {
        var ruled = d.ruled();
        return ruled == null ? null : "%s裁决：%s，%d → %d 分钟。%s（%s）".formatted(ruled.by(),
                ruled.ruling().chinese(), d.was(), ruled.minutes(), ruled.why(),
                When.moment(ruled.at(), today));
    }

    private static HourView.Typed typed(Map<String, String> form) {
        return form.isEmpty() ? HourView.Typed.NOTHING : new HourView.Typed("",
                form.getOrDefault("reason", ""), form.getOrDefault("minutes", ""),
                form.getOrDefault("why", ""));
    }

    /** One step: object, rule, or look who objected. */
    @PostMapping("/timebank/hours/{id}")
    String step(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form,
            Model model, HttpServletResponse response) {
        var earning = Given.id(id);
        try {
            return switch (form.getOrDefault("step", "")) {
                case "object" -> {
                    disputes.object(actor, Given.id(form.get("form")), earning,
                            Given.text(form.get("objector"), "objector", "谁提的", 40),
                            Given.text(form.get("reason"), "reason", "什么意见", LONGEST));
                    yield Said.then("/timebank/hours/" + earning, "objected");
                }
                case "rule" -> {
                    rule(actor, earning, form);
                    yield Said.then("/timebank/hours/" + earning, "ruled");
                }
                case "who" -> page(actor, earning, Map.of(), disputes.reveal(actor,
                        about(actor, earning, form), Given.text(form.get("why"), "why", "为什么要看",
                                LONGEST)), null, model);
                default -> throw new Rejected(Reason.WRONG_FORM, "没有看懂要做哪一步，请重新点。");
            };
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(actor, earning, form, null, refusal.say(), model);
        }
    }

    private void rule(Actor actor, UUID earning, Map<String, String> form) {
        var ruling = Given.word(form.get("ruling"), Dispute.Ruling.class, "ruling", "裁决");
        disputes.rule(actor, about(actor, earning, form), ruling,
                ruling == Dispute.Ruling.CHANGE ? Given.number(form.get("minutes"), "minutes",
                        "改记的分钟", 1, 1_440) : 0,
                Given.text(form.get("why"), "why", "理由", LONGEST));
    }

    /** The dispute named in the form, if it is about this earning. */
    private UUID about(Actor actor, UUID earning, Map<String, String> form) {
        var dispute = disputes.get(actor, Given.id(form.get("dispute")));
        if (!dispute.earning().equals(earning)) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这条异议，请返回再看。");
        }
        return dispute.id();
    }
}
