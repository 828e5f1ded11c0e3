package shouwang.timebank.earning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.timebank.telling.Telling;

/**
 * 异议和裁决. An objection holds hours back that are not final yet; a ruling by someone who has
 * nothing to do with them ends it. What is in the books already is never changed: the ruling takes
 * it back and writes a new transfer, both or neither.
 */
@Component
@Transactional
public class Disputes {
    private static final int MOST_MINUTES = 1_440;
    private final DisputeRows rows;
    private final EarningRows earnings;
    private final Settling settling;
    private final Freezing freezing;
    private final Telling telling;
    private final Finalising finalising;
    private final Independence independence;
    private final Seal seal;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Disputes(DisputeRows rows, EarningRows earnings, Settling settling, Freezing freezing,
            Telling telling, Finalising finalising, Independence independence,
            Seal seal, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.earnings = earnings;
        this.settling = settling;
        this.freezing = freezing;
        this.telling = telling;
        this.finalising = finalising;
        this.independence = independence;
        this.seal = seal;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Writes an objection down for a villager; the id again changes nothing. */
    public Dispute object(Actor actor, UUID id, UUID earning, String objector, String reason) {
        if (!actor.may(Right.SUPERVISE)) {
            actor.need(Right.WRITE_POINTS);
        }
        var e = hold(actor, earning);
        var there = rows.find(id);
        if (there.isPresent()) {
            if (!there.get().earning().equals(earning) || !there.get().reason().equals(reason)) {
                throw new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再填。");
            }
            return there.get();
        }
        if (rows.of(earning).stream().anyMatch(d -> d.ruled() == null)) {
            throw new Rejected(Reason.NOT_NOW, "这一笔已经有一条异议在等裁决，裁决以后再提。");
        }
        var now = clock.instant();
        if (!e.open() && e.state() != Earning.State.FINAL) {
            throw new Rejected(Reason.NOT_NOW, "这一笔" + e.state().chinese() + "，不用再提异议。");
        }
        var last = Notice.objectUntil(e.enteredAt());
        if (LocalDate.now(clock).isAfter(last)) {
            throw new Rejected(Reason.NOT_NOW,
                    "记上一年多了，只能提到 " + last + "，不能再提异议。请联系县里。");
        }
        var dispute = new Dispute(id, e.placeCode(), earning, reason, actor.id(), actor.name(),
                now.truncatedTo(ChronoUnit.MICROS), e.minutes(), null);
        rows.insert(dispute, Objects.requireNonNull(seal.seal(objector)));
        if (e.state() == Earning.State.HELD) {
            earnings.state(List.of(e.now(Earning.State.DISPUTED, e.minutes(), e.over(),
                    e.overTo(), e.transfer(), e.overTransfer())));
        } else if (e.state() == Earning.State.FINAL) {
            freezing.hold(actor, dispute, e);
        }
        audit.log(actor, e.placeCode(), "登记异议", e.shown() + " " + e.number(), id, null);
        telling.waits(id, e.placeCode(), "一条异议等裁决，" + e.what() + " 编号 " + e.number(),
                "/timebank/hours/" + e.id());
        telling.home(id, e.household(), "有人对“%s”的时长（编号 %s）提了意见，裁决以前先不算。"
                .formatted(e.what(), e.number()));
        return dispute;
    }

    /**
     * Ends a dispute, once; the same ruling again changes nothing.
     *
     * @param minutes what counts instead, for {@link Dispute.Ruling#CHANGE} only
     */
    public Dispute rule(Actor actor, UUID id, Dispute.Ruling ruling, int minutes, String why) {
        var e = hold(actor, get(actor, id).earning());
        var dispute = get(actor, id);
        var ruled = dispute.ruled();
        if (ruled != null) {
            if (ruled.says(ruling, minutes)) {
                return dispute;
            }
            throw new Rejected(Reason.NOT_NOW, "这一条已经裁决过：" + ruled.ruling().chinese() + "。");
        }
        independence.judge(actor, e);
        if (dispute.enteredBy().equals(actor.id())) {
            throw new Rejected(Reason.NOT_YOURS, "这条异议是您登记的，请换一个人裁决。");
        }
        var now = switch (ruling) {
            case KEEP -> kept(actor, e, dispute);
            case CHANGE -> settling.settle(actor, e, Settling.Cause.of(dispute), in(minutes));
            case REFUSE -> settling.settle(actor, e, Settling.Cause.of(dispute), 0);
        };
        rows.rule(id, new Dispute.Ruled(ruling, now.minutes(), minutes, why, actor.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)), actor);
        audit.log(actor, e.placeCode(), "裁决异议", "%s %s：%s，%d → %d 分钟".formatted(e.shown(),
                e.number(), ruling.chinese(), dispute.was(), now.minutes()), id, why);
        told(e, get(actor, id));
        if (ruling == Dispute.Ruling.KEEP) {
            finalising.finish(MOST_MINUTES);
        } else {
            events.publishEvent(new HoursRuled(id, e,
                    ruling == Dispute.Ruling.CHANGE ? minutes : 0, actor));
        }
        return get(actor, id);
    }

