package shouwang.pages.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.intake.Batch;
import shouwang.people.roster.RosterAsk;
import shouwang.people.roster.RosterResult;

/**
 * A file someone uploaded, as long as it is looked at: in memory only, its owner's only. Goes from
 * checked to running to done; or back to checked where the import was stopped or failed.
 */
final class Upload {
    /** Where it stands. */
    enum State { CHECKED, RUNNING, DONE }

    private final UUID id;
    private final UUID owner;
    private final String villageCode;
    private final String fileName;
    private final byte[] bytes;
    private final RosterAsk.Choice choice;
    private final RosterResult result;
    private State state = State.CHECKED;
    private Instant touchedAt;
    private @Nullable Instant startedAt;
    private int done;
    private boolean stopping;
    private Batch.@Nullable Outcome outcome;
    private @Nullable String trouble;

    Upload(UUID id, Actor owner, String villageCode, String fileName, byte[] bytes,
            RosterAsk.Choice choice, RosterResult result, Instant now) {
        this.id = id;
        this.owner = owner.id();
        this.villageCode = villageCode;
        this.fileName = fileName;
        this.bytes = bytes;
        this.choice = choice;
        this.result = result;
        this.touchedAt = now;
    }

    UUID id() {
        return id;
    }

    String villageCode() {
        return villageCode;
    }

    String fileName() {
        return fileName;
    }

    byte[] bytes() {
        return bytes;
    }

    /** What was said for this file after a first look. */
    RosterAsk.Choice choice() {
        return choice;
    }

    boolean isOf(Actor actor) {
        return owner.equals(actor.id()) && actor.scope().covers(villageCode);
    }

    RosterResult result() {
        return result;
    }

    synchronized void touch(Instant now) {
        touchedAt = now;
    }

    /** Nobody has looked for so long, and nothing is running. */
    synchronized boolean isOld(Instant now, Duration life) {
        return state != State.RUNNING && touchedAt.plus(life).isBefore(now);
    }

    synchronized Instant touchedAt() {
        return touchedAt;
    }

    /** True for the one press that begins the import; all others find it begun. */
    synchronized boolean begin(Instant now) {
        if (state != State.CHECKED) {
            return false;
        }
        state = State.RUNNING;
        startedAt = now;
        done = 0;
        stopping = false;
        trouble = null;
        return true;
    }

    /** Tells how far the import is; refuses where it is to stop, so that all of it is undone. */
    synchronized void progress(int rows) {
        if (stopping) {
            throw new Rejected(Reason.NOT_NOW, "已停下，什么都没有存。");
        }
        done = rows;
    }

    synchronized void stop() {
        stopping = true;
    }

    synchronized void finished(Batch.Outcome with) {
        state = State.DONE;
        outcome = with;
    }

    synchronized void failed(String say) {
        state = State.CHECKED;
        trouble = say;
    }

    /** How it stands at one moment. */
    record Standing(State state, int done, @Nullable Instant startedAt,
            Batch.@Nullable Outcome outcome, @Nullable String trouble) {}

    synchronized Standing standing() {
        return new Standing(state, done, startedAt, outcome, trouble);
    }
}
