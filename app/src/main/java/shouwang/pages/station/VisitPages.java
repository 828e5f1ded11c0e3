package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;

/** Visits at the clerk's desk: call back, note what went wrong, write down what paper says. */
@Controller
@Needs(Right.CARE)
class VisitPages {
    private static final int MOST = 200;
    private final Visits visits;
    private final Elders elders;
    private final Aides aides;
    private final Desk desk;

    VisitPages(Visits visits, Elders elders, Aides aides, Desk desk) {
        this.visits = visits;
        this.elders = elders;
        this.aides = aides;
        this.desk = desk;
    }

    @GetMapping("/visits/waiting")
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
                                    + v.minutes() + " 分，"
                                    + When.moment(Objects.requireNonNull(v.finishedAt()),
                                            desk.today()));
                }).toList()));
        return "station/waiting";
    }

    @GetMapping("/visits/{id}")
    @Transactional(readOnly = true)
    String one(@PathVariable String id, Model model) {
        model.addAttribute("page", page(Given.id(id), null));
        return "station/visit";
    }

    private VisitPage page(UUID id, @Nullable String wrong) {
        var visit = visits.get(id);
        var elder = elders.get(visit.elderId());
        var aide = aides.find(visit.aideId()).map(a -> a.name()).orElse("");
        var started = visit.startedAt();
        var finished = visit.finishedAt();
        var took = started == null || finished == null ? null
                : When.hour(started) + "–" + When.hour(finished) + "，" + visit.minutes() + " 分";
        var method = visit.method();
        return new VisitPage(visit.id(), elder.id(), elder.name(), desk.of(elder), aide,
                visit.service(), visit.task(), visit.status(),
                When.moment(visit.plannedAt(), desk.today()), took, visit.done(),
                method == null ? null : method.chinese() + "，" + visit.confirmedBy(),
                visit.whyNot(), wrong);
    }

    @PostMapping("/visits/{id}/confirm")
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
            var name = how == Visit.Method.WITNESS ? Given.text(by, "by", "证人姓名", 40)
                    : by.isBlank() ? elders.get(visits.get(visitId).elderId()).name()
                    : Given.text(by, "by", "确认的人", 40);
            visits.confirm(actor, visitId, new Visit.Confirm(how, name,
                    rating.isBlank() ? null : Given.number(rating, "rating", "评价", 1, 5),
                    Given.optional(remark, "remark", "老人的话", 200)), null);
            return Said.then("/visits/" + visitId, "confirmed");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("page", page(visitId, refusal.say()));
            return "station/visit";
        }
    }

    @PostMapping("/visits/{id}/missed")
    String missed(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why) {
        visits.missed(actor, Given.id(id), Given.text(why, "why", "为什么没去成", 200));
        return Said.then("/visits/" + Given.id(id), "saved");
    }

    @PostMapping("/visits/{id}/cancel")
    String cancel(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why) {
        visits.cancel(actor, Given.id(id), Given.text(why, "why", "为什么取消", 200));
        return Said.then("/visits/" + Given.id(id), "undone");
    }

    @GetMapping("/visits/new")
    @Transactional(readOnly = true)
    String enter(Actor actor, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String elder, Model model) {
        var word = q.length() > 40 ? q.substring(0, 40) : q.strip();
        var found = word.isEmpty() ? List.<NewNeed.Found>of()
                : elders.list(ElderQuery.of(actor.placeCode(), word, 12)).stream().map(one ->
                        new NewNeed.Found(one.id(), one.name(), desk.of(one), "")).toList();
        model.addAttribute("enter", elder.isBlank()
                ? new VisitPage.Enter(word, found, null, Ids.fresh(), List.of(), "", "", null)
                : form(Given.id(elder), Ids.fresh(), null));
        return "station/enter";
    }

    private VisitPage.Enter form(UUID elderId, UUID id, @Nullable String wrong) {
        var elder = elders.get(elderId);
        var near = aides.all(elder.villageCode()).stream()
                .filter(aide -> !aide.id().equals(elderId))
                .map(aide -> new NeedPage.Choice(aide.id(), aide.name(), aide.hamlet())).toList();
        return new VisitPage.Enter("", List.of(), new NewNeed.Chosen(elderId, elder.name(),
                desk.of(elder), null), id, near, When.field(desk.now().minusSeconds(3600)),
                When.field(desk.now()), wrong);
    }

    @PostMapping("/visits")
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
            var visit = visits.enter(actor, new Visit.Plan(visitId, elderId, Given.id(aide), null,
                    kind, text.length() > 200 ? text.substring(0, 200) : text,
                    moment(from, "from", "开始时间")),
                    new Visit.Finish(moment(until, "until", "结束时间"), text, null));
            return Said.then("/visits/" + visit.id(), "finished");
        } catch (Rejected refusal) {
            if (elders.find(elderId).isEmpty()) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("enter", form(elderId, visitId, refusal.say()));
            return "station/enter";
        }
    }

    private static Instant moment(String raw, String field, String called) {
        try {
            return LocalDateTime.parse(Given.text(raw, field, called, 25)).atZone(When.HERE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.WRONG_FORM, field, called + "要写成 2026-11-23 09:30 这样。");
        }
    }
}
