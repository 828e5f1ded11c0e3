package shouwang.pages.roster;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.JobName;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Roster;
import shouwang.people.roster.RosterAsk;
import shouwang.people.roster.RosterResult;

/**
 * The files being looked at: one an account, half an hour, in memory. A check stores nothing in
 * the database; an import runs beside the request, under the scope of whoever pressed.
 */
@Component
class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int MOST_FILES = 20;
    private static final long MOST_BYTES = 200L << 20;
    private static final int AT_ONCE = 2;
    private static final int MOST_REFUSALS = 1_000;

    private final Rosters rosters;
    private final Clock clock;
    private final Semaphore checks = new Semaphore(AT_ONCE, true);
    private final Map<UUID, Upload> uploads = new HashMap<>();
    private final Map<UUID, Refusal> refusals = new HashMap<>();

    Uploads(Rosters rosters, Clock clock) {
        this.rosters = rosters;
        this.clock = clock;
    }

    /** Checks a file and keeps it; the account's file from before is let go. */
    Upload check(Actor actor, String villageCode, String fileName, byte[] bytes) {
        return check(actor, villageCode, fileName, bytes, RosterAsk.Choice.NONE);
    }

    /** The same file judged anew, by what was said of its columns and sheets. */
    Upload again(Actor actor, Upload upload, RosterAsk.Choice choice) {
        if (upload.standing().state() == Upload.State.RUNNING) {
            throw new Rejected(Reason.NOT_NOW, "已经开始导入，列不能再改。请等导入做完。");
        }
        return check(actor, upload.villageCode(), upload.fileName(), upload.bytes(), choice);
    }

    private Upload check(Actor actor, String villageCode, String fileName, byte[] bytes,
            RosterAsk.Choice choice) {
        var upload = new Upload(Ids.fresh(), actor, villageCode, fileName, bytes, choice,
                judge(villageCode, fileName, bytes, choice), clock.instant());
        synchronized (uploads) {
            uploads.values().removeIf(one -> one.isOf(actor)
                    && one.standing().state() != Upload.State.RUNNING);
            makeRoom(bytes.length);
            uploads.put(upload.id(), upload);
        }
        return upload;
    }

    /** A few files at a time: each may be large, and the house has other work. */
    private RosterResult judge(String villageCode, String fileName, byte[] bytes,
            RosterAsk.Choice choice) {
        var ask = rosters.ask(villageCode).with(choice);
        checks.acquireUninterruptibly();
        try {
            return Roster.check(bytes, fileName, ask);
        } finally {
            checks.release();
        }
    }

    /** Why a file was not read: kept for the page that says so, which has an address of its own. */
    record Refusal(int status, String say) {}

    void refused(Actor actor, Refusal refusal) {
        synchronized (uploads) {
            if (refusals.size() >= MOST_REFUSALS) {
                refusals.clear();
            }
            refusals.put(actor.id(), refusal);
        }
    }

    Optional<Refusal> refusal(Actor actor) {
        synchronized (uploads) {
            return Optional.ofNullable(refusals.remove(actor.id()));
        }
    }

    /** The files nobody has looked at for longest give way. */
    private void makeRoom(long coming) {
        letGo();
        var idle = uploads.values().stream()
                .filter(one -> one.standing().state() != Upload.State.RUNNING)
                .sorted(Comparator.comparing(Upload::touchedAt)).iterator();
        var bytes = uploads.values().stream().mapToLong(one -> one.bytes().length).sum();
        var files = uploads.size();
        while (idle.hasNext() && (files >= MOST_FILES || bytes + coming > MOST_BYTES)) {
            var oldest = idle.next();
            uploads.remove(oldest.id());
            bytes -= oldest.bytes().length;
            files--;
        }
        if (files >= MOST_FILES || bytes + coming > MOST_BYTES) {
            throw new Rejected(Reason.TOO_MANY, "同时导入的人太多，请过几分钟再传。");
        }
    }

    @JobName("清掉没导完的花名册")
    @Scheduled(fixedDelay = 60_000)
    void letGo() {
        synchronized (uploads) {
            uploads.values().removeIf(one -> one.isOld(clock.instant(), LIFE));
        }
    }

    /** The actor's own upload. */
    Upload get(Actor actor, UUID id) {
        synchronized (uploads) {
            var upload = uploads.get(id);
            if (upload == null || !upload.isOf(actor)) {
                throw new Rejected(Reason.NOT_FOUND,
                        "这份文件已经放下了（半小时没有动，或换了一份）。请再传一次。");
            }
            upload.touch(clock.instant());
            return upload;
        }
    }

    void letGo(Upload upload) {
        synchronized (uploads) {
            uploads.remove(upload.id());
        }
    }

    /** Begins the import once, however often it is pressed. */
    void begin(Actor actor, Upload upload) {
        if (upload.begin(clock.instant())) {
            Thread.ofVirtual().name("roster " + upload.id())
                    .start(() -> actor.scope().run(() -> bring(actor, upload)));
        }
    }

    private void bring(Actor actor, Upload upload) {
        try {
            upload.finished(rosters.bring(actor, upload.id(), upload.villageCode(),
                    upload.fileName(), upload.result(), upload::progress));
        } catch (Rejected refusal) {
            upload.failed(refusal.say());
        } catch (RuntimeException bug) {
            LOG.error("roster import {}", upload.id(), bug);
            upload.failed("系统出错了，没有存下半截。请再按一次导入；还不行，把这个编号告诉管理员："
                    + upload.id().toString().substring(24));
        }
    }
}
