package shouwang.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Visits, from the plan to the elder's confirmation. */
@Component
@Transactional
public class Visits {
    private static final int MOST_MINUTES = 24 * 60;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private final CareRows rows;
    private final Elders elders;
    private final Aides aides;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Visits(CareRows rows, Elders elders, Aides aides, ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.elders = elders;
        this.aides = aides;
        this.events = events;
        this.clock = clock;
    }

    /** Plans a visit; the same id again answers the same. */
    public Visit plan(Actor actor, Visit.Plan plan) {
        actor.need(Right.CARE);
        var elder = elders.get(plan.elderId());
        var aide = aides.get(plan.aideId());
        if (elder.status() != Elder.Status.HERE) {
            throw new Rejected(Reason.NOT_NOW, "%s现在%s，先不安排上门。回来后请在老人页改成在家。"
                    .formatted(elder.name(), elder.status().chinese()));
        }
        if (aide.endedOn() != null) {
            throw new Rejected(Reason.NOT_NOW, aide.name() + "已不做互助员，请换一位。");
        }
        if (aide.id().equals(elder.id())) {
            throw new Rejected(Reason.WRONG_KIND, "不能派老人照护自己，请换一位。");
        }
        rows.insertVisit(plan.id(), elder.placeCode(), plan, clock.instant(), actor.id());
        return get(plan.id());
    }

    @Transactional(readOnly = true)
    public Visit get(UUID id) {
        return rows.visit(id).orElseThrow(Visits::notThere);
    }

    /** A visit that this actor may work on: an aide only their own. */
    @Transactional(readOnly = true)
    public Visit mine(Actor actor, UUID id) {
        return check(actor, get(id));
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这次上门，可能不归您管。");
    }

    private Visit check(Actor actor, Visit visit) {
        if (actor.may(Right.CARE)) {
            return visit;
        }
        actor.need(Right.AIDE_ROUND);
        if (!visit.aideId().equals(actor.person())) {
            throw notThere();
        }
        return visit;
    }

    private Visit forUpdate(Actor actor, UUID id) {
        return check(actor, rows.visitForUpdate(id).orElseThrow(Visits::notThere));
    }

