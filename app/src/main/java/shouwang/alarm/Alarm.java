package shouwang.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Role;
import shouwang.care.Rush;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elders;

/**
 * What people say and do once they were called: 我去, 去不了, 到了, what was done, handed to the
 * doctor, how it ended. An aide speaks for herself; the desk writes down what it hears on the
 * telephone. Needs are held before their alert, always in this order.
 */
@Component
@Transactional
public class Alarm {
    private static final int MOST_OPEN = 1_000;
    private final AlertRows rows;
    private final Rush rush;
    private final Endings endings;
    private final NotComing notComing;
    private final Elders elders;
    private final Audit audit;
    private final Bell bell;
    private final Clock clock;

    Alarm(AlertRows rows, Rush rush, Endings endings, NotComing notComing, Elders elders,
            Audit audit, Bell bell, Clock clock) {
        this.rows = rows;
        this.rush = rush;
        this.endings = endings;
        this.notComing = notComing;
        this.elders = elders;
        this.audit = audit;
        this.bell = bell;
        this.clock = clock;
    }

    /** One line of what happened. */
    public record Step(Instant at, String by, String words) {}

    /** A drill at an elder's door: called like the real thing, and no need is written down. */
    public UUID drill(Actor actor, UUID id, UUID elderId, String what) {
        actor.need(Right.DRILLS);
        var elder = elders.get(elderId);
        actor.needPlace(elder.placeCode());
        if (rows.insert(id, elder.placeCode(), elderId, true, what, actor.name(),
                clock.instant()) == 1) {
            rows.step(Ids.derived(id, "RAISED"), id, elder.placeCode(), clock.instant(),
                    actor.name(), "开始演练：" + what);
            audit.log(actor, elder.placeCode(), "突发演练", elder.name(), elderId, null);
            bell.ringSoon(id);
        } else if (rows.find(id).filter(there -> there.elderId().equals(elderId)).isEmpty()) {
            throw new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再填。");
        }
        return id;
    }

    /** 我去: the first who says so leads; all who go are shown. */
    public void going(Actor actor, UUID alertId, UUID who) {
        var alert = hold(actor, alertId, who);
        var told = aide(alert, who);
        if (told.answer() == Told.Answer.GOING) {
            return;
        }
        var now = clock.instant();
        rows.answer(alertId, who, Told.Answer.GOING, null, now);
        var minutes = told.minutes() == null ? 0 : told.minutes();
        var lead = alert.lead() == null;
        rows.lead(alertId, lead ? who : alert.lead(), now, alert.thereAt() != null ? null
                : lead ? now.plus(Rings.arrival(minutes)) : alert.ringAt());
        step(alert, actor, told.name() + (lead ? "说：我去" : "说：我也去") + by(actor, who));
        rows.needs(alertId).forEach(need -> rush.go(actor, need, who));
    }

    /** 去不了: with nobody else on the way the next ring is called at once. */
    public void cannot(Actor actor, UUID alertId, UUID who, String why) {
        var alert = hold(actor, alertId, who);
        var told = aide(alert, who);
        if (told.thereAt() != null) {
            throw new Rejected(Reason.NOT_NOW, "已经到了，不用再改。");
        }
        if (told.answer() == Told.Answer.CANNOT) {
            return;
        }
        rows.needs(alertId).forEach(need -> rush.stay(need, who, why));
        notComing.note(actor, alert, told, why);
    }

    /** At her door; for a real alert the minutes count from now. */
    public void arrived(Actor actor, UUID alertId, UUID who) {
        var alert = hold(actor, alertId, who);
        var told = aide(alert, who);
        if (told.thereAt() != null) {
            return;
        }
        if (told.answer() != Told.Answer.GOING) {
            going(actor, alertId, who);
        }
        rows.thereToo(alertId, who, clock.instant());
        rows.there(alertId, clock.instant());
        step(alert, actor, told.name() + "到了" + by(actor, who));
        rows.needs(alertId).forEach(need -> rush.arrive(actor, need, who));
    }

    /** What was done, line by line: sat her up, called 120, gave her water. */
    public void note(Actor actor, UUID alertId, UUID stepId, String words) {
        var alert = hold(actor, alertId, actor.personId());
        rows.step(stepId, alertId, alert.placeCode(), clock.instant(), actor.name(), words);
    }

    /** Somebody else cares for her from now on: a doctor, the ambulance, a hospital. */
    public void hand(Actor actor, UUID alertId, String to) {
        var alert = hold(actor, alertId, actor.personId());
        rows.handed(alertId, to, clock.instant());
        step(alert, actor, "交给：" + to);
    }

    /** What the doctor found; only the doctor writes it. */
    public void doctorSays(Actor actor, UUID alertId, String words) {
        if (actor.role() != Role.DOCTOR) {
            throw new Rejected(Reason.NOT_YOURS, "这一栏由村医自己写。您可以在“做了什么”里记。");
        }
        var alert = rows.forUpdate(alertId).orElseThrow(Alarm::notThere);
        actor.needPlace(alert.placeCode());
        rows.doctor(alertId, actor.name(), words);
        step(alert, actor, "村医：" + words);
    }

