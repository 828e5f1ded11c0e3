package shouwang.solver.pairing;

/**
 * The pairs made so far and the aides' prices: each aide's arcs in a row of places, each elder's
 * open wants. Every search leaves three things true (complementary slackness):
 * a made arc is never dearer, at cost plus the aide's price, than an arc not made or than leaving
 * the elder out; an aide with a price above 0 is full; an aide below 0 has just the least load.
 */
final class Pairs {
    final PairingProblem problem;
    final long[] price;
    final int[] load;
    final int[] missing;
    final boolean[] made;
    /** First place of each aide in {@link #placeElder} and {@link #placeArc}. */
    final int[] first;
    final int[] placeElder;
    final int[] placeArc;

    Pairs(PairingProblem problem) {
        this.problem = problem;
        int aides = problem.aides();
        price = new long[aides];
        load = new int[aides];
        missing = problem.openNeed.clone();
        made = new boolean[problem.arcs()];
        first = new int[aides + 1];
        var room = roomOf(problem);
        for (int j = 0; j < aides; j++) {
            first[j + 1] = first[j] + room[j];
        }
        placeElder = new int[first[aides]];
        placeArc = new int[first[aides]];
    }

    /** Places worth keeping: no more than candidates, so that a load of "any" costs no memory. */
    private static int[] roomOf(PairingProblem problem) {
        long sum = 0;
        for (int most : problem.openMost) {
            sum += most;
        }
        if (sum <= problem.arcs()) {
            return problem.openMost;
        }
        var room = new int[problem.aides()];
        for (int j : problem.arcs.aide) {
            room[j]++;
        }
        for (int j = 0; j < room.length; j++) {
            room[j] = Math.min(room[j], problem.openMost[j]);
        }
        return room;
    }

    boolean hasPlace(int aide) {
        return load[aide] < problem.openMost[aide];
    }

    void make(int elder, int aide, int arc) {
        int at = first[aide] + load[aide]++;
        placeElder[at] = elder;
        placeArc[at] = arc;
        made[arc] = true;
    }

    /** Ends the pair and returns its elder. */
    int end(int aide, int arc) {
        int at = first[aide];
        while (placeArc[at] != arc) {
            at++;
        }
        int elder = placeElder[at];
        int last = first[aide] + --load[aide];
        placeElder[at] = placeElder[last];
        placeArc[at] = placeArc[last];
        made[arc] = false;
        return elder;
    }

    /** What one more aide for this elder is worth now: the cheapest arc not made, or being left. */
    long worth(int elder) {
        var arcs = problem.arcs;
        long worth = problem.leavingOut[elder];
        for (int a = arcs.start[elder]; a < arcs.start[elder + 1]; a++) {
            if (!made[a]) {
                worth = Math.min(worth, arcs.cost[a] + price[arcs.aide[a]]);
            }
        }
        return worth;
    }
}
