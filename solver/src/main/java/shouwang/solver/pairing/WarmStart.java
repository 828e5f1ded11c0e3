package shouwang.solver.pairing;

/**
 * Takes over what still holds of the last answer: all prices, and each pair that is still a
 * candidate, within the aide's greatest load, and the elder's best at those prices. What does not
 * hold is left open for the searches. One pass over the arcs.
 */
final class WarmStart {
    private WarmStart() {}

    static void adopt(Pairs pairs, PairingAnswer last) {
        var problem = pairs.problem;
        int oldAides = Math.min(last.aides(), problem.aides());
        for (int j = 0; j < oldAides; j++) {
            pairs.price[j] = last.price(j);
        }
        int oldElders = Math.min(last.elders(), problem.elders());
        for (int e = 0; e < oldElders; e++) {
            keepPossible(pairs, last, e);
        }
        for (int j = 0; j < oldAides; j++) {
            if (pairs.price[j] < 0 && pairs.load[j] > problem.openLeast[j]) {
                pairs.price[j] = 0;
            }
        }
        for (int e = 0; e < oldElders; e++) {
            if (pairs.missing[e] < problem.openNeed[e]) {
                keepBest(pairs, e, oldAides);
            }
        }
    }

    private static void keepPossible(Pairs pairs, PairingAnswer last, int e) {
        for (int i = 0; i < last.aidesFound(e) && pairs.missing[e] > 0; i++) {
            int j = last.aideOf(e, i);
            int arc = pairs.problem.arcBetween(e, j);
            if (arc >= 0 && pairs.hasPlace(j)) {
                pairs.make(e, j, arc);
                pairs.missing[e]--;
            }
        }
    }

    /** Ends the elder's pairs that are no longer best; new aides begin dearer than those kept. */
    private static void keepBest(Pairs pairs, int e, int oldAides) {
        var arcs = pairs.problem.arcs;
        int end = arcs.start[e + 1];
        long best = pairs.problem.leavingOut[e];
        boolean newcomers = false;
        for (int a = arcs.start[e]; a < end; a++) {
            newcomers |= arcs.aide[a] >= oldAides;
            if (!pairs.made[a] && arcs.aide[a] < oldAides) {
                best = Math.min(best, arcs.cost[a] + pairs.price[arcs.aide[a]]);
            }
        }
        long dearest = Long.MIN_VALUE;
        for (int a = arcs.start[e]; a < end; a++) {
            if (!pairs.made[a]) {
                continue;
            }
            long paid = arcs.cost[a] + pairs.price[arcs.aide[a]];
            if (paid > best) {
                pairs.end(arcs.aide[a], a);
                pairs.missing[e]++;
            } else {
                dearest = Math.max(dearest, paid);
            }
        }
        if (!newcomers || dearest == Long.MIN_VALUE) {
            return;
        }
        for (int a = arcs.start[e]; a < end; a++) {
            int j = arcs.aide[a];
            if (j >= oldAides) {
                pairs.price[j] = Math.max(pairs.price[j], dearest - arcs.cost[a]);
            }
        }
    }
}
