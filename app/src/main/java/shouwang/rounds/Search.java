package shouwang.rounds;

import org.jspecify.annotations.Nullable;
import shouwang.solver.rounds.RoundsSolver;

/** One search for a day's rounds, running beside the request that began it. */
public final class Search {
    /** How it stands. */
    public enum State { RUNNING, DONE, CANCELLED, FAILED }

    /**
     * What the page shows of it.
     *
     * @param percent of the time it takes
     * @param say what went wrong, or null
     */
    public record Standing(State state, int percent, @Nullable String say) {
        public boolean running() {
            return state == State.RUNNING;
        }
    }

    /** Written by the thread that searches, and by no other. */
    private volatile Standing standing = new Standing(State.RUNNING, 0, null);
    private volatile @Nullable RoundsSolver solver;
    private volatile boolean cancelled;

    Standing standing() {
        return standing;
    }

    void solves(RoundsSolver now) {
        solver = now;
        if (cancelled) {
            now.cancel();
        }
    }

    void progress(double share) {
        standing = new Standing(State.RUNNING, (int) (100 * share), null);
    }

    void end(State state, @Nullable String say) {
        standing = new Standing(state, 100, say);
    }

    /** Stops it; nothing of it is kept. */
    void cancel() {
        cancelled = true;
        var now = solver;
        if (now != null) {
            now.cancel();
        }
    }

    boolean isCancelled() {
        return cancelled;
    }
}
