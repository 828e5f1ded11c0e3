package shouwang.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.county.County;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Needs: raised by anyone for an elder, answered against a clock. */
@Component
@Transactional
public class Needs {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private final CareRows rows;
    private final Elders elders;
    private final Visits visits;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Needs(CareRows rows, Elders elders, Visits visits, ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.elders = elders;
        this.visits = visits;
        this.events = events;
        this.clock = clock;
    }

    /** Writes a need down; the same id again answers the same. */
    public Need raise(Actor actor, Need.Raise raise) {
        if (!actor.may(Right.CALLS) && !actor.may(Right.AIDE_ROUND) && !actor.may(Right.KIN_HOME)) {
            actor.need(Right.CALLS);
        }
        return write(raise, actor);
    }

    /** By the house itself, on behalf of whoever stands before the card on the wall. */
    Need write(Need.Raise raise, County county) {
        return write(raise, Actor.house(county));
    }

    private Need write(Need.Raise raise, Actor by) {
        var elder = elders.get(raise.elderId());
        if (elder.status() == Elder.Status.DEAD) {
            throw new Rejected(Reason.NOT_NOW, elder.name() + "已登记过世，不能再登记求助。登记错了，请先到“情况有变”里撤销。");
        }
        var now = clock.instant();
        if (raise.raisedAt().isAfter(now.plus(CLOCK_SKEW))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "raisedAt", "提出的时间不能在现在之后。");
        }
        var need = new Need(raise.id(), elder.placeCode(), elder.id(), raise.service(),
                raise.wish(), raise.people(), raise.raisedAs(), raise.raisedBy(), raise.via(),
                raise.raisedAt(), raise.raisedAt().plus(raise.within()), raise.isUrgent(),
                by.name(), Need.Status.OPEN,
                raise.isUrgent() ? Need.Level.VILLAGE.ordinal() : 0, null, raise.piece());
        var fresh = rows.insertNeed(need, now, by) == 1;
        var there = get(raise.id());
        if (!there.elderId().equals(elder.id())) {
            throw new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再填。");
        }
        if (fresh) {
            events.publishEvent(there.urgent() ? new NeedNews.Urgent(there)
                    : new NeedNews.Raised(there));
        }
        return there;
    }

    @Transactional(readOnly = true)
    public Need get(UUID id) {
        return rows.need(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个求助，可能不归您管。"));
    }

    /** Held until the transaction ends, as whoever starts or confirms a visit of it holds it. */
    public Need hold(UUID id) {
        return forUpdate(id);
    }

    /** What is still open below a place: urgent ones first, then by their clocks. */
    @Transactional(readOnly = true)
    public List<Need> open(String placeCode, int limit) {
        return rows.openNeeds(placeCode, limit);
    }

    @Transactional(readOnly = true)
    public int countOpen(String placeCode) {
        return rows.countOpen(placeCode);
    }

    @Transactional(readOnly = true)
    public List<Need> ofElder(UUID elderId, int limit) {
        return rows.needsOf(elderId, limit);
    }

    /** All needs of a place, the newest first, older than {@code before}. */
    @Transactional(readOnly = true)
    public List<Need> list(String placeCode, Instant before, int limit) {
        return rows.needs(placeCode, before, limit);
    }

    /** The visits that answer a need. */
    @Transactional(readOnly = true)
    public List<Visit> answers(Need need) {
        return rows.ofNeed(need.id(), need.elderId());
    }

    /** Sends an aide; two clerks at once send one, and the second sees who goes. */
    public Visit give(Actor actor, UUID needId, UUID aideId, Instant plannedAt) {
        actor.need(Right.ANSWER);
        var need = forUpdate(needId);
        var going = answers(need).stream().filter(v -> v.status() != Visit.Status.CANCELLED
                && v.status() != Visit.Status.MISSED).toList();
        var mine = going.stream().filter(v -> v.aideId().equals(aideId)).findFirst();
        if (mine.isPresent()) {
            return mine.get();
        }
        if (going.size() >= need.people()) {
            throw new Rejected(Reason.TAKEN, "已经派了人，不用再派。要换人请先取消原来的上门。");
        }
        if (!need.isOpen()) {
            throw new Rejected(Reason.NOT_NOW, "这个求助" + need.status().chinese() + "，不能再派人。");
        }
        var visit = visits.plan(actor, new Visit.Plan(Ids.fresh(), need.elderId(),
                aideId, needId, need.service(), need.wish(), plannedAt));
        rows.needStatus(needId, Need.Status.GIVEN, null, null);
        events.publishEvent(new NeedNews.Given(get(needId), visit));
        return visit;
    }

    /** The village has asked what is really wanted; the clock runs from when it was raised. */
    public Need clarify(Actor actor, UUID needId, Service service, String wish, boolean urgent) {
        actor.need(Right.ANSWER);
        var need = forUpdate(needId);
        if (!need.isOpen()) {
            throw new Rejected(Reason.NOT_NOW, "这个求助" + need.status().chinese() + "，不能再改。");
        }
        var pressing = urgent || service == Service.EMERGENCY;
        rows.clarify(needId, service, wish, pressing, need.raisedAt().plus(
                (pressing ? Service.EMERGENCY : service).answerWithin()));
        if (pressing && !need.urgent()) {
            rows.level(needId, Need.Level.VILLAGE.ordinal());
            events.publishEvent(new NeedNews.Urgent(get(needId)));
        } else if (!pressing && need.urgent()) {
            events.publishEvent(new NeedNews.Eased(get(needId), actor));
        }
        return get(needId);
    }

    /** Answered without a visit, such as by a word on the telephone. */
    public Need answered(Actor actor, UUID needId, String how) {
        return end(actor, needId, Need.Status.ANSWERED, how);
    }

    /** Nobody is needed any more; who was still to go is called off. */
    public Need withdraw(Actor actor, UUID needId, String reason) {
        return end(actor, needId, Need.Status.WITHDRAWN, reason);
    }

    private Need end(Actor actor, UUID needId, Need.Status status, String reason) {
        actor.need(Right.ANSWER);
        var need = forUpdate(needId);
        var answers = answers(need);
        if (answers.stream().anyMatch(visit -> visit.status() == Visit.Status.STARTED)) {
            throw new Rejected(Reason.NOT_NOW, "互助员已经在老人家了，做完就算办好，不用再改。");
        }
        if (need.isOpen()) {
            rows.needStatus(needId, status, clock.instant(), reason);
            answers.stream().filter(visit -> visit.status() == Visit.Status.PLANNED)
                    .forEach(visit -> visits.cancel(actor, visit.id(), reason));
            events.publishEvent(new NeedNews.Ended(get(needId), actor));
        } else if (need.status() != status) {
            throw new Rejected(Reason.NOT_NOW, "这个求助" + need.status().chinese() + "，不用再改。");
        }
        return get(needId);
    }

    private Need forUpdate(UUID id) {
        return Optional.of(id).flatMap(rows::needForUpdate).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个求助，可能不归您管。"));
    }
}
