package shouwang.pages.life;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.life.LifeEvent;
import shouwang.people.life.LifeEvents;
import shouwang.people.life.LifeStory;

/** Writes down what became of somebody, lets a second person confirm it, takes it back. */
@Controller
@Needs(Right.SEE_PEOPLE)
class LifePages {
    private final Elders elders;
    private final Aides aides;
    private final LifeEvents life;
    private final LifeStory story;
    private final Clock clock;

    LifePages(Elders elders, Aides aides, LifeEvents life, LifeStory story, Clock clock) {
        this.elders = elders;
        this.aides = aides;
        this.life = life;
        this.story = story;
        this.clock = clock;
    }

    private record Asked(Elder.@Nullable Status chosen, @Nullable LocalDate since,
            List<String> doubts, @Nullable String wrong) {
        static final Asked NOTHING = new Asked(null, null, List.of(), null);
    }

    @GetMapping("/people/elders/{id}/life")
    String page(Actor actor, @PathVariable String id, Model model) {
        return show(actor, Given.id(id), Asked.NOTHING, model);
    }

    private String show(Actor actor, UUID id, Asked asked, Model model) {
        var elder = elders.find(id).orElse(null);
        var aide = elder == null ? aides.get(id) : null;
        var name = elder != null ? elder.name() : aide != null ? aide.name() : "";
        var today = LocalDate.now(clock);
        var steps = story.of(actor, id);
        var lines = story.lines(steps);
        var last = steps.stream().filter(LifeEvent::holds).findFirst().orElse(null);
        model.addAttribute("view", new LifeView(id, name, elder,
                (elder == null ? "/people/aides/" : "/people/elders/") + id,
                elder == null ? "互助员" : elder.status().chinese(),
                elder == null || !actor.may(Right.WRITE_PEOPLE) ? List.of() : choices(elder),
                today.toString(), (asked.since() == null ? today : asked.since()).toString(),
                asked.chosen(), asked.doubts(), asked.wrong(),
                steps.stream().map(step -> step(actor, name, step, step.equals(last),
                        lines.getOrDefault(step.id(), List.of()), today)).toList()));
        return "life/life";
    }

    private static List<Elder.Status> choices(Elder elder) {
        return elder.status() == Elder.Status.DEAD || elder.status() == Elder.Status.REPORTED
                ? List.of() : Stream.of(Elder.Status.HERE, Elder.Status.AWAY,
                        Elder.Status.HOSPITAL, Elder.Status.MOVED, Elder.Status.DEAD)
                        .filter(one -> one != elder.status()).toList();
    }

    private static LifeView.Step step(Actor actor, String name, LifeEvent step, boolean last,
            List<LifeStory.Line> lines, LocalDate today) {
        var told = step.told().name() + " " + When.moment(step.told().at(), today) + "记的";
        var seconded = step.seconded();
        var undone = step.undone();
        var mine = step.told().by().equals(actor.id());
        var undo = !last || !actor.may(Right.WRITE_PEOPLE) ? null
                : step.isToSecond() ? "报错了，撤回"
                : step.kind() == LifeEvent.Kind.DEAD ? name + "还在，记错了，撤销" : "记错了，撤销";
        return new LifeView.Step(step.id(), step.kind().chinese() + "，" + step.since() + " 起",
                seconded == null ? told : told + "，" + seconded.name() + " "
                        + When.moment(seconded.at(), today) + "核实",
                step.isToSecond(), step.isToSecond() && actor.may(Right.SECOND_DEATH) && !mine,
                mine, undo, "撤销“" + step.kind().chinese() + "”？"
                        + (lines.isEmpty() ? "" : "停掉的 " + lines.size() + " 样都会带回来，带不回来的会写明。"),
                undone == null ? null : undone.name() + " " + When.moment(undone.at(), today)
                        + "撤销了", lines);
    }

    @PostMapping("/people/elders/{id}/status")
    @Needs(Right.WRITE_PEOPLE)
    String status(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String sure, HttpServletResponse response,
            Model model) {
        var elder = Given.id(id);
        var chosen = Given.word(status, Elder.Status.class, "status", "情况");
        var day = since.isBlank() ? LocalDate.now(clock) : Given.day(since, "since", "从哪天起");
        try {
            if (chosen == Elder.Status.REPORTED) {
                throw new Rejected(Reason.WRONG_KIND, "status", "请点“过世”。");
            }
            var doubts = sure.equals("yes") ? List.<String>of()
                    : life.doubts(actor, elder, chosen, day);
            if (!doubts.isEmpty()) {
                response.setStatus(Reason.NOT_NOW.status());
                return show(actor, elder, new Asked(chosen, day, doubts, null), model);
            }
            life.tell(actor, elder, chosen, day);
            return Said.then("/people/elders/" + elder + "/life", "saved");
        } catch (Rejected refusal) {
            return refused(actor, elder, new Asked(chosen, day, List.of(), refusal.say()),
                    refusal, response, model);
        }
    }

    private String refused(Actor actor, UUID id, Asked asked, Rejected refusal,
            HttpServletResponse response, Model model) {
        if (refusal.reason() == Reason.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        return show(actor, id, asked, model);
    }

    /** 属实: the second account's word. */
    @PostMapping("/people/elders/{id}/life/{step}/second")
    @Needs(Right.SECOND_DEATH)
    String second(Actor actor, @PathVariable String id, @PathVariable String step) {
        life.second(actor, Given.id(step));
        return Said.then("/people/elders/" + Given.id(id) + "/life", "saved");
    }

    /** The last step was a mistake; the page shows what came back and what did not. */
    @PostMapping("/people/elders/{id}/life/{step}/undo")
    @Needs(Right.WRITE_PEOPLE)
    String undo(Actor actor, @PathVariable String id, @PathVariable String step,
            HttpServletResponse response, Model model) {
        var person = Given.id(id);
        try {
            life.undo(actor, Given.id(step));
            return Said.then("/people/elders/" + person + "/life", "undone");
        } catch (Rejected refusal) {
            return refused(actor, person, new Asked(null, null, List.of(), refusal.say()),
                    refusal, response, model);
        }
    }
}
