package shouwang.solver.rounds;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * For each visit the visits that may well stand right before or after it: near by travel plus
 * the waiting and lateness their windows force (Vidal et al. 2013), and with an aide in common.
 */
final class Neighbours {
    /** How many are listed for each visit. */
    static final int MOST = 40;
    private static final double WAIT = 0.2;

    final int[][] before;
    final int[][] after;
    /** Mean travel to the few nearest; the unit of temperatures. */
    final double nearby;

    Neighbours(Ground ground, int most) {
        int n = ground.visits;
        before = new int[n][];
        after = new int[n][];
        var mates = mates(ground);
        double sum = 0;
        int count = 0;
        for (int v = 0; v < n; v++) {
            int visit = v;
            before[v] = nearest(mates[v], most, u -> far(ground, u, visit));
            after[v] = nearest(mates[v], most, u -> far(ground, visit, u));
            for (int i = 0; i < Math.min(5, before[v].length); i++, count++) {
                sum += ground.way[0][ground.place[before[v][i]] * ground.places + ground.place[v]];
            }
        }
        nearby = count == 0 || sum == 0 ? 1 : sum / count;
    }

    private static int[][] mates(Ground ground) {
        int n = ground.visits;
        var mates = new int[n][];
        for (int v = 0; v < n; v++) {
            int visit = v;
            mates[v] = IntStream.range(0, n)
                    .filter(u -> u != visit && u != ground.partner[visit] && share(ground, u, visit))
                    .toArray();
        }
        return mates;
    }

    private static boolean share(Ground ground, int u, int v) {
        for (int r = 0; r < ground.aides; r++) {
            if (ground.can(u, r) && ground.can(v, r)) {
                return true;
            }
        }
        return false;
    }

    private static double far(Ground ground, int u, int v) {
        double travel = ground.way[0][ground.place[u] * ground.places + ground.place[v]];
        double between = ground.minutes[u] + travel;
        double wait = Math.max(0, ground.opens[v] - ground.closes[u] - between);
        double late = Math.max(0, ground.opens[u] + between - ground.closes[v]);
        return travel + WAIT * wait + late;
    }

    private interface Distance {
        double of(int node);
    }

    private static int[] nearest(int[] all, int most, Distance distance) {
        record Mate(int node, double far) {}
        return Arrays.stream(all).mapToObj(u -> new Mate(u, distance.of(u)))
                .sorted(Comparator.comparingDouble(Mate::far).thenComparingInt(Mate::node))
                .limit(most).mapToInt(Mate::node).toArray();
    }
}
