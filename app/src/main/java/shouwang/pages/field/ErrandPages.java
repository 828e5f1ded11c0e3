package shouwang.pages.field;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
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
import shouwang.care.errand.Errand;
import shouwang.care.errand.Errands;
import shouwang.care.picture.Pictures;
import shouwang.kernel.Given;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** 跑腿的钱: elders' money in aides' hands, what does not come out even on top. */
@Controller
@Needs(Right.SEE_CARE)
class ErrandPages {
    private static final int MOST = 200;
    private static final int DONE = 30;
    private final Errands errands;
    private final Pictures pictures;
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;

    ErrandPages(Errands errands, Pictures pictures, Elders elders, Aides aides, Clock clock) {
        this.errands = errands;
        this.pictures = pictures;
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    @Bean
    static Said.Words fieldErrandWords() {
        return Said.words("evened", "这笔跑腿的钱已结清。");
    }

    @GetMapping("/care/errands")
    @Transactional(readOnly = true)
    public String list(Actor actor, Model model) {
        return show(actor, null, null, model);
    }

    private String show(Actor actor, @Nullable UUID at, @Nullable String wrong, Model model) {
        var open = errands.open(actor.placeCode(), MOST);
        var done = errands.done(actor.placeCode(), DONE);
        var all = Stream.concat(open.stream(), done.stream()).toList();
        var who = elders.byIds(all.stream().map(Errand::elderId).collect(Collectors.toSet()));
        var by = aides.byIds(all.stream().map(Errand::aideId).collect(Collectors.toSet()));
        var receipts = new HashMap<UUID, UUID>();
        pictures.about(all.stream().flatMap(one -> Stream.concat(Stream.of(one.id()),
                one.steps().stream().map(Errand.Step::id))).toList())
                .forEach(picture -> receipts.put(picture.about(), picture.id()));
        model.addAttribute("view", new ErrandView(
                open.stream().map(one -> row(one, who, by, receipts)).toList(),
                done.stream().map(one -> row(one, who, by, receipts)).toList(), wrong, at));
        return "field/errands";
    }

    private ErrandView.Row row(Errand errand, Map<UUID, Elder> who, Map<UUID, Aide> by,
            Map<UUID, UUID> receipts) {
        var today = LocalDate.now(clock);
        var elder = who.get(errand.elderId());
        var aide = by.get(errand.aideId());
        var outcome = errand.outcome();
        return new ErrandView.Row(errand.id(), errand.elderId(),
                elder == null ? "" : elder.name(), aide == null ? "" : aide.name(),
                When.past(errand.openedAt(), today), errand.advanced().text(),
                errand.spent().text(), errand.returned().text(), off(errand),
                outcome == null ? null : errand.settledBy() + "：" + outcome,
                errand.steps().stream().map(step -> new ErrandView.Line(
                        When.moment(step.at(), today), step.kind().chinese(), step.sum().text(),
                        step.what(), step.signed() ? "/care/errands/steps/" + step.id()
                                + "/signature" : null, receipt(errand, step, receipts)))
                        .toList());
    }

    /** A receipt hangs on its step, or on the errand, and then on what was bought. */
    private static @Nullable String receipt(Errand errand, Errand.Step step,
            Map<UUID, UUID> receipts) {
        var own = receipts.get(step.id());
        var any = step.kind() == Errand.Kind.BOUGHT ? receipts.get(errand.id()) : null;
        return own != null ? "/people/pictures/" + own : any != null ? "/people/pictures/" + any
                : null;
    }

    private static @Nullable String off(Errand errand) {
        var left = errand.difference().fen();
        if (errand.returned().fen() > errand.advanced().fen()) {
            return "找零 " + errand.returned() + " 比老人给的 " + errand.advanced() + " 还多，先核对";
        }
        if (!errand.isFinished()) {
            return left > 0 ? "还没有找零，手上还有 " + new Money(left) : left < 0
                    ? "互助员垫了 " + new Money(-left) + "，还没有结" : "还没有说结了没有";
        }
        return left == 0 ? null : left > 0 ? "少找了 " + new Money(left)
                : "多出 " + new Money(-left);
    }

    @PostMapping("/care/errands/{id}/settle")
    @Needs(Right.ERRANDS)
    public String settle(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String outcome, HttpServletResponse response,
            Model model) {
        var errand = Given.id(id);
        try {
            errands.settle(actor, errand, Given.text(outcome, "outcome", "怎么结清的", 200));
            return Said.then("/care/errands", "evened");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            return show(actor, errand, refusal.say(), model);
        }
    }

    /** What the elder signed for a step. */
    @GetMapping(path = "/care/errands/steps/{id}/signature", produces = "image/png")
    public ResponseEntity<byte[]> signature(Actor actor, @PathVariable String id) {
        return errands.signature(actor, Given.id(id)).map(ResponseEntity::ok).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "这一步没有签字。"));
    }
}
