package shouwang.care.slip;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.Doorkeeper;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.VisitConfirmed;
import shouwang.care.hours.Hours;
import shouwang.care.hours.Stretch;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** 要核对: slips that the desk looks at before the elder's word on them counts. */
@Component
class Looks {
    private static final Duration WITHIN = Duration.ofDays(3);
    private static final String OWN = "是您自己或者家里人做的，请另一位干事核对确认";
    private final SlipRows rows;
    private final Hours hours;
    private final Doorkeeper door;
    private final Elders elders;
    private final Tasks tasks;
    private final Clock clock;

    Looks(SlipRows rows, Hours hours, Doorkeeper door, Elders elders, Tasks tasks, Clock clock) {
        this.rows = rows;
        this.hours = hours;
        this.door = door;
        this.elders = elders;
        this.tasks = tasks;
        this.clock = clock;
    }

    private static UUID id(Slip slip) {
        return Ids.derived(slip.id(), slip.takenBack() == 0 ? "LOOK"
                : "LOOK " + slip.takenBack());
    }

    /** Why a slip just entered waits, or null; a reason in what it says opens a task. */
    @Nullable String look(Actor actor, Slip slip, Slip.Entry entry, Elder elder, Visit visit) {
        var taken = hours.between(List.of(slip.aideId()), entry.from(), entry.until(),
                visit.id());
        if (taken.stream().anyMatch(one -> elder.id().equals(one.elder()))) {
            throw new Rejected(Reason.TAKEN, "serial",
                    "这位互助员这段时间在这位老人家的上门已经记过了，没有再记。");
        }
        var look = SlipRules.look(entry, elder, isElsewhere(taken, elder), clock.getZone());
        if (look == null) {
            return own(actor, visit);
        }
        var what = elder.name() + "的签单：" + look;
        var now = clock.instant();
        tasks.open(Task.open(id(slip), slip.placeCode(), Slips.LOOK_AT, elder.id(), slip.id(),
                what, now, now.plus(WITHIN)));
        return look;
    }

    /** Two elders of one house may have been looked after together. */
    private boolean isElsewhere(List<Stretch> taken, Elder elder) {
        var homes = elders.byIds(taken.stream().map(Stretch::elder).filter(Objects::nonNull)
                .toList());
        return taken.stream().anyMatch(one -> {
            var other = one.elder() == null ? null : homes.get(one.elder());
            return other == null || !other.householdId().equals(elder.householdId());
        });
    }

    /** Why a slip entered before still waits, or null. */
    @Nullable String open(Actor actor, Slip slip, Visit visit) {
        return tasks.find(id(slip)).filter(Task::isOpen).map(Task::what)
                .orElseGet(() -> own(actor, visit));
    }

    private @Nullable String own(Actor actor, Visit visit) {
        return actor.may(Right.CONFIRM) && visit.status() == Visit.Status.DONE
                && !door.isOthers(actor, visit) ? OWN : null;
    }

    /** The desk has heard from the elder: what made it look at the slip is settled by that. */
    @EventListener
    void heard(VisitConfirmed visit) {
        if (visit.recordedBy().may(Right.CONFIRM)) {
            rows.ofVisit(visit.visitId()).map(Looks::id).flatMap(tasks::find)
                    .filter(Task::isOpen).ifPresent(task -> tasks.close(visit.recordedBy(),
                            task.id(), visit.method().chinese()));
        }
    }
}
