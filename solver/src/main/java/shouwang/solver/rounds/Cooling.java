package shouwang.solver.rounds;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import shouwang.solver.rounds.RoundsSolver.Limits;

/**
 * The temperature over the time there is. The limit is cut into legs; between legs the chains
 * stand still and may take over a better plan. Legs make {@link #CYCLES} of cooling, each from
 * hot to cold; a later cycle begins at the best plan and less hot.
 */
final class Cooling {
    static final int LEGS = 240;
    private static final int CYCLES = Integer.getInteger("cycles", 1);
    private static final int BATCH = 256;
    private static final double HOT = Double.parseDouble(System.getProperty("hot", "5"));
    private static final double WARM = Double.parseDouble(System.getProperty("warm", "1"));
    private static final double COLD = Double.parseDouble(System.getProperty("cold", "0.1"));
    private static final double SHARE = Double.parseDouble(System.getProperty("share", "2"));

    private final Limits limits;
    private final double unit;
    private final long began;
    private final AtomicBoolean cancelled;

    Cooling(Limits limits, double unit, long began, AtomicBoolean cancelled) {
        this.limits = limits;
        this.unit = unit;
        this.began = began;
        this.cancelled = cancelled;
    }

    /** Whether nothing more may be tried. */
    boolean over() {
        return cancelled.get() || elapsed() >= 1;
    }

    private double elapsed() {
        return (System.nanoTime() - began) / (limits.seconds() * 1e9);
    }

    /** Runs one chain through one leg. */
    void run(Chain chain, int leg) {
        if (limits.iterations() > 0) {
            long to = limits.iterations() * (leg + 1) / LEGS;
            while (chain.iterations < to && !over()) {
                chain.heat(temperature((double) chain.iterations / limits.iterations()));
                chain.run((int) Math.min(BATCH, to - chain.iterations));
            }
        } else {
            double to = (leg + 1.0) / LEGS;
            for (double at = elapsed(); at < to && !cancelled.get(); at = elapsed()) {
                chain.heat(temperature(at));
                chain.run(BATCH);
            }
        }
        chain.tidy();
    }

    private int cycle(double share) {
        return Math.min(CYCLES - 1, (int) (share * CYCLES));
    }

    private double temperature(double share) {
        int cycle = cycle(share);
        double inside = share * CYCLES - cycle;
        double hot = cycle == 0 ? HOT : WARM;
        return unit * hot * Math.pow(COLD / hot, inside);
    }

    /** Lets chains take over a better plan after a leg. */
    void exchange(List<Chain> chains, int leg) {
        double share = (leg + 1.0) / LEGS;
        boolean turn = cycle(share) != cycle(leg / (double) LEGS);
        var best = chains.getFirst();
        for (var chain : chains) {
            if (chain.bestCost() < best.bestCost()) {
                best = chain;
            }
        }
        double heat = temperature(share);
        for (var chain : chains) {
            if (turn && leg + 1 < LEGS) {
                chain.adopt(best.best());
            } else if (chain != best && chain.cost() > best.cost() + SHARE * unit * 4
                    && heat < unit * 0.5) {
                chain.adopt(best.draft.next.clone());
            }
        }
    }
}
