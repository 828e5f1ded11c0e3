package shouwang.solver.rounds;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import shouwang.solver.rounds.RoundsSolver.Limits;

/**
 * The temperature over the time there is. The limit is cut into legs; between legs the chains
 * stand still and may take over a better plan. Legs make {@link #cycles} of cooling, each from
 * hot to cold; a later cycle begins at the best plan and less hot.
 */
final class Cooling {
    static final int LEGS = 240;
    private static final int BATCH = 256;
    private static final double HOT = Double.parseDouble(System.getProperty("hot", "5"));
    private static final double WARM = Double.parseDouble(System.getProperty("warm", "1"));
    private static final double COLD = Double.parseDouble(System.getProperty("cold", "0.1"));
    private static final double PER = Double.parseDouble(System.getProperty("per", "250e3"));
    private static final int MODE = Integer.getInteger("mode", 0);

    private final Limits limits;
    private final double unit;
    private final long began;
    private final AtomicBoolean cancelled;
    private final int cycles;

    Cooling(Limits limits, int visits, double unit, long began, AtomicBoolean cancelled) {
        this.limits = limits;
        this.unit = unit;
        this.began = began;
        this.cancelled = cancelled;
        double moves = limits.iterations() > 0 ? limits.iterations() : limits.seconds() * 2e6;
        cycles = (int) Math.max(1, Math.min(12, moves / (PER * visits)));
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
        return switch (MODE) {
            case 0 -> cycle > 0;
            case 1 -> cycle % 2 == 1;
            default -> cycle > 0 && cycle == cycles - 1;
        };
    }

    private double temperature(double share) {
        int cycle = cycle(share);
        double inside = share * cycles - cycle;
        double hot = warm(cycle) ? WARM : HOT;
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
        if (turn && leg + 1 < LEGS && warm(cycle(share))) {
            for (var chain : chains) {
                chain.adopt(best.best());
            }
        }
    }
}