    private void told(Earning e, Dispute dispute) {
        var ruled = Objects.requireNonNull(dispute.ruled());
        var what = "“%s”的时长（编号 %s）裁决了：%s，现在记 %s。".formatted(e.what(), e.number(),
                ruled.ruling().chinese(), new Points(ruled.minutes()));
        telling.home(dispute.id(), e.household(), what);
        telling.desk(dispute.id(), e.placeCode(), what, "/timebank/hours/" + e.id());
    }

    private static int in(int minutes) {
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new Rejected(Reason.OUT_OF_RANGE, "minutes", "改记的分钟要在 1 到 1440 之间。");
        }
        return minutes;
    }

    /**
     * Held back no longer; what was final stays as it is. What the ledger held so long that it
     * gave it back is written anew.
     */
    private Earning kept(Actor actor, Earning e, Dispute dispute) {
        if (e.state() != Earning.State.DISPUTED) {
            freezing.end(actor, dispute.id(), e);
            return e;
        }
        if (!Notice.lapses(e.hangsUntil()).isAfter(clock.instant())) {
            return settling.settle(actor, e, Settling.Cause.of(dispute), e.minutes() + e.over());
        }
        var back = e.now(Earning.State.HELD, e.minutes(), e.over(), e.overTo(), e.transfer(),
                e.overTransfer());
        earnings.state(List.of(back));
        return back;
    }

    private Earning hold(Actor actor, UUID earning) {
        var e = earnings.lock(List.of(earning)).stream().findFirst().orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一笔，可能不归您管。"));
        actor.needPlace(e.placeCode());
        return e;
    }

    @Transactional(readOnly = true)
    public Dispute get(Actor actor, UUID id) {
        var dispute = rows.find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这条异议，可能不归您管。"));
        actor.needPlace(dispute.placeCode());
        return dispute;
    }

    /** An earning's disputes, the newest first. */
    @Transactional(readOnly = true)
    public List<Dispute> of(UUID earning) {
        return rows.of(earning);
    }

    /**
     * What a dispute about final hours holds back, and what of them is spent already.
     *
     * @param held frozen now
     * @param spent no longer with the household: a ruling can't take it back
     */
    public record Frozen(Points held, Points spent) {}

    /** Of a dispute that waits for its ruling; empty where the hours are not in the books yet. */
    @Transactional(readOnly = true)
    public Optional<Frozen> frozen(Dispute dispute) {
        return earnings.find(dispute.earning()).filter(e -> dispute.ruled() == null
                && e.state() == Earning.State.FINAL).map(e -> {
                    var held = freezing.held(dispute.id(), e);
                    return new Frozen(held, new Points(e.minutes()).minus(held));
                });
    }

    /** The last day on which an objection to these hours is taken. */
    public static LocalDate until(Earning e) {
        return Notice.objectUntil(e.enteredAt());
    }

    /** What waits for a ruling in a village, the longest first. */
    @Transactional(readOnly = true)
    public List<Dispute> open(Actor actor, String village) {
        actor.needPlace(village);
        return rows.open(village);
    }

    /** Who objected, for whoever rules, with a reason that is kept. */
    public String reveal(Actor actor, UUID id, String why) {
        var dispute = get(actor, id);
        if (!actor.may(Right.SUPERVISE)) {
            actor.need(Right.WRITE_POINTS);
        }
        audit.log(actor, dispute.placeCode(), "查看提异议的人", "异议", id, why);
        return Objects.requireNonNull(seal.open(rows.objector(id)));
    }
}
