package shouwang.pages.field;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
import shouwang.care.Tasks;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.field.Checks;
import shouwang.field.Fact;
import shouwang.field.Kept;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** 核对: the desk decides what phones wrote down and did not fit. */
@Controller
@Needs(Right.VISITS)
class CheckPages {
    private static final int MOST = 400;
    private final Checks checks;
    private final Tasks tasks;
    private final Timetable timetable;
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;

    CheckPages(Checks checks, Tasks tasks, Timetable timetable, Elders elders, Aides aides,
            Clock clock) {
        this.checks = checks;
        this.tasks = tasks;
        this.timetable = timetable;
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    @Bean
    static Said.Words fieldCheckWords() {
        return Said.words("booked", "已照手机上的记进账本。",
                "left", "没有记，原因已留下。");
    }

    @GetMapping("/care/checks")
    @Transactional(readOnly = true)
    public String list(Actor actor, Model model) {
        var today = LocalDate.now(clock);
        var open = checks.open(actor, actor.placeCode());
        var who = elders.byIds(open.stream().map(CheckPages::elderOf).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var stories = open.stream().map(Checks.Check::taskId).collect(Collectors.toSet());
        model.addAttribute("view", new CheckView(open.stream().map(check -> {
            var last = check.facts().getLast();
            var elder = who.get(elderOf(check));
            return new CheckView.Row(check.taskId(), check.aide(),
                    elder == null ? null : elder.name(), last.fact().head().kind().chinese() + "："
                            + FactWords.of(last.fact(), today), why(check.facts().getFirst()),
                    When.moment(check.facts().getFirst().receivedAt(), today));
        }).toList(), tasks.open(actor.placeCode(), MOST).stream()
                .filter(task -> task.kind().equals(Checks.FIELD) && !stories.contains(task.id()))
                .map(task -> new CheckView.Call(task.id(), task.what(),
                        When.moment(task.openedAt(), today))).toList()));
        return "field/checks";
    }

    private static @Nullable UUID elderOf(Checks.Check check) {
        return check.facts().stream().map(Kept::elderId).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    private static String why(Kept kept) {
        return kept.say().replace("服务站在核对。", "");
    }

    @GetMapping("/care/checks/{id}")
    @Transactional(readOnly = true)
    public String one(Actor actor, @PathVariable String id, Model model) {
        return show(actor, Given.id(id), "", null, model);
    }

    private String show(Actor actor, UUID taskId, String typed, @Nullable String wrong,
            Model model) {
        var found = checks.find(actor, taskId);
        if (found.isEmpty()) {
            return call(actor, taskId, wrong, model);
        }
        var check = found.get();
        var today = LocalDate.now(clock);
        var elderId = elderOf(check);
        var elder = elderId == null ? null : elders.find(elderId).map(Elder::name).orElse(null);
        var visit = visitOf(check);
        model.addAttribute("one", new CheckView.One(taskId, check.aide(), check.aideId(),
                elder == null ? null : elderId, elder, check.facts().stream().map(kept ->
                        new CheckView.Line(When.moment(kept.fact().head().at(), today),
                                kept.fact().head().kind().chinese(),
                                FactWords.of(kept.fact(), today), why(kept))).toList(),
                visit == null ? null : now(visit, today), visit == null ? null : visit.id(),
                decided(check), check.facts().stream().anyMatch(kept ->
                        kept.fact() instanceof Fact.Confirm && kept.say().contains("卡")),
                typed, wrong));
        return "field/check";
    }

    private @Nullable Visit visitOf(Checks.Check check) {
        var id = check.facts().stream().map(kept -> kept.fact().head().visit())
                .filter(Objects::nonNull).findFirst().orElse(null);
        return id == null ? null : timetable.byIds(List.of(id)).get(id);
    }

    private String now(Visit visit, LocalDate today) {
        var aide = aides.find(visit.aideId()).map(one -> one.name()).orElse("");
        var started = visit.startedAt();
        var finished = visit.finishedAt();
        return visit.service().chinese() + "，" + When.moment(visit.plannedAt(), today) + "，"
                + aide + "，" + visit.status().chinese() + (started == null || finished == null ? ""
                        : " " + When.moment(started, today) + "–" + When.hour(finished))
                + (visit.whyNot() == null ? "" : "（" + visit.whyNot() + "）");
    }

    private static @Nullable String decided(Checks.Check check) {
        var last = check.facts().getLast();
        var entered = last.entered();
        return entered == null ? null : last.decidedBy() + (entered ? " 照记了" : " 没有记："
                + last.why());
    }

    private String call(Actor actor, UUID taskId, @Nullable String wrong, Model model) {
        var task = tasks.get(taskId);
        actor.needPlace(task.placeCode());
        if (!task.kind().equals(Checks.FIELD)) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这一件，可能不归您管。");
        }
        model.addAttribute("call", new CheckView.OneCall(taskId, task.what(),
                When.moment(task.openedAt(), LocalDate.now(clock)), task.outcome() == null ? null
                        : task.closedBy() + "：" + task.outcome(), wrong));
        return "field/call";
    }

    @PostMapping("/care/checks/{id}/enter")
    public String enter(Actor actor, @PathVariable String id, HttpServletResponse response,
            Model model) {
        return decide(actor, Given.id(id), "", "booked", response, model,
                () -> checks.enter(actor, Given.id(id)));
    }

    @PostMapping("/care/checks/{id}/leave")
    public String leave(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why, HttpServletResponse response,
            Model model) {
        return decide(actor, Given.id(id), why, "left", response, model, () -> checks.leave(actor,
                Given.id(id), Given.text(why, "why", "为什么不记", 150)));
    }

    @PostMapping("/care/checks/{id}/close")
    public String close(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String outcome, HttpServletResponse response,
            Model model) {
        var taskId = Given.id(id);
        try {
            tasks.close(actor, taskId, Given.text(outcome, "outcome", "怎么办的", 200));
            return Said.then("/care/checks", "saved");
        } catch (Rejected refusal) {
            return again(actor, taskId, outcome, refusal, response, model);
        }
    }

    private String decide(Actor actor, UUID taskId, String why, String said,
            HttpServletResponse response, Model model, Runnable deed) {
        try {
            deed.run();
            return Said.then("/care/checks", said);
        } catch (Rejected refusal) {
            return again(actor, taskId, why, refusal, response, model);
        }
    }

    private String again(Actor actor, UUID taskId, String typed, Rejected refusal,
            HttpServletResponse response, Model model) {
        if (refusal.reason() == Reason.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        return show(actor, taskId, typed.length() > 200 ? "" : typed, refusal.say(), model);
    }
}
