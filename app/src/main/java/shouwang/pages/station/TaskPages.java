package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
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
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;

/** 待办: a line of what came of it, Enter, the next one. */
@Controller
@Needs(Right.ANSWER)
class TaskPages {
    private static final int MOST = 100;
    private final Tasks tasks;
    private final Desk desk;

    TaskPages(Tasks tasks, Desk desk) {
        this.tasks = tasks;
        this.desk = desk;
    }

    @GetMapping("/today/tasks")
    @Transactional(readOnly = true)
    String list(Actor actor, Model model) {
        model.addAttribute("tasks", view(actor, null));
        return "station/tasks";
    }

    private TaskView view(Actor actor, @Nullable String wrong) {
        var list = tasks.open(actor.placeCode(), MOST);
        var who = desk.elders(list.stream().map(Task::elderId).filter(Objects::nonNull));
        var rows = list.stream().map(task -> {
            var elder = task.elderId() == null ? null : who.get(task.elderId());
            return new TaskView.Row(task.id(), task.kind().chinese(), task.what(),
                    When.moment(task.dueAt(), desk.today()) + " 前",
                    task.dueAt().isBefore(desk.now()), elder == null ? "" : desk.of(elder),
                    task.link(), task.elderId() != null);
        }).toList();
        return new TaskView(rows, tasks.countOpen(actor.placeCode()),
                tasks.countLate(actor.placeCode()), wrong);
    }

    /** Done, with what came of it; {@code how=called} logs a telephone call as well. */
    @PostMapping("/today/tasks/{id}/close")
    String close(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String outcome, HttpServletResponse response,
            Model model) {
        try {
            var words = Given.text(outcome, "outcome", "怎么办的", 200);
            if (how.equals("called")) {
                tasks.called(actor, Given.id(id), words);
            } else {
                tasks.close(actor, Given.id(id), words);
            }
            return Said.then("/today/tasks", "done");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("tasks", view(actor, refusal.say()));
            return "station/tasks";
        }
    }
}
