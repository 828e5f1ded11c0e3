package shouwang.field;

import java.time.Clock;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Ids;
import shouwang.kernel.Text;

/** An aide in need herself is no elder, so no {@code Need}: the desk gets a task with a clock. */
@Component
class CallsForHelp {
    private static final int MOST_WORDS = 120;
    private final Tasks tasks;
    private final Clock clock;

    CallsForHelp(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    void forHerself(Actor actor, Fact.Help fact) {
        var urgent = fact.urgent() || fact.service() == Service.EMERGENCY;
        var within = urgent ? Service.EMERGENCY.answerWithin() : fact.service().answerWithin();
        var wish = Text.within(fact.wish(), MOST_WORDS);
        tasks.open(Task.open(Ids.derived(fact.head().id(), "HELP"), actor.placeCode(),
                Checks.FIELD, null, fact.head().id(), "互助员" + actor.name()
                        + (urgent ? "有急事：" : "自己要帮手：") + fact.service().chinese() + "，" + wish,
                clock.instant(), clock.instant().plus(within)));
    }
}
