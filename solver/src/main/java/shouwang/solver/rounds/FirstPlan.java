package shouwang.solver.rounds;

import java.util.ArrayList;
import java.util.Comparator;

/**
 * A first plan: visits in order of opening, each to its cheapest spot. Pairs go to the ends of
 * two rounds, and as all rounds grow in the same order, none waits for another in a circle.
 */
final class FirstPlan {
    private final Ground ground;
    private final Draft draft;

    private FirstPlan(Draft draft) {
        this.ground = draft.ground;
        this.draft = draft;
    }

    static void fill(Draft draft) {
        var plan = new FirstPlan(draft);
        var order = new ArrayList<Integer>();
        for (int v = 0; v < plan.ground.visits; v++) {
            if (plan.ground.partner[v] < 0 || plan.ground.leads[v]) {
                order.add(v);
            }
        }
        order.sort(Comparator.comparingDouble((Integer v) -> plan.ground.opens[v])
                .thenComparing(v -> v));
        for (int v : order) {
            if (plan.ground.partner[v] >= 0) {
                plan.placePair(v, plan.ground.partner[v]);
            } else {
                plan.place(v);
            }
        }
    }

    private void place(int visit) {
        double best = Draft.NEVER;
        int bestSpot = -1;
        for (int r = 0; r < ground.aides; r++) {
            if (!ground.can(visit, r)) {
                continue;
            }
            for (int s = ground.leaves(r); s != ground.returns(r); s = draft.next[s]) {
                draft.begin();
                draft.add(visit, s);
                double cost = draft.price(best);
                draft.undo();
                if (cost < best) {
                    best = cost;
                    bestSpot = s;
                }
            }
        }
        if (bestSpot >= 0) {
            draft.begin();
            draft.add(visit, bestSpot);
            draft.price(Draft.NEVER);
            draft.keep();
        }
    }

    private void placePair(int one, int two) {
        double best = Draft.NEVER;
        int bestSpot = -1;
        int bestOther = -1;
        for (int r = 0; r < ground.aides; r++) {
            for (int s = 0; ground.can(one, r) && s < ground.aides; s++) {
                if (r == s || !ground.can(two, s)) {
                    continue;
                }
                double cost = tryEnds(one, r, two, s, best);
                draft.undo();
                if (cost < best) {
                    best = cost;
                    bestSpot = r;
                    bestOther = s;
                }
            }
        }
        if (bestSpot >= 0) {
            tryEnds(one, bestSpot, two, bestOther, Draft.NEVER);
            draft.keep();
        }
    }

    private double tryEnds(int one, int aide, int two, int other, double cut) {
        draft.begin();
        draft.add(one, draft.prev[ground.returns(aide)]);
        draft.add(two, draft.prev[ground.returns(other)]);
        return draft.price(cut);
    }
}
