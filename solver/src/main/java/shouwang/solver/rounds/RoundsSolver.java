package shouwang.solver.rounds;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans a day. Any moment has a best plan: {@link #best} may be asked from another thread, and
 * {@link #cancel} makes {@link #solve} return soon with what it has.
 */
public final class RoundsSolver {
    /**
     * When to stop, and how.
     *
     * @param seconds wall time from the call of {@link #solve}
     * @param iterations moves per thread, 0 for as many as fit in the time; with a number, the
     *     same seed and threads give the same plan
     * @param seed of the random numbers
     * @param threads annealing chains side by side
     */
    public record Limits(double seconds, long iterations, long seed, int threads) {
        public Limits {
            if (!(seconds > 0) || iterations < 0 || threads < 1 || threads > 64) {
                throw new IllegalArgumentException("seconds above 0, iterations 0 or more,"
                        + " threads 1 to 64");
            }
        }
    }

    /** Told now and then how far the search is. */
    public interface Progress {
        /** Share of the limit used, 0 to 1, and the cost of the best plan so far. */
        void at(double share, double cost);
    }

    /** Days up to this many visits are tried by proof. */
    private static final int SMALL = 18;
    private static final long PROOF_FIRST = 200_000;
    private static final long PROOF_AGAIN = 40_000_000;

    private final Ground ground;
    private final Limits limits;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile int @Nullable [] bestLinks;
    private volatile double bestCost = Double.POSITIVE_INFINITY;

    public RoundsSolver(RoundsProblem day, Limits limits) {
        this.ground = new Ground(day);
        this.limits = limits;
    }

    /** Makes a running {@link #solve} return within a few milliseconds. */
    public void cancel() {
        cancelled.set(true);
    }

    /** The best plan so far, or null before there is one. */
    public @Nullable RoundsPlan best() {
        var links = bestLinks;
        return links == null ? null : RoundsPlan.of(ground, links, 0, 0, 0);
    }

    /** Searches until a limit is reached, a proof is found or {@link #cancel} is called. */
    public RoundsPlan solve(Progress progress) {
        long began = System.nanoTime();
        var near = new Neighbours(ground, Neighbours.MOST);
        var cooling = new Cooling(limits, ground.visits, near.nearby, began, cancelled);
        var chains = new ArrayList<Chain>();
        for (int i = 0; i < limits.threads(); i++) {
            chains.add(new Chain(ground, near, limits.seed() * 1009 + i));
        }
        double bound = LowerBound.of(ground);
        chains.forEach(this::offer);
        boolean small = ground.visits <= SMALL;
        if (small && prove(PROOF_FIRST, cooling::over)) {
            bound = bestCost;
        }
        try (var pool = Executors.newFixedThreadPool(limits.threads())) {
            for (int leg = 0; leg < Cooling.LEGS && !cooling.over() && bestCost > bound * (1 + 1e-9); leg++) {
                runLeg(pool, chains, cooling, leg);
                cooling.exchange(chains, leg);
                chains.forEach(this::offer);
                progress.at((leg + 1.0) / Cooling.LEGS, ground.scale * bestCost);
                if (small && leg == Cooling.LEGS / 12 && prove(PROOF_AGAIN, cooling::over)) {
                    bound = bestCost;
                }
            }
        }
        long tried = chains.stream().mapToLong(c -> c.iterations).sum();
        var links = bestLinks;
        if (links == null) {
            throw new BadRounds("no plan was found");
        }
        return RoundsPlan.of(ground, links, bound * ground.scale, tried,
                (System.nanoTime() - began) / 1_000_000);
    }

    /** Tries to finish by proof; true if the best plan is now the least there is. */
    private boolean prove(long nodes, BooleanSupplier stop) {
        var outcome = Proof.search(ground, bestCost, nodes, stop);
        var links = outcome.links();
        if (links != null) {
            bestCost = outcome.cost();
            bestLinks = links;
        }
        return outcome.proven();
    }

    private void runLeg(ExecutorService pool, ArrayList<Chain> chains,
            Cooling cooling, int leg) {
        var running = new ArrayList<Future<?>>();
        for (var chain : chains) {
            Callable<Boolean> work = () -> {
                cooling.run(chain, leg);
                return true;
            };
            running.add(pool.submit(work));
        }
        try {
            for (var one : running) {
                one.get();
            }
        } catch (InterruptedException stop) {
            cancelled.set(true);
            Thread.currentThread().interrupt();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    private void offer(Chain chain) {
        if (chain.bestCost() < bestCost) {
            bestCost = chain.bestCost();
            bestLinks = chain.best().clone();
        }
    }
}
