package shouwang.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Visits, from the plan to the elder's confirmation. */
@Component
@Transactional
public class Visits {
    private final CareRows rows;
    private final ContactRows contacts;
    private final Elders elders;
    private final Doorkeeper door;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Visits(CareRows rows, ContactRows contacts, Elders elders, Doorkeeper door,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.contacts = contacts;
        this.elders = elders;
        this.door = door;
        this.events = events;
        this.clock = clock;
    }

    /** Plans a visit; the same id again answers the same. */
    public Visit plan(Actor actor, Visit.Plan plan) {
        actor.need(Right.VISITS);
        var there = rows.visit(plan.id());
        if (there.isPresent()) {
            return same(there.get(), plan);
        }
        var elder = elders.get(plan.elderId());
        if (elder.status() != Elder.Status.HERE) {
            throw new Rejected(Reason.NOT_NOW, "%s现在%s，先不安排上门。回来后请在老人页改成在家。"
                    .formatted(elder.name(), elder.status().chinese()));
        }
        VisitRules.plannable(plan.plannedAt(), clock.instant());
        return insert(actor, plan, elder);
    }

    private Visit insert(Actor actor, Visit.Plan plan, Elder elder) {
        door.sendable(plan, elder);
        rows.insertVisit(plan.id(), elder.placeCode(), plan, clock.instant(), actor.id());
        return same(get(plan.id()), plan);
    }

    private static Visit same(Visit there, Visit.Plan plan) {
        if (!there.elderId().equals(plan.elderId()) || !there.aideId().equals(plan.aideId())) {
            throw new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再填。");
        }
        return there;
    }

    @Transactional(readOnly = true)
    public Visit get(UUID id) {
        return rows.visit(id).orElseThrow(Visits::notThere);
    }

    /** A visit that this actor may work on: an aide only their own. */
    @Transactional(readOnly = true)
    public Visit mine(Actor actor, UUID id) {
        var visit = get(id);
        if (actor.may(Right.VISITS)) {
            actor.needPlace(visit.placeCode());
            return visit;
        }
        actor.need(Right.AIDE_ROUND);
        if (!visit.aideId().equals(actor.person())) {
            throw notThere();
        }
        return visit;
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这次上门，可能不归您管。");
    }

    /** Holds the need before its visit, always in this order, so that no two wait in a circle. */
    Visit forUpdate(Actor actor, UUID id) {
        var needId = mine(actor, id).needId();
        if (needId != null) {
            rows.needForUpdate(needId);
        }
        return rows.visitForUpdate(id).orElseThrow(Visits::notThere);
    }

