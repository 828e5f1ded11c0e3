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
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Visits, from the plan to the elder's confirmation. */
@Component
@Transactional
public class Visits {
    private final CareRows rows;
    private final ContactRows contacts;
    private final Elders elders;
    private final Aides aides;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Visits(CareRows rows, ContactRows contacts, Elders elders, Aides aides,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.contacts = contacts;
        this.elders = elders;
        this.aides = aides;
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
        var aide = aides.get(plan.aideId());
        var ended = aide.endedOn();
        if (ended != null && !plan.plannedAt().isBefore(startOf(ended))) {
            throw new Rejected(Reason.NOT_NOW, aide.name() + "已不做互助员，请换一位。");
        }
        if (aide.id().equals(elder.id())) {
            throw new Rejected(Reason.WRONG_KIND, "不能派老人照护自己，请换一位。");
        }
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
                rows.start(id, at);
                yield begun(get(id));
            }
            case STARTED, DONE, CONFIRMED -> visit;
            case MISSED, CANCELLED -> throw VisitRules.ended(visit);
        };
    }

    private void lived(Visit visit, Instant at) {
        VisitRules.alive(elders.get(visit.elderId()), elders.more(visit.elderId()).statusSince(),
                at.atZone(clock.getZone()));
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
        var visit = forUpdate(actor, id);
        return switch (visit.status()) {
            case PLANNED -> throw new Rejected(Reason.NOT_NOW, "还没有开始，请先点“开始服务”。");
            case STARTED -> {
                var started = visit.startedAt();
                yield close(visit, started == null ? visit.plannedAt() : started, finish);
            }
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
        aides.hold(plan.aideId());
        refuseOverlap(plan, finish.at());
        return close(insert(actor, plan, elders.get(plan.elderId())), plan.plannedAt(), finish);
    }

    void refuseOverlap(Visit.Plan plan, Instant until) {
        if (rows.overlaps(plan, until)) {
            throw new Rejected(Reason.TAKEN, "这位互助员这段时间在这位老人家的上门已经记过了，没有再记。");
        }
    }

    Visit close(Visit visit, Instant started, Visit.Finish finish) {
        VisitRules.happened(finish.at(), clock.instant());
        var minutes = VisitRules.minutes(started, finish.at());
        lived(visit, started);
        rows.finish(visit.id(), started, finish, minutes);
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
                if (confirm.method() == Visit.Method.CALL_BACK) {
                    actor.need(Right.CONFIRM);
                }
                lived(visit, Objects.requireNonNull(visit.startedAt()));
                rows.confirm(id, confirm, clock.instant(), actor.id());
                if (signature != null) {
                    rows.sign(visit, Signature.checked(signature), clock.instant());
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
        events.publishEvent(new VisitConfirmed(visit.id(), visit.placeCode(), visit.elderId(),
                visit.aideId(), visit.service(), started, finished, minutes, clock.instant(),
                actor));
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
