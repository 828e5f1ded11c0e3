package shouwang.care.slip;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.LateVisits;
import shouwang.care.Task;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.mistake.TakenBack;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.places.Place;

/**
 * Slips of paper: printed for an aide, entered once, missed when they stay away. A slip becomes a
 * visit whose id follows from the slip's, so that the same slip never counts twice.
 */
@Component
@Transactional
public class Slips {
    public static final Task.Kind LOOK_AT =
            Task.Kind.about("SLIP", "签单要核对", "/care/slips/of");
    public static final int PER_SHEET = 4;
    public static final int MOST_SHEETS = 25;
    private final SlipRows rows;
    private final Visits visits;
    private final LateVisits late;
    private final Looks looks;
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;

    Slips(SlipRows rows, Visits visits, LateVisits late, Looks looks, Elders elders,
            Aides aides, Clock clock) {
        this.rows = rows;
        this.visits = visits;
        this.late = late;
        this.looks = looks;
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    @Bean
    static Task.Kind slipTasks() {
        return LOOK_AT;
    }

    /** Prints fresh slips for an aide and notes them as handed out; the same id again is once. */
    public Slip.Batch print(Actor actor, UUID id, UUID aideId, int sheets) {
        actor.need(Right.SLIPS);
        var aide = aides.get(aideId);
        actor.needPlace(aide.villageCode());
        if (aide.endedOn() != null) {
            throw new Rejected(Reason.NOT_NOW, "aide", aide.name() + "已不做互助员，不再印签单。");
        }
        if (sheets < 1 || sheets > MOST_SHEETS) {
            throw new Rejected(Reason.OUT_OF_RANGE, "sheets",
                    "一次印 1 到 %d 张纸。".formatted(MOST_SHEETS));
        }
        var now = clock.instant();
        if (rows.insertBatch(id, aide.placeCode(), aideId, sheets, now, actor) == 1) {
            rows.insertSlips(id, aide.placeCode(), aideId, sheets, now);
        }
        var batch = batch(id);
        if (!batch.aideId().equals(aideId) || batch.serials().size() != sheets * PER_SHEET) {
            throw new Rejected(Reason.TAKEN, "这一批已经印过了。请重新打开这一页再印。");
        }
        return batch;
    }

    @Transactional(readOnly = true)
    public Slip.Batch batch(UUID id) {
        return rows.batch(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一批签单，可能不归您管。"));
    }

    /** The slip of a serial, typed or scanned; refused where it is none of this place. */
    @Transactional(readOnly = true)
    public Slip find(Actor actor, SlipSerial serial) {
        return ours(actor, serial, rows.find(serial).orElse(null));
    }

    /** The slip that a task is about. */
    @Transactional(readOnly = true)
    public Slip get(Actor actor, UUID id) {
        return rows.get(id).filter(slip -> actor.scope().covers(slip.placeCode())).orElseThrow(
                () -> new Rejected(Reason.NOT_FOUND, "没有找到这张签单，可能不归您管。"));
    }

    private static Slip ours(Actor actor, SlipSerial serial, @Nullable Slip slip) {
        var village = serial.village();
        if (slip == null || village != null && !village.equals(slip.villageCode())
                || !actor.scope().covers(slip.placeCode())) {
            throw new Rejected(Reason.NOT_FOUND, "serial", "签单 " + serial.text()
                    + (village == null || village.equals(Place.villageOf(actor.placeCode()))
                    ? " 本村没有印过。请看签单上的村名，别村的交给那个村录。"
                    : " 是别的村印的，请交给那个村的服务站录。"));
        }
        return slip;
    }

    /**
     * Enters a slip: it counts on its own day. The same again is harmless, and lets the elder's
     * signature be added; other content is refused with what stands there.
     */
    public Slip.Entered enter(Actor actor, SlipSerial serial, Slip.Entry entry) {
        if (!actor.may(Right.SLIPS)) {
            actor.need(Right.AIDE_ROUND);
        }
        var slip = ours(actor, serial, rows.hold(serial).orElse(null));
        if (!actor.may(Right.SLIPS) && !slip.aideId().equals(actor.person())) {
            throw new Rejected(Reason.NOT_YOURS, "serial", foreign(slip));
        }
        var there = slip.visitId();
        if (there == null) {
            return fresh(actor, slip, entry);
        }
        var visit = visits.get(there);
        if (!SlipRules.same(visit, entry)) {
            throw new Rejected(Reason.TAKEN, "serial", stands(slip, visit));
        }
        var look = looks.open(actor, slip, visit);
        return new Slip.Entered(slip, confirmed(actor, visit, entry, look), true, look);
    }

    /**
     * The desk says that what a phone read from a slip was so: a slip that was given up for lost
     * is found by that.
     */
    public Slip.Entered found(Actor actor, SlipSerial serial, Slip.Entry entry) {
        actor.need(Right.SLIPS);
        var slip = ours(actor, serial, rows.hold(serial).orElse(null));
        if (slip.status() == Slip.Status.LOST) {
            mark(actor, serial, Slip.Status.OUT, null);
        }
        return enter(actor, serial, entry);
    }

    private Slip.Entered fresh(Actor actor, Slip slip, Slip.Entry entry) {
        if (slip.status() != Slip.Status.OUT) {
            throw new Rejected(Reason.NOT_NOW, "serial", aside(slip));
        }
        SlipRules.dated(slip, entry, clock.instant(), clock.getZone());
        var elder = elders.get(entry.elderId());
        if (!elder.villageCode().equals(slip.villageCode())) {
            throw new Rejected(Reason.NOT_FOUND, "elder", "这位老人不在印签单的村。请再核对。");
        }
        var did = Objects.requireNonNullElse(entry.did(), entry.service().chinese());
        var id = Ids.derived(slip.id(), slip.takenBack() == 0 ? "VISIT"
                : "VISIT " + slip.takenBack());
        var plan = new Visit.Plan(id, elder.id(), slip.aideId(), null, entry.service(),
                Text.cut(did, 200), entry.from());
        var finish = new Visit.Finish(entry.until(), did, null);
        var visit = late.onPaper(actor, plan, finish);
        rows.entered(slip.id(), visit.id(), clock.instant(), actor);
        var look = looks.look(actor, slip, entry, elder, visit);
        return new Slip.Entered(ours(actor, slip.serial(), rows.find(slip.serial()).orElse(null)),
                confirmed(actor, visit, entry, look), false, look);
    }

    /** Its visit was taken back: the slip can be entered as it should have been. */
    @EventListener
    void takenBack(TakenBack mistake) {
        rows.takenBack(mistake.visitId());
    }

    /** The desk has the signed paper before it; an aide cannot confirm her own. */
    private Visit confirmed(Actor actor, Visit visit, Slip.Entry entry, @Nullable String look) {
        var signed = entry.signed();
        if (signed == null || look != null || !actor.may(Right.CONFIRM)
                || visit.status() != Visit.Status.DONE) {
            return visit;
        }
        return visits.confirm(actor, visit.id(), new Visit.Confirm(signed,
                elders.get(visit.elderId()).name(), null, null), null);
    }

    private String foreign(Slip slip) {
        return "签单 " + slip.serial().text() + " 发给了" + name(slip) + "，不是您的。请交给服务站。";
    }

    private String name(Slip slip) {
        return aides.find(slip.aideId()).map(aide -> aide.name()).orElse("另一位互助员");
    }

    private String stands(Slip slip, Visit visit) {
        return "签单 " + slip.serial().text() + " 已经录过，和这次的不一样。记着的是："
                + SlipRules.told(elders.get(visit.elderId()).name(), visit, clock.getZone())
                + "。请核对号码；录错了，打开那次上门点“撤回”，再录一遍。";
    }

    private static String aside(Slip slip) {
        return "签单 " + slip.serial().text() + (slip.status() == Slip.Status.LOST
                ? " 登记为丢了（" + slip.reason() + "）。找到了，先在签单页点“找到了”。"
                : " 已经作废（" + slip.reason() + "），不能再录。");
    }

    /** Handed out, and older than the last one that came in from the same aide. */
    @Transactional(readOnly = true)
    public List<Slip> missing(String village, int limit) {
        return rows.missing(village, limit);
    }

    /** Puts a slip aside as lost or void, for a reason, or takes that back ({@code OUT}). */
    public Slip mark(Actor actor, SlipSerial serial, Slip.Status status,
            @Nullable String reason) {
        actor.need(Right.SLIPS);
        var slip = ours(actor, serial, rows.hold(serial).orElse(null));
        if (status == Slip.Status.ENTERED) {
            throw new Rejected(Reason.WRONG_KIND, "status", "录入签单请用“录签单”。");
        }
        if (slip.status() == status) {
            return slip;
        }
        var visitId = slip.visitId();
        if (visitId != null) {
            throw new Rejected(Reason.NOT_NOW, "serial", stands(slip, visits.get(visitId)));
        }
        if (slip.status() == Slip.Status.VOID) {
            throw new Rejected(Reason.NOT_NOW, "serial", aside(slip));
        }
        if (status != Slip.Status.OUT && reason == null) {
            throw new Rejected(Reason.MISSING, "reason", "为什么没有填，请写一句，比如“下雨打湿了”。");
        }
        rows.aside(slip.id(), status, status == Slip.Status.OUT ? null : reason, clock.instant(),
                actor);
        return find(actor, serial);
    }

    /** A village's slips as the desk sees them. */
    public record Overview(List<Slip.Count> counts, List<Slip> missing, List<Slip> aside,
            List<Slip> lately, List<Slip.Batch> batches) {}

    @Transactional(readOnly = true)
    public Overview overview(String village, int limit) {
        return new Overview(rows.counts(village), rows.missing(village, limit),
                rows.aside(village, limit), rows.lately(village, limit),
                rows.batches(village, limit));
    }

    /** What was entered last, the newest first. */
    @Transactional(readOnly = true)
    public List<Slip> lately(String village, int limit) {
        return rows.lately(village, limit);
    }
}
