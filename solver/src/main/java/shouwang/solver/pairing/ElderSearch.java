package shouwang.solver.pairing;

/**
 * Finds an aide for one elder, exactly: the shortest path (Dijkstra, on costs reduced by prices)
 * from the elder over aides whose elders move on, to an aide with an empty place or to an elder
 * whom it is cheapest to leave out. Elders are not nodes of the search: a step goes from an aide,
 * over one of the few elders there, to that elder's other candidates. The search stops at the
 * cheapest end found so far, so in the ordinary case it sees only the neighbourhood. Prices of the
 * aides settled rise so that all reduced costs stay at or above 0.
 *
 * <p>Cost: arcs looked at × log of the aides reached. Source: the successive shortest path method
 * (Tomizawa 1971; Edmonds and Karp 1972) as cut down to one side by Jonker and Volgenant (1987).
 */
final class ElderSearch {
    private static final int SOURCE = -1;
    private static final int NO_END = -1;

    private final Pairs pairs;
    private final Frontier frontier;
    /** Per aide: the elder who would come, the arc of coming, and the arc left for it. */
    private final int[] trail;
    private long best;
    private int endAide;
    private int endPlace;
    private long looked;

    ElderSearch(Pairs pairs, Frontier frontier) {
        this.pairs = pairs;
        this.frontier = frontier;
        trail = new int[3 * pairs.load.length];
    }

    /** Arcs looked at so far: the true measure of the work. */
    long looked() {
        return looked;
    }

    /** Meets one open want of this elder, or leaves out whom it is cheapest to leave out. */
    void place(int elder) {
        best = pairs.problem.leavingOut[elder];
        endAide = NO_END;
        endPlace = SOURCE;
        spread(elder, SOURCE, 0, Long.MIN_VALUE);
        var distance = frontier.distance;
        for (int j = frontier.next(best); j >= 0; j = frontier.next(best)) {
            settle(j, distance[j]);
        }
        raisePrices();
        if (endAide >= 0) {
            walkBack();
            pairs.missing[elder]--;
        }
        frontier.clear();
    }

    private void settle(int j, long now) {
        if (pairs.hasPlace(j) && now - pairs.price[j] < best) {
            best = now - pairs.price[j];
            endAide = j;
            endPlace = SOURCE;
        }
        var cost = pairs.problem.arcs.cost;
        var leavingOut = pairs.problem.leavingOut;
        long price = pairs.price[j];
        for (int p = pairs.first[j], end = p + pairs.load[j]; p < end; p++) {
            int elder = pairs.placeElder[p];
            int arc = pairs.placeArc[p];
            long left = now - cost[arc] - price;
            if (left + leavingOut[elder] < best) {
                best = left + leavingOut[elder];
                endAide = j;
                endPlace = p;
            }
            spread(elder, arc, left, now);
        }
    }

    /** Reaches the elder's candidates; {@code left} is what the way cost without the arc left. */
    private void spread(int elder, int leaving, long left, long now) {
        var problem = pairs.problem;
        var cost = problem.arcs.cost;
        var aide = problem.arcs.aide;
        var price = pairs.price;
        var distance = frontier.distance;
        boolean several = problem.openNeed[elder] > 1;
        int end = problem.arcs.start[elder + 1];
        int begin = problem.arcs.start[elder];
        looked += end - begin;
        for (int a = begin; a < end; a++) {
            int k = aide[a];
            long at = left + cost[a] + price[k];
            if (at >= best || at >= distance[k] || several && pairs.made[a]) {
                continue;
            }
            trail[3 * k] = elder;
            trail[3 * k + 1] = a;
            trail[3 * k + 2] = leaving;
            if (price[k] == 0 && pairs.hasPlace(k)) {
                best = at;
                endAide = k;
                endPlace = SOURCE;
            } else {
                frontier.reach(k, at, now);
            }
        }
    }

    private void raisePrices() {
        for (int i = 0; i < frontier.settledSize(); i++) {
            int j = frontier.settled(i);
            long rise = best - frontier.distance[j];
            if (rise > 0) {
                pairs.price[j] += rise;
            }
        }
    }

    private void walkBack() {
        int k = endAide;
        if (endPlace != SOURCE) {
            pairs.missing[pairs.placeElder[endPlace]]++;
            pairs.end(k, pairs.placeArc[endPlace]);
        }
        for (;;) {
            int leaving = trail[3 * k + 2];
            pairs.make(trail[3 * k], k, trail[3 * k + 1]);
            if (leaving == SOURCE) {
                return;
            }
            k = pairs.problem.arcs.aide[leaving];
            pairs.end(k, leaving);
        }
    }
}
