package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import shouwang.care.Daybook;
import shouwang.care.LateVisits;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.mistake.Mistakes;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pages.Confirmed;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.timebank.Passbook;

/** Visits at the clerk's desk: call back, note what went wrong, write down what paper says. */
@Controller
@Needs(Right.SEE_CARE)
class VisitPages {
    private static final int MOST = 200;
    private final Visits visits;
    private final LateVisits late;
    private final Daybook daybook;
    private final Mistakes mistakes;
    private final Elders elders;
    private final Aides aides;
    private final Passbook passbook;
    private final Desk desk;

    VisitPages(Visits visits, Daybook daybook, Mistakes mistakes, Elders elders, Aides aides,
            Passbook passbook, Desk desk, LateVisits late) {
        this.passbook = passbook;
        this.late = late;
        this.visits = visits;
        this.daybook = daybook;
        this.mistakes = mistakes;
        this.elders = elders;
        this.aides = aides;
        this.desk = desk;
    }

    @GetMapping("/today/waiting")
    @Transactional(readOnly = true)
    String waiting(Actor actor, Model model) {
        var list = visits.waiting(actor.placeCode(), MOST);
        var who = desk.elders(list.stream().map(Visit::elderId));
        var by = desk.aides(list.stream().map(Visit::aideId));
        model.addAttribute("waiting", new VisitPage.Waiting(list.stream()
                .filter(v -> who.containsKey(v.elderId())).map(v -> {
                    var aide = by.get(v.aideId());
                    return new Today.Waiting(v.id(), v.elderId(),
                            Objects.requireNonNull(who.get(v.elderId())).name(),
                            (aide == null ? "" : aide.name() + "·") + v.service().chinese() + " "
                                    + v.minutes() + " 分钟，"
                                    + When.moment(Objects.requireNonNullElse(v.finishedAt(),
                                            v.plannedAt()),
                                            desk.today()));
                }).toList()));
        return "station/waiting";
    }

    /** One day's visits: yesterday and tomorrow are a link away. */
    @GetMapping("/care/visits")
    @Transactional(readOnly = true)
    String day(Actor actor, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String after, Model model) {
        var day = on.isBlank() ? desk.today() : Given.day(on, "on", "日期");
        var list = daybook.on(actor.placeCode(), day,
                after.isBlank() ? new UUID(0, 0) : Given.id(after), MOST);
        var who = desk.elders(list.stream().map(Visit::elderId));
        var by = desk.aides(list.stream().map(Visit::aideId));
        var rows = list.stream().filter(v -> who.containsKey(v.elderId()))
                .sorted(Comparator.comparing(Visit::plannedAt)).map(v -> {
                    var elder = Objects.requireNonNull(who.get(v.elderId()));
                    var aide = by.get(v.aideId());
                    return new VisitPage.Row(v.id(), took(v), v.service(), v.task(), elder.id(),
                            elder.name(), desk.of(elder), aide == null ? "" : aide.name(),
                            v.status(), v.whyNot());
                }).toList();
        var count = daybook.day(actor.placeCode(), day);
        model.addAttribute("list", new VisitPage.Day(When.day(day, desk.today()),
                day.toString(), day.minusDays(1).toString(), day.plusDays(1).toString(),
                count.all(), count.done(), rows,
                list.size() < MOST ? null : list.getLast().id().toString()));
        return "station/visits";
    }

    private static String took(Visit visit) {
        var started = visit.startedAt();
        var finished = visit.finishedAt();
        return started == null ? When.hour(visit.plannedAt()) : When.hour(started)
                + (finished == null ? " 起" : "–" + When.hour(finished));
    }

