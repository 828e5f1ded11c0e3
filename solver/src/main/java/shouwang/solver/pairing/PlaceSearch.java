package shouwang.solver.pairing;

/**
 * The search from the other side: an aide below the least load, or one with an empty place although
 * places there have a price, looks for an elder. The path goes from the aide to an elder who could
 * come, to the aides that elder would leave, and so on, and ends at an aide who can spare one or at
 * an elder who is still without. Prices fall. Needed for least loads and after changes, where an
 * elder left or an aide takes more than before.
 */
final class PlaceSearch {
    private static final int NO_END = -1;

    private final Pairs pairs;
    private final Frontier frontier;
    private final Arcs.ByAide byAide;
    /** Per aide: the arc an elder would leave here, and the arc that elder would come by. */
    private final int[] gave;
    private final int[] took;
    private final int[] via;
    private long best;
    private int endAide;
    private int endArc;
    private int endElder;

    PlaceSearch(Pairs pairs, Frontier frontier) {
        this.pairs = pairs;
        this.frontier = frontier;
        byAide = pairs.problem.arcs.byAide(pairs.load.length);
        gave = new int[pairs.load.length];
        took = new int[pairs.load.length];
        via = new int[pairs.load.length];
    }

    /** Whether this aide still breaks a rule: too few elders, or a price on an empty place. */
    boolean wanting(int aide) {
        return pairs.load[aide] < pairs.problem.openLeast[aide]
                || pairs.price[aide] > 0 && pairs.hasPlace(aide);
    }

    /** Fills one place, or lets its price fall to 0; refuses a least load out of reach. */
    void fill(int aide) {
        boolean must = pairs.load[aide] < pairs.problem.openLeast[aide];
        best = must ? Long.MAX_VALUE : pairs.price[aide];
        endAide = NO_END;
        frontier.reach(aide, 0, 0);
        for (int k = frontier.next(best); k >= 0; k = frontier.next(best)) {
            settle(k, aide);
        }
        if (must && endAide == NO_END) {
            throw new PairingRefused(PairingRefused.Why.LEAST_OUT_OF_REACH, -1, aide);
        }
        for (int i = 0; i < frontier.settledSize(); i++) {
            int k = frontier.settled(i);
            pairs.price[k] -= Math.max(0, best - frontier.distance[k]);
        }
        if (endAide != NO_END) {
            walkBack(aide);
        }
        frontier.clear();
    }

    private void settle(int k, int source) {
        long now = frontier.distance[k];
        if (k != source && pairs.load[k] > pairs.problem.openLeast[k]) {
            end(now + pairs.price[k], k, NO_END, NO_END);
        }
        for (int i = byAide.start()[k]; i < byAide.start()[k + 1]; i++) {
            ask(k, byAide.elder()[i], byAide.arc()[i], now);
        }
        var arcs = pairs.problem.arcs;
        for (int e = byAide.coveredElders(); e < arcs.elders(); e++) {
            for (int a = arcs.start[e]; a < arcs.start[e + 1]; a++) {
                if (arcs.aide[a] == k) {
                    ask(k, e, a, now);
                }
            }
        }
    }

    private void ask(int k, int elder, int arc, long now) {
        if (pairs.made[arc] || pairs.problem.openNeed[elder] == 0) {
            return;
        }
        var arcs = pairs.problem.arcs;
        long come = now + arcs.cost[arc] + pairs.price[k];
        if (pairs.missing[elder] > 0) {
            end(come - pairs.worth(elder), k, arc, elder);
            return;
        }
        for (int a = arcs.start[elder]; a < arcs.start[elder + 1]; a++) {
            int from = arcs.aide[a];
            if (!pairs.made[a]) {
                continue;
            }
            long at = come - arcs.cost[a] - pairs.price[from];
            if (at < best && at < frontier.distance[from]) {
                gave[from] = a;
                took[from] = arc;
                via[from] = k;
                frontier.reach(from, at, now);
            }
        }
    }

    private void end(long at, int aide, int arc, int elder) {
        if (at < best) {
            best = at;
            endAide = aide;
            endArc = arc;
            endElder = elder;
        }
    }

    private void walkBack(int source) {
        for (int k = endAide; k != source; k = via[k]) {
            pairs.end(k, gave[k]);
        }
        if (endArc != NO_END) {
            pairs.missing[endElder]--;
            pairs.make(endElder, endAide, endArc);
        }
        for (int k = endAide; k != source; k = via[k]) {
            pairs.make(elderOf(took[k]), via[k], took[k]);
        }
    }

    private int elderOf(int arc) {
        var start = pairs.problem.arcs.start;
        int at = java.util.Arrays.binarySearch(start, arc);
        if (at < 0) {
            return -at - 2;
        }
        while (start[at + 1] == arc) {
            at++;
        }
        return at;
    }
}
