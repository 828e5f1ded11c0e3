package shouwang.solver.rounds;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import shouwang.solver.rounds.RoundsSolver.Limits;

/**
 * The temperature over the time there is. The limit is cut into legs; between legs the chains
 * stand still. Legs make cycles of cooling, each from hot to cold: every cycle but the last goes
 * hot enough to forget, so that a chain caught behind a high ridge gets another chance, and the
 * last begins warm at the best plan of all chains and polishes it. A big day or a short limit has
 * one cycle only.
 */
final class Cooling {
    static final int LEGS = 240;
    private static final int BATCH = 256;
    /** Temperatures in mean short legs. */
    private static final double HOT = 5;
    private static final double WARM = 1;
    private static final double COLD = 0.1;
    /** A cycle shorter than this many moves per visit freezes too soon. */
    private static final double MOVES_PER_VISIT = 250e3;
    private static final int MOST_CYCLES = 8;
    /** After so many legs the speed of this machine is known and the cycles are cut. */
    private static final int SPEED_KNOWN = 8;

    private final Limits limits;
    private final double unit;
    private final long began;
    private final AtomicBoolean cancelled;
    private final int visits;
    private int cycles = 1;

    Cooling(Limits limits, int visits, double unit, long began, AtomicBoolean cancelled) {
        this.limits = limits;
        this.unit = unit;
        this.began = began;
        this.cancelled = cancelled;
        this.visits = Math.max(1, visits);
        if (limits.iterations() > 0) {
            cut(limits.iterations());
        }
    }

    private void cut(double moves) {
        double fit = moves / (MOVES_PER_VISIT * visits);
        cycles = (int) Math.max(1, Math.min(MOST_CYCLES, fit));
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
        return Math.min(cycles - 1, (int) (share * cycles));
    }

    private boolean warm(int cycle) {
        return cycle > 0 && cycle == cycles - 1;
    }

    private double temperature(double share) {
        int cycle = cycle(share);
        double inside = share * cycles - cycle;
        double hot = warm(cycle) ? WARM : HOT;
        return unit * hot * Math.pow(COLD / hot, inside);
    }

    /** Between legs: cuts the cycles once, and hands the best plan to all before the last. */
    void exchange(List<Chain> chains, int leg) {
        if (leg + 1 == SPEED_KNOWN && limits.iterations() == 0) {
            cut((double) chains.getFirst().iterations * LEGS / SPEED_KNOWN);
        }
        double share = (leg + 1.0) / LEGS;
        boolean turn = cycle(share) != cycle(leg / (double) LEGS);
        var best = chains.getFirst();
        for (var chain : chains) {
            if (chain.bestCost() < best.bestCost()) {
                best = chain;
            }
        }
        if (turn && leg + 1 < LEGS && warm(cycle(share))) {
            for (var chain : chains) {
                chain.adopt(best.best());
            }
        }
    }
}
