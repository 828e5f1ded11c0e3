package shouwang.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Visits as an aide's phone tells them when it has a signal again: each carries its own start and
 * end, whatever became of the plan meanwhile.
 */
@Component
@Transactional
public class LateVisits {
    /** So much may two tellings of one visit differ and still be the same. */
    private static final Duration ABOUT = Duration.ofMinutes(2);
    private final Visits visits;
    private final Doorkeeper door;
    private final Clock clock;

    LateVisits(Visits visits, Doorkeeper door, Clock clock) {
        this.visits = visits;
        this.door = door;
        this.clock = clock;
    }

    /** A visit nobody had planned, told by the aide who made it. */
    public Visit dropIn(Actor actor, Visit.Plan plan, Visit.Finish finish) {
        actor.need(Right.AIDE_ROUND);
        if (!plan.aideId().equals(actor.person())) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这次上门，可能不归您管。");
        }
        return visits.entered(actor, plan, finish);
    }

    /**
     * From a slip of paper, entered by the desk or by the aide who holds it. Whoever calls opens
     * a task where it does not fit the aide's day, and leaves it unconfirmed.
     */
    public Visit onPaper(Actor actor, Visit.Plan plan, Visit.Finish finish) {
        if (!actor.may(Right.SLIPS)) {
            actor.need(Right.AIDE_ROUND);
        }
        return agreed(plan).filter(LateVisits::isOpen)
                .map(one -> {
                    door.hold(plan.aideId());
                    var planned = visits.forUpdate(actor, one.id());
                    return visits.written(actor.id(), planned, plan.plannedAt(), finish);
                }).orElseGet(() -> visits.onPaper(actor, plan, finish));
    }

    /** Told to the desk afterwards, by word of mouth. */
    public Visit afterwards(Actor actor, Visit.Plan plan, Visit.Finish finish) {
        actor.need(Right.VISITS);
        return agreed(plan).map(one -> finish(actor, one.id(), plan.plannedAt(), finish))
                .orElseGet(() -> visits.enter(actor, plan, finish));
    }

    /**
     * What was agreed on with her for that day is this visit, not another one beside it: so a
     * booking of an aide without a phone is closed, and its hold is paid.
     */
    private Optional<Visit> agreed(Visit.Plan plan) {
        var day = day(plan.plannedAt());
        return visits.ofElder(plan.elderId(), plan.plannedAt().plus(Duration.ofDays(1)), 40)
                .stream().filter(one -> one.needId() != null
                        && one.aideId().equals(plan.aideId()) && one.service() == plan.service())
                .filter(one -> isOpen(one) && day(one.plannedAt()).equals(day)
                        || plan.plannedAt().equals(one.startedAt())).findFirst();
    }

    private static boolean isOpen(Visit visit) {
        return visit.status() == Visit.Status.PLANNED || visit.status() == Visit.Status.STARTED;
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    /**
     * A planned visit was made, from then to then, whether its start was told or not. Told again
     * with about the same times it changes nothing; with others it is refused.
     */
    public Visit finish(Actor actor, UUID id, Instant started, Visit.Finish finish) {
        door.hold(visits.mine(actor, id).aideId());
        var visit = visits.forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED, STARTED -> {
                VisitRules.happened(started, clock.instant());
                yield visits.close(actor, visit, started, finish);
            }
            case DONE, CONFIRMED -> {
                if (!about(visit.startedAt(), started)
                        || !about(visit.finishedAt(), finish.at())) {
                    throw new Rejected(Reason.TAKEN, "这次上门已经记过了，时间和这一条不一样。");
                }
                yield visit;
            }
            case MISSED, CANCELLED -> throw VisitRules.ended(visit);
        };
    }

    private static boolean about(@Nullable Instant one, Instant other) {
        return one != null && Duration.between(one, other).abs().compareTo(ABOUT) <= 0;
    }
}
