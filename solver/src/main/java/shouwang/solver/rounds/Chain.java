package shouwang.solver.rounds;

/**
 * One annealing chain. The acceptance threshold of a try is drawn before the try is priced, so
 * pricing can stop early; accepting {@code change <= -T ln u} is the rule of Metropolis.
 */
final class Chain {
    private static final int LOGS = 1 << 12;
    private static final double[] MINUS_LOG = new double[LOGS];

    static {
        for (int i = 0; i < LOGS; i++) {
            MINUS_LOG[i] = -Math.log((i + 0.5) / LOGS);
        }
    }

    final Draft draft;
    final Moves moves;
    private final Dice dice;
    private final int[] best;
    private double bestCost;
    private double heat;
    long iterations;

    Chain(Ground ground, Neighbours near, long seed) {
        dice = new Dice(seed);
        draft = new Draft(ground);
        FirstPlan.fill(draft);
        moves = new Moves(draft, near, dice);
        best = draft.next.clone();
        bestCost = draft.cost();
    }

    void heat(double temperature) {
        heat = temperature;
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            double cut = heat * MINUS_LOG[dice.below(LOGS)];
            double change = moves.propose(cut);
            if (change <= cut) {
                draft.keep();
                moves.won[moves.kind]++;
                if (change < 0 && draft.cost() < bestCost - 1e-9) {
                    saveBest();
                }
            } else {
                draft.undo();
            }
        }
        iterations += steps;
    }

    private void saveBest() {
        bestCost = draft.cost();
        System.arraycopy(draft.next, 0, best, 0, best.length);
    }

    /** Frees the sums of rounding, and times that only hold each other up. */
    void tidy() {
        draft.recount();
        if (draft.cost() < bestCost - 1e-9) {
            saveBest();
        }
    }

    double cost() {
        return draft.cost();
    }

    double bestCost() {
        return bestCost;
    }

    int[] best() {
        return best;
    }

    /** Goes on from another chain's links. */
    void adopt(int[] links) {
        draft.copy(links);
        if (draft.cost() < bestCost - 1e-9) {
            saveBest();
        }
    }
}
