package shouwang.solver.rounds;

import java.util.stream.IntStream;

/**
 * Moves both visits of a pair at once. The second spot is the best of a few by a rough cost that
 * knows when the first would begin; the exact cost is then left to the draft.
 */
final class PairMoves {
    private static final double NEVER = Draft.NEVER;
    private static final int TRIES = 6;

    private final Ground ground;
    private final Draft draft;
    private final Neighbours near;
    private final Dice dice;
    private final Moves moves;
    private final int[] twins;

    PairMoves(Draft draft, Neighbours near, Dice dice, Moves moves) {
        this.ground = draft.ground;
        this.draft = draft;
        this.near = near;
        this.dice = dice;
        this.moves = moves;
        twins = IntStream.range(0, ground.visits).filter(v -> ground.partner[v] >= 0).toArray();
    }

    boolean none() {
        return twins.length == 0;
    }

    /** Both visits of a pair go elsewhere at once. */
    boolean together() {
        int one = twins[dice.below(twins.length)];
        int two = ground.partner[one];
        if (draft.route[one] < 0) {
            return false;
        }
        draft.take(one, one);
        draft.take(two, two);
        return placeBoth(one, two, false);
    }

    /** Puts two visits that were taken out, or fresh ones, behind spots that go together. */
    boolean placeBoth(int one, int two, boolean fresh) {
        int spot = moves.spotFor(one);
        if (spot < 0 || spot == one || spot == two || !ground.can(one, draft.route[spot])) {
            return false;
        }
        int aide = draft.route[spot];
        double at = timeAt(one, spot);
        int best = -1;
        double bestCost = NEVER;
        for (int i = 0; i < TRIES; i++) {
            int trial = moves.spotFor(two);
            if (trial < 0 || trial == one || trial == two || draft.route[trial] == aide
                    || !ground.can(two, draft.route[trial])) {
                continue;
            }
            double cost = guess(two, trial, at);
            if (cost < bestCost) {
                bestCost = cost;
                best = trial;
            }
        }
        if (best < 0) {
            return false;
        }
        if (fresh) {
            draft.add(one, spot);
            draft.add(two, best);
        } else {
            draft.put(one, one, spot);
            draft.put(two, two, best);
        }
        return true;
    }

    private double timeAt(int visit, int spot) {
        int aide = draft.route[spot];
        return Math.max(ground.opens[visit], draft.waits.start[spot] + ground.minutes[spot]
                + ground.travel(aide, spot, visit));
    }

    /** Rough cost of a spot for the second visit when the first would start at {@code at}. */
    private double guess(int visit, int spot, double at) {
        int aide = draft.route[spot];
        int after = draft.next[spot];
        double own = timeAt(visit, spot);
        boolean leads = ground.leads[visit];
        double earliest = leads ? at - ground.most[visit] : at + ground.least[visit];
        double latest = leads ? at - ground.least[visit] : at + ground.most[visit];
        double start = Math.max(own, earliest);
        double push = Math.max(0, own - latest) + Math.max(0, start - ground.closes[visit]);
        double detour = ground.travel(aide, spot, visit) + ground.travel(aide, visit, after)
                - ground.travel(aide, spot, after);
        double delay = after >= ground.visits ? 0 : Math.max(0, start + ground.minutes[visit]
                + ground.travel(aide, visit, after) - draft.waits.start[after]);
        return detour + push + delay / 2 + dice.unit() * near.nearby;
    }
}