    public Visit start(Actor actor, UUID id, Instant at) {
        var visit = forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED -> {
                VisitRules.happened(at, clock.instant());
                VisitRules.atHome(visit, elders.get(visit.elderId()),
                        elders.more(visit.elderId()).statusSince(), at.atZone(clock.getZone()));
                door.there(visit.elderId(), at);
                rows.start(id, at);
                yield begun(get(id));
            }
            case STARTED, DONE, CONFIRMED -> visit;
            case MISSED, CANCELLED -> throw VisitRules.ended(visit);
        };
    }

    /** Told also at the end: a phone without signal may tell both at once. */
    private Visit begun(Visit visit) {
        if (visit.needId() != null) {
            rows.need(visit.needId()).ifPresent(need ->
                    events.publishEvent(new NeedNews.Begun(need, visit)));
        }
        return visit;
    }

    /** The visit is done: the minutes are counted from the start. */
    public Visit finish(Actor actor, UUID id, Visit.Finish finish) {
        door.hold(mine(actor, id).aideId());
        var visit = forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED -> throw new Rejected(Reason.NOT_NOW, "还没有开始，请先点“开始服务”。");
            case STARTED -> close(actor, visit, Objects.requireNonNullElse(visit.startedAt(),
                    visit.plannedAt()), finish);
            case DONE, CONFIRMED -> visit;
            case MISSED, CANCELLED -> throw VisitRules.ended(visit);
        };
    }

    /** A visit written down afterwards, by the clerk: with its own start and end. */
    public Visit enter(Actor actor, Visit.Plan plan, Visit.Finish finish) {
        actor.need(Right.VISITS);
        return entered(actor, plan, finish);
    }

    Visit entered(Actor actor, Visit.Plan plan, Visit.Finish finish) {
        var there = rows.visit(plan.id());
        if (there.isPresent()) {
            return same(there.get(), plan);
        }
        VisitRules.happened(plan.plannedAt(), clock.instant());
        door.hold(plan.aideId());
        return close(actor, insert(actor, plan, elders.get(plan.elderId())), plan.plannedAt(),
                finish);
    }

    /** From a signed paper: where it does not fit the aide's day, the desk looks at it after. */
    Visit onPaper(Actor actor, Visit.Plan plan, Visit.Finish finish) {
        VisitRules.happened(plan.plannedAt(), clock.instant());
        door.hold(plan.aideId());
        return written(actor.id(), insert(actor, plan, elders.get(plan.elderId())),
                plan.plannedAt(), finish);
    }

    Visit close(Actor actor, Visit visit, Instant started, Visit.Finish finish) {
        door.there(visit.elderId(), finish.at());
        door.refuseOverlap(new Visit.Plan(visit.id(), visit.elderId(), visit.aideId(), null,
                visit.service(), "", started), finish.at());
        return written(actor.id(), visit, started, finish);
    }

    /** However it fits: when an alert is over, nobody is kept at the door by a clash of hours. */
    Visit written(@Nullable UUID by, Visit visit, Instant started, Visit.Finish finish) {
        VisitRules.happened(finish.at(), clock.instant());
        var minutes = VisitRules.minutes(started, finish.at());
        door.there(visit.elderId(), started);
        rows.finish(visit.id(), started, finish, minutes, by);
        contacts.touched(visit.elderId(), visit.placeCode(), finish.at(), "上门");
        if (visit.needId() != null && rows.need(visit.needId()).filter(Need::isOpen).isPresent()) {
            rows.needStatus(visit.needId(), Need.Status.ANSWERED, finish.at(), null);
        }
        return begun(get(visit.id()));
    }

    /**
     * The elder has said that it was so. Announced once, however often it is said.
     * @param signature a PNG of at most 50 KB, or null where the paper keeps it
     */
    public Visit confirm(Actor actor, UUID id, Visit.Confirm confirm, byte @Nullable [] signature) {
        var visit = forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED, STARTED -> throw new Rejected(Reason.NOT_NOW, "服务还没有做完，做完再请老人确认。");
            case DONE -> {
                door.confirmable(actor, visit, confirm, signature);
                rows.confirm(id, confirm, clock.instant(), actor.id());
                if (signature != null) {
                    rows.sign(visit, signature, clock.instant());
                }
                if (confirm.method() == Visit.Method.CALL_BACK) {
                    contacts.touched(visit.elderId(), visit.placeCode(), clock.instant(), "电话回访");
                }
                var confirmed = get(id);
                announce(actor, confirmed);
                yield confirmed;
            }
            case CONFIRMED -> visit;
            case MISSED, CANCELLED -> throw VisitRules.ended(visit);
        };
    }

    private void announce(Actor actor, Visit visit) {
        var started = Objects.requireNonNull(visit.startedAt());
        var finished = Objects.requireNonNull(visit.finishedAt());
        var minutes = Objects.requireNonNull(visit.minutes());
        var told = rows.toldBy(visit.id());
        events.publishEvent(new VisitConfirmed(visit.id(), visit.placeCode(), visit.elderId(),
                visit.aideId(), visit.service(), started, finished, minutes, clock.instant(),
                actor, Objects.requireNonNull(visit.method()), actor.may(Right.CONFIRM)
                        && told.filter(actor.id()::equals).isPresent()));
    }

    /** Nobody went: why, in words. The need it answered is open again. */
    public Visit missed(Actor actor, UUID id, String why) {
        return end(actor, id, Visit.Status.MISSED, why);
    }

    public Visit cancel(Actor actor, UUID id, String why) {
        actor.need(Right.VISITS);
        return end(actor, id, Visit.Status.CANCELLED, why);
    }

    private Visit end(Actor actor, UUID id, Visit.Status status, String why) {
        var visit = forUpdate(actor, id);
        if (visit.status() == status) {
            return visit;
        }
        if (visit.status() == Visit.Status.STARTED && status == Visit.Status.CANCELLED) {
            throw new Rejected(Reason.NOT_NOW, "互助员已经开始服务，不能取消。没做成请记“没去成”。");
        }
        if (visit.status() != Visit.Status.PLANNED && visit.status() != Visit.Status.STARTED) {
            throw VisitRules.ended(visit);
        }
        rows.end(id, status, why);
        var needId = visit.needId();
        if (needId != null && rows.need(needId).filter(Need::isOpen).isPresent()) {
            rows.needStatus(needId, rows.forNeeds(List.of(needId)).isEmpty()
                    ? Need.Status.OPEN : Need.Status.GIVEN, null, null);
            events.publishEvent(new NeedNews.Stays(rows.need(needId).orElseThrow(), get(id), why,
                    actor));
        }
        return get(id);
    }

    /** An aide's day, in the order planned, with what is left over from the week before. */
    @Transactional(readOnly = true)
    public List<Visit> ofAide(UUID aideId, LocalDate day) {
        return rows.ofAide(aideId, startOf(day), startOf(day.plusDays(1)));
    }

    /** What an aide still has open from the last seven days before {@code day}. */
    @Transactional(readOnly = true)
    public List<Visit> leftOver(UUID aideId, LocalDate day) {
        var from = startOf(day);
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

    /** Done and not yet confirmed, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Visit> waiting(String placeCode, int limit) {
        return rows.waiting(placeCode, limit);
    }

    @Transactional(readOnly = true)
    public int countWaiting(String placeCode) {
        return rows.countWaiting(placeCode);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
