package shouwang.care;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.hours.Hours;
import shouwang.care.hours.Stretch;
import shouwang.care.proof.Ink;
import shouwang.care.proof.Nearness;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** What must hold before a visit is written down as done or as confirmed, by whatever door. */
@Component
public class Doorkeeper {
    private final CareRows rows;
    private final Elders elders;
    private final Aides aides;
    private final Hours hours;
    private final Nearness near;
    private final Clock clock;

    Doorkeeper(CareRows rows, Elders elders, Aides aides, Hours hours, Nearness near, Clock clock) {
        this.rows = rows;
        this.elders = elders;
        this.aides = aides;
        this.hours = hours;
        this.near = near;
        this.clock = clock;
    }

    /** Refuses an aide who has stopped by then, and an elder sent to herself. */
    void sendable(Visit.Plan plan, Elder elder) {
        var aide = aides.get(plan.aideId());
        var ended = aide.endedOn();
        if (ended != null && !plan.plannedAt().isBefore(
                ended.atStartOfDay(clock.getZone()).toInstant())) {
            throw new Rejected(Reason.NOT_NOW, aide.name() + "已不做互助员，请换一位。");
        }
        if (aide.id().equals(elder.id())) {
            throw new Rejected(Reason.WRONG_KIND, "不能派老人照护自己，请换一位。");
        }
    }

    /** Before anything of this aide's time is looked at and written. */
    void hold(UUID aideId) {
        hours.hold(aides.get(aideId).villageCode(), List.of(aideId));
    }

    /**
     * Refuses time that is written down already. Two elders of one house may be looked after
     * together: that time is shared, and counts once. What is shorter than a minute is written
     * as one, and may so reach into the next: that is nobody's quarrel, and counts once too.
     */
    void refuseOverlap(Visit.Plan plan, Instant until) {
        var taken = hours.between(List.of(plan.aideId()), plan.plannedAt(), until, plan.id())
                .stream().filter(stretch -> stretch.from().isBefore(until)
                        && stretch.until().isAfter(plan.plannedAt())).toList();
        if (taken.isEmpty()) {
            return;
        }
        var ids = new HashSet<UUID>(List.of(plan.elderId()));
        taken.stream().map(Stretch::elder).filter(Objects::nonNull).forEach(ids::add);
        var who = elders.byIds(ids);
        for (var stretch : taken) {
            refuse(plan.elderId(), stretch, who);
        }
    }

    private static void refuse(UUID elderId, Stretch taken, Map<UUID, Elder> who) {
        var other = taken.elder();
        if (elderId.equals(other)) {
            throw new Rejected(Reason.TAKEN, "这位互助员这段时间在这位老人家的上门已经记过了，没有再记。");
        }
        var home = who.get(elderId);
        var there = other == null ? null : who.get(other);
        if (home != null && there != null && home.householdId().equals(there.householdId())) {
            return;
        }
        var where = there != null ? "在" + there.name() + "家" : other != null ? "在另一位老人家"
                : "“" + taken.what() + "”";
        throw new Rejected(Reason.TAKEN, "这位互助员" + taken.when() + "已经记着" + where
                + "，同一段时间只能记一次。请核对时间。");
    }

    /** Refuses where she had moved away or died before that day. */
    void there(UUID elderId, Instant at) {
        var elder = elders.get(elderId);
        if (!elder.isGone()) {
            return;
        }
        var since = elders.more(elderId).statusSince();
        if (since == null || LocalDate.ofInstant(at, clock.getZone()).isAfter(since)) {
            throw new Rejected(Reason.NOT_NOW, "%s那天已登记%s，那天以后的上门不能记。请先核对日子。"
                    .formatted(elder.name(), elder.status().chinese()));
        }
    }

    /**
     * A confirmation is worth something: someone else's than the aide's, with ink, or by a card
     * that the caller has looked at.
     */
    void confirmable(Actor actor, Visit visit, Visit.Confirm confirm,
            byte @Nullable [] signature) {
        there(visit.elderId(), visit.startedAt() == null ? visit.plannedAt() : visit.startedAt());
        var desk = actor.may(Right.CONFIRM);
        if (desk && !isOthers(actor, visit)) {
            throw new Rejected(Reason.NOT_YOURS,
                    "这是您自己或者您家里人做的，不能自己确认。请另一位干事打电话问，或请老人用卡确认。");
        }
        switch (confirm.method()) {
            case CALL_BACK -> {
                actor.need(Right.CONFIRM);
                spoken(visit, confirm);
            }
            case WITNESS -> near.witness(visit.aideId(), visit.elderId(), confirm.by());
            case SIGNATURE, THUMBPRINT -> {
                if (signature != null) {
                    Ink.checked(signature);
                } else if (!desk) {
                    throw new Rejected(Reason.MISSING, "signature",
                            confirm.method() == Visit.Method.SIGNATURE
                            ? "框里还没有字，请老人在手机上写一下。不会写，请用墙卡或手印确认。"
                            : "框里还没有手印，请老人在手机上按一下。");
                }
            }
            case CARD -> { }
        }
    }

    /** Whether a desk may confirm it: not what the one behind it or the family has done. */
    public boolean isOthers(Actor actor, Visit visit) {
        return !near.isOwn(actor, visit.aideId());
    }

    /** A visit that the desk wrote was told by another: by the phone of this account. */
    public void toldBy(UUID visitId, UUID accountId) {
        rows.toldBy(visitId, accountId);
    }

    private void spoken(Visit visit, Visit.Confirm confirm) {
        var elder = elders.get(visit.elderId());
        if (elder.status() == Elder.Status.DEAD && confirm.by().equals(elder.name())) {
            throw new Rejected(Reason.NOT_NOW, "by",
                    elder.name() + "已经过世，请写电话里是谁说的。");
        }
        if (!confirm.by().equals(elder.name())) {
            near.other(visit.aideId(), confirm.by());
        }
    }
}
