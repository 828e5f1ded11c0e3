package shouwang.field;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.people.Elders;

/** Facts from phones, each taken once, in a transaction of its own. */
@Component
@Transactional
class Facts {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(HERE);
    private static final Duration TO_DECIDE = Duration.ofHours(24);
    private static final int MOST_WAITING = 200;
    private final FactRows rows;
    private final Phones phones;
    private final IntoBooks books;
    private final Tasks tasks;
    private final Timetable timetable;
    private final Elders elders;
    private final Clock clock;

    Facts(FactRows rows, Phones phones, IntoBooks books, Tasks tasks, Timetable timetable,
            Elders elders, Clock clock) {
        this.rows = rows;
        this.phones = phones;
        this.books = books;
        this.tasks = tasks;
        this.timetable = timetable;
        this.elders = elders;
        this.clock = clock;
    }

    /**
     * Takes one fact into the books, or leaves nothing at all and refuses. The row is written
     * first: of the same fact from two phones at once, the second waits here for the first.
     */
    Verdict take(FactRows.Came came) {
        phones.hold(came.actor(), came.phone());
        var head = came.fact().head();
        if (rows.insert(came, head.elder(), Verdict.Kind.TAKEN, "", null) == 0) {
            return before(came);
        }
        if (Skews.isFuture(came.fact(), came.received())) {
            throw new Rejected(Reason.NOT_NOW, "记的时间在现在之后，手机的钟可能不准。");
        }
        if (Skews.isOld(came.fact(), came.received())) {
            throw new Rejected(Reason.NOT_NOW, "记的是一个多月以前的事，手机的日期可能被改过。");
        }
        var kind = books.enter(came.actor(), came.fact());
        if (kind == Verdict.Kind.WAITING) {
            rows.judge(head.id(), kind, "等“做完了”那一条来。", null);
        }
        return new Verdict(head.id(), kind, kind == Verdict.Kind.WAITING
                ? "等“做完了”那一条来。" : "");
    }

    /** What this account was answered to a fact of this id, whatever it says this time. */
    @Transactional(readOnly = true)
    Optional<Verdict> answered(Actor actor, UUID id) {
        return rows.answered(id).filter(there -> there.accountId().equals(actor.id()))
                .map(there -> new Verdict(id, there.verdict(), there.say()));
    }

    private Verdict before(FactRows.Came came) {
        var id = came.fact().head().id();
        return rows.answered(id).filter(there -> there.isSame(came))
                .map(there -> new Verdict(id, there.verdict(), there.say()))
                .orElseGet(() -> new Verdict(id, Verdict.Kind.REFUSED,
                        "这个编号已经用过，内容不一样，没有收。请在手机上重新记一次。"));
    }

    /** Keeps a fact that does not fit, with a task for the desk. */
    Verdict keep(FactRows.Came came, Rejected why) {
        phones.hold(came.actor(), came.phone());
        var elderId = elderOf(came.fact());
        var taskId = taskId(came.actor().id(), came.about());
        var say = cut(why.say() + "服务站在核对。");
        if (rows.insert(came, elderId, Verdict.Kind.TASK, say, taskId) == 0) {
            return before(came);
        }
        open(taskId, came.actor().placeCode(), came.actor().name(), came.fact(), elderId,
                came.about(), why);
        return new Verdict(came.fact().head().id(), Verdict.Kind.TASK, say);
    }

    private UUID taskId(UUID accountId, UUID about) {
        return Ids.derived(about, "FIELD/" + accountId + "/" + rows.decided(accountId, about));
    }

    private @Nullable UUID elderOf(Fact fact) {
        var visitId = fact.head().visit();
        if (fact.head().elder() != null || visitId == null) {
            return fact.head().elder();
        }
        var visit = timetable.byIds(List.of(visitId)).get(visitId);
        return visit == null ? null : visit.elderId();
    }

    private void open(UUID taskId, String placeCode, String aide, Fact fact,
            @Nullable UUID elderId, UUID about, Rejected why) {
        var elder = elderId == null ? "" : elders.find(elderId).map(one -> one.name()).orElse("");
        var now = clock.instant();
        tasks.open(Task.open(taskId, placeCode,
                fact instanceof Fact.Slip ? Checks.SLIP : Checks.FIELD,
                elder.isEmpty() ? null : elderId, about, cut(aide + "手机上"
                        + MOMENT.format(fact.head().at()) + "记的“" + fact.head().kind().chinese()
                        + "”" + (elder.isEmpty() ? "" : "（" + elder + "）") + "对不上：" + why.say()),
                now, now.plus(TO_DECIDE)));
    }

    private static String cut(String text) {
        return Text.within(text, 200);
    }

    /** An account's facts that wait for something that has happened by now. */
    @Transactional(readOnly = true)
    List<UUID> awake(Actor actor) {
        var waiting = rows.waiting(actor.id(), MOST_WAITING);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var there = timetable.byIds(waiting.stream().map(kept -> kept.fact().head().visit())
                .filter(Objects::nonNull).toList());
        return waiting.stream().filter(kept -> {
            var visit = there.get(kept.fact().head().visit());
            return visit != null && (visit.status() != Visit.Status.PLANNED
                    && visit.status() != Visit.Status.STARTED
                    || !visit.aideId().equals(actor.person()));
        }).map(kept -> kept.fact().head().id()).toList();
    }

    /** Takes a fact that waited. */
    void resume(Actor actor, UUID factId) {
        rows.waitingForUpdate(factId).ifPresent(kept -> {
            if (books.enter(actor, kept.fact()) == Verdict.Kind.TAKEN) {
                rows.judge(factId, Verdict.Kind.TAKEN, "", null);
            }
        });
    }

    /** What waited does not fit after all, or nothing came that it waits for. */
    void giveUp(UUID factId, String aide, Rejected why) {
        rows.waitingForUpdate(factId).ifPresent(kept -> {
            var visit = kept.fact().head().visit();
            var about = visit == null ? factId : visit;
            var taskId = taskId(kept.accountId(), about);
            rows.judge(factId, Verdict.Kind.TASK, cut(why.say() + "服务站在核对。"), taskId);
            open(taskId, kept.placeCode(), aide, kept.fact(), elderOf(kept.fact()), about, why);
        });
    }

    /** Facts that wait since before a moment, wherever. */
    @Transactional(readOnly = true)
    List<Kept> waitingSince(Instant before, int limit) {
        return rows.waitingSince(before, limit);
    }
}