    /** The picture she signed, for whoever may see the visit. */
    @GetMapping(path = "/care/visits/{id}/signature", produces = "image/png")
    ResponseEntity<byte[]> signature(@PathVariable String id) {
        return daybook.signature(visits.get(Given.id(id)).id()).map(ResponseEntity::ok)
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "这次没有在手机上签字。"));
    }

    @GetMapping("/care/visits/{id}")
    @Transactional(readOnly = true)
    String one(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("page", page(actor, Given.id(id), null));
        return "station/visit";
    }

    private VisitPage page(Actor actor, UUID id, @Nullable String wrong) {
        var visit = visits.get(id);
        var elder = elders.get(visit.elderId());
        var aide = aides.find(visit.aideId()).map(a -> a.name()).orElse("");
        var started = visit.startedAt();
        var finished = visit.finishedAt();
        var took = started == null || finished == null ? null
                : When.hour(started) + "–" + When.hour(finished) + "，" + visit.minutes() + " 分钟";
        var method = visit.method();
        return new VisitPage(visit.id(), elder.id(), elder.name(), desk.of(elder), aide,
                visit.service(), visit.task(), visit.status(),
                When.moment(visit.plannedAt(), desk.today()), took, visit.done(),
                method == null ? null : method.chinese() + "，" + visit.confirmedBy()
                        + "（" + method.worth() + "）",
                visit.whyNot(), visit.method() == Visit.Method.SIGNATURE
                        && daybook.signature(id).isPresent(), mistakes.may(actor, visit), wrong);
    }

    @PostMapping("/care/visits/{id}/confirm")
    @Needs(Right.CONFIRM)
    String confirm(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "CALL_BACK") String method,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String rating,
            @RequestParam(defaultValue = "") String remark, HttpServletResponse response,
            Model model) {
        var visitId = Given.id(id);
        try {
            var how = Given.word(method, Visit.Method.class, "method", "怎么确认的");
            if (how == Visit.Method.CARD) {
                throw new Rejected(Reason.WRONG_KIND, "扫卡确认要用互助员的手机。");
            }
            var name = how == Visit.Method.WITNESS ? Given.name(by, "by", "证人姓名")
                    : by.isBlank() ? elders.get(visits.get(visitId).elderId()).name()
                    : Given.name(by, "by", "确认的人");
            visits.confirm(actor, visitId, new Visit.Confirm(how, name,
                    rating.isBlank() ? null : Given.number(rating, "rating", "评价", 1, 5),
                    Given.optional(remark, "remark", "老人的话", 200)), null);
            return Confirmed.then("/care/visits/" + visitId, passbook.hours(visitId));
        } catch (Rejected refusal) {
            return again(actor, visitId, refusal, response, model);
        }
    }

    @PostMapping("/care/visits/{id}/missed")
    @Needs(Right.VISITS)
    String missed(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why, HttpServletResponse response,
            Model model) {
        return ended(actor, Given.id(id), "saved", response, model, () -> visits.missed(actor,
                Given.id(id), Given.text(why, "why", "原因", 200)));
    }

    @PostMapping("/care/visits/{id}/cancel")
    @Needs(Right.VISITS)
    String cancel(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why, HttpServletResponse response,
            Model model) {
        return ended(actor, Given.id(id), "undone", response, model, () -> visits.cancel(actor,
                Given.id(id), Given.text(why, "why", "原因", 200)));
    }

    @PostMapping("/care/visits/{id}/takeback")
    @Needs(Right.VISITS)
    String takeBack(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why, HttpServletResponse response,
            Model model) {
        return ended(actor, Given.id(id), "undone", response, model,
                () -> mistakes.takeBack(actor, Given.id(id), Given.text(why, "why", "哪里错了", 100)));
    }

    private String ended(Actor actor, UUID visitId, String said, HttpServletResponse response,
            Model model, Runnable deed) {
        try {
            deed.run();
            return Said.then("/care/visits/" + visitId, said);
        } catch (Rejected refusal) {
            return again(actor, visitId, refusal, response, model);
        }
    }

    private String again(Actor actor, UUID visitId, Rejected refusal,
            HttpServletResponse response, Model model) {
        if (refusal.reason() == Reason.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        model.addAttribute("page", page(actor, visitId, refusal.say()));
        return "station/visit";
    }

    @GetMapping("/care/visits/new")
    @Needs(Right.VISITS)
    @Transactional(readOnly = true)
    String enter(Actor actor, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String elder, Model model) {
        var word = Objects.requireNonNullElse(Given.optional(q, "q", "要找的", 40), "");
        var found = word.isEmpty() ? List.<NewNeed.Found>of()
                : elders.list(ElderQuery.of(actor.placeCode(), word, 12)).stream().map(one ->
                        new NewNeed.Found(one.id(), one.name(), desk.of(one), "", "")).toList();
        model.addAttribute("enter", elder.isBlank()
                ? new VisitPage.Enter(word, found, null, Ids.fresh(), List.of(), "", "", "", null)
                : form(Given.id(elder), Ids.fresh(), desk.own(Given.id(elder)), null));
        return "station/enter";
    }

    private VisitPage.Enter form(UUID elderId, UUID id, String aide, @Nullable String wrong) {
        var elder = elders.get(elderId);
        var near = aides.all(elder.villageCode()).stream()
                .filter(one -> !one.id().equals(elderId))
                .map(one -> new NeedPage.Choice(one.id(), one.name(), one.hamlet())).toList();
        return new VisitPage.Enter("", List.of(), new NewNeed.Chosen(elderId, elder.name(),
                desk.of(elder), null), id, near, aide, When.field(desk.now().minusSeconds(3600)),
                When.field(desk.now()), wrong);
    }

    @PostMapping("/care/visits")
    @Needs(Right.VISITS)
    String write(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until, HttpServletResponse response,
            Model model) {
        var elderId = Given.id(elder);
        var visitId = Given.id(id);
        try {
            var kind = Given.word(service, Service.class, "service", "做了什么服务");
            var what = Given.optional(done, "done", "做了什么", 400);
            var text = what == null ? kind.chinese() : what;
            var plan = new Visit.Plan(visitId, elderId,
                    Given.id(Given.text(aide, "aide", "谁去的", 36)), null, kind,
                    Text.cut(text, 200), When.moment(from, "from", "开始时间"));
            var visit = late.afterwards(actor, plan,
                    new Visit.Finish(When.moment(until, "until", "结束时间"), text, null));
            return Said.then("/care/visits/" + visit.id(), "finished");
        } catch (Rejected refusal) {
            if (elders.find(elderId).isEmpty()) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("enter", form(elderId, visitId, aide, refusal.say()));
            return "station/enter";
        }
    }
}