    /**
     * How it ended. Who is on the way is called back, the kin are told, the desk has a task. Over
     * a call that came in between nothing is ended: nobody has looked at it.
     */
    public void end(Actor actor, UUID alertId, Alert.Outcome outcome, String result) {
        var held = rows.needs(alertId);
        rush.hold(held);
        var alert = rows.forUpdate(alertId).orElseThrow(Alarm::notThere);
        check(actor, alert, actor.personId());
        if (!alert.isOpen()) {
            if (alert.outcome() != outcome) {
                throw ended(alert);
            }
            return;
        }
        if (!actor.may(Right.ALERTS) && rows.told(List.of(alertId)).stream().noneMatch(one ->
                one.who().equals(actor.personId()) && one.thereAt() != null)) {
            throw new Rejected(Reason.NOT_YOURS, "到了老人家的人才写结果。没去的请告诉服务站。");
        }
        var needs = rows.needs(alertId);
        if (!held.containsAll(needs)) {
            throw new Rejected(Reason.NOT_NOW, "老人刚才又求助了一次，还没有了结。请看一眼，再写结果。");
        }
        endings.end(alert, needs, outcome, result, actor.name(), Set.of());
        audit.log(actor, alert.placeCode(), alert.drill() ? "演练结束" : "突发了结",
                elders.find(alert.elderId()).map(one -> one.name()).orElse(""), alert.elderId(),
                outcome.chinese());
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这件急事，可能不归您管。");
    }

    private static Rejected ended(Alert alert) {
        return new Rejected(Reason.NOT_NOW, "这件事已经了结（"
                + Objects.requireNonNull(alert.outcome()).chinese() + "），不用再去，也不能再改。");
    }

    private Alert hold(Actor actor, UUID alertId,
            @org.jspecify.annotations.Nullable UUID who) {
        rush.hold(rows.needs(alertId));
        var alert = rows.forUpdate(alertId).orElseThrow(Alarm::notThere);
        check(actor, alert, who);
        if (!alert.isOpen()) {
            throw ended(alert);
        }
        return alert;
    }

    /** The desk for everyone; an aide only for herself, and only where she was called. */
    private void check(Actor actor, Alert alert,
            @org.jspecify.annotations.Nullable UUID who) {
        if (actor.may(Right.ALERTS)) {
            actor.needPlace(alert.placeCode());
            return;
        }
        actor.need(Right.AIDE_ROUND);
        if (!actor.person().equals(who) || rows.told(List.of(alert.id())).stream()
                .noneMatch(told -> told.who().equals(who))) {
            throw notThere();
        }
    }

    private Told aide(Alert alert, UUID who) {
        return rows.told(List.of(alert.id())).stream()
                .filter(told -> told.part() == Told.Part.AIDE && told.who().equals(who))
                .findFirst().orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "没有叫过这位互助员。请在求助那一页直接派人。"));
    }

    private void step(Alert alert, Actor actor, String words) {
        rows.step(Ids.fresh(), alert.id(), alert.placeCode(), clock.instant(), actor.name(),
                words);
    }

    static String by(Actor actor, UUID who) {
        return who.equals(actor.personId()) ? "" : "（" + actor.name() + "代记）";
    }

    @Transactional(readOnly = true)
    public Alert get(UUID id) {
        return rows.find(id).orElseThrow(Alarm::notThere);
    }

    /** An alert that this actor may work on: an aide only where she was called. */
    @Transactional(readOnly = true)
    public Alert mine(Actor actor, UUID id) {
        var alert = get(id);
        check(actor, alert, actor.personId());
        return alert;
    }

    /** Alert → who was called, the nearest first. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Told>> told(Collection<UUID> alertIds) {
        return alertIds.isEmpty() ? Collections.emptyMap() : rows.told(alertIds).stream()
                .collect(Collectors.groupingBy(Told::alertId));
    }

    @Transactional(readOnly = true)
    public List<Step> steps(UUID alertId) {
        return rows.steps(alertId);
    }

    /** What is open below a place: real ones first, the oldest on top; none is ever left out. */
    @Transactional(readOnly = true)
    public List<Alert> open(String placeCode, int limit) {
        return rows.open(placeCode, limit);
    }

    /** What is open below a place and was told to that ring of those above, or a further one. */
    @Transactional(readOnly = true)
    public List<Alert> reached(String placeCode, int ring, int limit) {
        return rows.open(placeCode, MOST_OPEN).stream()
                .filter(alert -> !alert.drill() && alert.ring() >= ring).limit(limit).toList();
    }

    /** The newest of a place, real ones or drills. */
    @Transactional(readOnly = true)
    public List<Alert> list(String placeCode, boolean drills, int limit) {
        return rows.list(placeCode, clock.instant().plus(Duration.ofDays(1)), drills, limit);
    }

    /** What an aide was called to and is not over. */
    @Transactional(readOnly = true)
    public List<Alert> calling(UUID aideId) {
        return rows.calling(aideId);
    }

    /** The alert behind a need, where it is one. */
    @Transactional(readOnly = true)
    public java.util.Optional<UUID> alertOf(UUID needId) {
        return rows.alertOf(needId);
    }
}