    public Visit start(Actor actor, UUID id, Instant at) {
        var visit = forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED -> {
                notLater(at);
                rows.start(id, at);
                yield get(id);
            }
            case STARTED, DONE, CONFIRMED -> visit;
            case MISSED, CANCELLED -> throw ended(visit);
        };
    }

    /** The visit is done: the minutes are counted from the start. */
    public Visit finish(Actor actor, UUID id, Visit.Finish finish) {
        var visit = forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED -> throw new Rejected(Reason.NOT_NOW, "还没有开始，请先点“开始服务”。");
            case STARTED -> {
                var started = visit.startedAt();
                yield close(visit, started == null ? visit.plannedAt() : started, finish);
            }
            case DONE, CONFIRMED -> visit;
            case MISSED, CANCELLED -> throw ended(visit);
        };
    }

    /** A visit written down afterwards, by the clerk: with its own start and end. */
    public Visit enter(Actor actor, Visit.Plan plan, Visit.Finish finish) {
        actor.need(Right.CARE);
        var visit = plan(actor, plan);
        return visit.status() == Visit.Status.PLANNED
                ? close(visit, plan.plannedAt(), finish) : visit;
    }

    private Visit close(Visit visit, Instant started, Visit.Finish finish) {
        notLater(finish.at());
        var minutes = Duration.between(started, finish.at()).toMinutes();
        if (minutes < 0) {
            throw new Rejected(Reason.OUT_OF_RANGE, "结束时间早于开始时间，请再核对。");
        }
        if (minutes > MOST_MINUTES) {
            throw new Rejected(Reason.OUT_OF_RANGE, "一次上门超过 24 小时，请核对时间，或请干事补记。");
        }
        rows.finish(visit.id(), started, finish, (int) Math.max(1, minutes));
        rows.touched(visit.elderId(), visit.placeCode(), finish.at(), "上门");
        if (visit.needId() != null) {
            rows.needStatus(visit.needId(), Need.Status.ANSWERED, finish.at(), null);
        }
        return get(visit.id());
    }

    /** The elder has said that it was so. Announced once, however often it is said. */
    public Visit confirm(Actor actor, UUID id, Visit.Confirm confirm) {
        var visit = forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED, STARTED -> throw new Rejected(Reason.NOT_NOW, "服务还没有做完，做完再请老人确认。");
            case DONE -> {
                if (confirm.method() == Visit.Method.CALL_BACK) {
                    actor.need(Right.CARE);
                }
                rows.confirm(id, confirm, clock.instant(), actor.id());
                var confirmed = get(id);
                announce(actor, confirmed);
                yield confirmed;
            }
            case CONFIRMED -> visit;
            case MISSED, CANCELLED -> throw ended(visit);
        };
    }

    private void announce(Actor actor, Visit visit) {
        var started = java.util.Objects.requireNonNull(visit.startedAt());
        var finished = java.util.Objects.requireNonNull(visit.finishedAt());
        var minutes = java.util.Objects.requireNonNull(visit.minutes());
        events.publishEvent(new VisitConfirmed(visit.id(), visit.placeCode(), visit.elderId(),
                visit.aideId(), visit.service(), started, finished, minutes, clock.instant(),
                actor));
    }

    /** Nobody went: why, in words. The need it answered is open again. */
    public Visit missed(Actor actor, UUID id, String why) {
        return end(actor, id, Visit.Status.MISSED, why);
    }

    public Visit cancel(Actor actor, UUID id, String why) {
        actor.need(Right.CARE);
        return end(actor, id, Visit.Status.CANCELLED, why);
    }

    private Visit end(Actor actor, UUID id, Visit.Status status, String why) {
        var visit = forUpdate(actor, id);
        if (visit.status() == status) {
            return visit;
        }
        if (visit.status() != Visit.Status.PLANNED && visit.status() != Visit.Status.STARTED) {
            throw ended(visit);
        }
        rows.end(id, status, why);
        if (visit.needId() != null) {
            rows.needStatus(visit.needId(), Need.Status.OPEN, null, null);
        }
        return get(id);
    }

    private static Rejected ended(Visit visit) {
        return new Rejected(Reason.NOT_NOW, "这次上门" + visit.status().chinese() + "，不能再改。");
    }

    private void notLater(Instant at) {
        if (at.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "时间不能在现在之后，请核对手机的钟。");
        }
    }

    /** An aide's day, in the order planned, with what is left over from the week before. */
    @Transactional(readOnly = true)
    public List<Visit> ofAide(UUID aideId, LocalDate day) {
        var from = day.atStartOfDay(clock.getZone()).toInstant();
        return rows.ofAide(aideId, from, from.plus(Duration.ofDays(1)));
    }

    /** What an aide still has open from the last seven days before {@code day}. */
    @Transactional(readOnly = true)
    public List<Visit> leftOver(UUID aideId, LocalDate day) {
        var from = day.atStartOfDay(clock.getZone()).toInstant();
        return rows.openOfAide(aideId, from.minus(Duration.ofDays(7))).stream()
                .filter(visit -> visit.plannedAt().isBefore(from)).toList();
    }

    @Transactional(readOnly = true)
    public List<Visit> ofElder(UUID elderId, Instant before, int limit) {
        return rows.ofElder(elderId, before, limit);
    }

    /** The visits that answer these needs and still hold. */
    @Transactional(readOnly = true)
    public List<Visit> forNeeds(Collection<UUID> needIds) {
        return needIds.isEmpty() ? List.of() : rows.forNeeds(needIds);
    }

    /** Minutes of confirmed visits of an aide: the person's own honour, whoever spends the points. */
    @Transactional(readOnly = true)
    public long tally(UUID aideId) {
        return rows.tally(aideId);
    }

    /** Done and not yet confirmed, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Visit> waiting(String placeCode, int limit) {
        return rows.waiting(placeCode, limit);
    }

    @Transactional(readOnly = true)
    public int countWaiting(String placeCode) {
        return rows.countWaiting(placeCode);
    }

    /** How many visits of a day there are, and how many are done. */
    @Transactional(readOnly = true)
    public Day day(String placeCode, LocalDate day) {
        var from = day.atStartOfDay(clock.getZone()).toInstant();
        var count = rows.day(placeCode, from, from.plus(Duration.ofDays(1)));
        return new Day(count[0], count[1]);
    }

    /** A day's visits in two numbers. */
    public record Day(int all, int done) {}
}
