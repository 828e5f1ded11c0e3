package shouwang.solver.rounds;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves a plan of a small day the best, or finds the best. Rounds are written one after the
 * other, each from its first visit to its last; what is written already has a cost that later
 * writing can only raise (earliest times under the waiting known so far), and every visit still
 * to write costs at least its shortest way in. A branch that is sure to reach the best known cost
 * is left. Cost: exponential; given up after a number of nodes or when told to stop.
 */
final class Proof {
    private static final double SAME = 1e-9;

    private final Ground ground;
    private final long mostNodes;
    private final BooleanSupplier stop;
    private final int[] next;
    private final int[] prev;
    private final int[] route;
    private final double[][] starts;
    private final double[][] least;
    private final double[] load;
    private double best;
    private int @Nullable [] bestLinks;
    private long nodes;
    private boolean stopped;

    private Proof(Ground ground, double best, long mostNodes, BooleanSupplier stop) {
        this.ground = ground;
        this.best = best;
        this.mostNodes = mostNodes;
        this.stop = stop;
        next = new int[ground.nodes];
        prev = new int[ground.nodes];
        route = new int[ground.nodes];
        Arrays.fill(route, -1);
        Arrays.fill(prev, -1);
        Arrays.fill(next, -1);
        starts = new double[ground.visits + 1][ground.nodes];
        load = new double[ground.aides];
        least = new double[ground.aides + 1][ground.visits];
        for (int r = 0; r < ground.aides; r++) {
            route[ground.leaves(r)] = r;
            route[ground.returns(r)] = r;
            next[ground.leaves(r)] = ground.returns(r);
            prev[ground.returns(r)] = ground.leaves(r);
            starts[0][ground.leaves(r)] = ground.opens[ground.leaves(r)];
        }
        fillLeast();
    }

    /** What became of the search. */
    record Outcome(boolean proven, double cost, int @Nullable [] links) {}

    /**
     * Searches for a plan cheaper than {@code best} (inner cost). If {@code proven}, the lesser
     * of {@code best} and the cost found is the least there is.
     */
    static Outcome search(Ground ground, double best, long mostNodes, BooleanSupplier stop) {
        var proof = new Proof(ground, best, mostNodes, stop);
        double open = 0;
        for (int v = 0; v < ground.visits; v++) {
            open += proof.least[0][v];
        }
        proof.extend(0, ground.leaves(0), 0, 0, open);
        return new Outcome(!proof.stopped, proof.best, proof.bestLinks);
    }

    /** Least cost of a visit if only aides from {@code r} on are left. */
    private void fillLeast() {
        for (int v = 0; v < ground.visits; v++) {
            double skip = ground.partner[v] >= 0 ? ground.skip[v] / 2 : ground.skip[v];
            least[ground.aides][v] = skip;
            for (int r = ground.aides - 1; r >= 0; r--) {
                least[r][v] = Math.min(least[r + 1][v], ground.can(v, r) ? way(r, v)
                        + ground.fit[v * ground.aides + r] : Draft.NEVER);
            }
        }
    }

    private double way(int aide, int visit) {
        double way = ground.travel(aide, ground.leaves(aide), visit);
        for (int u = 0; u < ground.visits; u++) {
            if (u != visit && u != ground.partner[visit] && ground.can(u, aide)) {
                way = Math.min(way, ground.travel(aide, u, visit));
            }
        }
        return way;
    }

    /** Goes on after {@code last}; {@code paid} is legs and fits, {@code open} the rest's least. */
    private void extend(int aide, int last, int depth, double paid, double open) {
        if (stopped || ++nodes > mostNodes || (nodes & 4095) == 0 && stop.getAsBoolean()) {
            stopped = true;
            return;
        }
        for (int v = 0; v < ground.visits; v++) {
            if (route[v] >= 0 || !ground.can(v, aide) || breaksOrder(v, aide)
                    || ground.partner[v] >= 0 && route[ground.partner[v]] == aide) {
                continue;
            }
            double cost = paid + ground.travel(aide, last, v)
                    + ground.fit[v * ground.aides + aide];
            double rest = open - least[aide][v];
            append(aide, last, v);
            if (cost + rest < best - SAME && settle(depth, v)
                    && cost + rest + lateness(depth + 1, aide) < best - SAME) {
                extend(aide, v, depth + 1, cost, rest);
            }
            remove(aide, last, v);
        }
        close(aide, last, depth, paid, open);
    }

    private void append(int aide, int last, int visit) {
        int end = ground.returns(aide);
        next[last] = visit;
        prev[visit] = last;
        next[visit] = end;
        prev[end] = visit;
        route[visit] = aide;
        load[aide] += ground.minutes[visit];
    }

    private void remove(int aide, int last, int visit) {
        next[last] = ground.returns(aide);
        prev[ground.returns(aide)] = last;
        route[visit] = -1;
        next[visit] = -1;
        load[aide] -= ground.minutes[visit];
    }

    private void close(int aide, int last, int depth, double paid, double open) {
        double cost = last < ground.visits
                ? paid + ground.travel(aide, last, ground.returns(aide)) : paid;
        double rest = 0;
        for (int v = 0; v < ground.visits; v++) {
            rest += route[v] < 0 ? least[aide + 1][v] : 0;
        }
        if (cost + rest + lateness(depth, -1) >= best - SAME) {
            return;
        }
        if (aide + 1 < ground.aides) {
            extend(aide + 1, ground.leaves(aide + 1), depth, cost, rest);
            return;
        }
        for (int v = 0; v < ground.visits; v++) {
            if (route[v] < 0 != (ground.partner[v] >= 0 ? route[ground.partner[v]] < 0
                    : route[v] < 0)) {
                return;
            }
        }
        best = cost + rest + lateness(depth, -1);
        bestLinks = next.clone();
    }

    private boolean breaksOrder(int visit, int aide) {
        for (int later : ground.mustFollow[visit]) {
            if (route[later] == aide) {
                return true;
            }
        }
        return false;
    }

    private double arrival(double[] start, int visit) {
        int from = prev[visit];
        return Math.max(ground.opens[visit], start[from] + ground.minutes[from]
                + ground.travel(route[visit], from, visit));
    }

    /** Earliest times with one more visit; false if rounds wait for each other forever. */
    private boolean settle(int depth, int visit) {
        double[] start = starts[depth + 1];
        System.arraycopy(starts[depth], 0, start, 0, start.length);
        start[visit] = arrival(start, visit);
        if (ground.partner[visit] < 0 || route[ground.partner[visit]] < 0) {
            return true;
        }
        for (int sweep = 0; sweep <= ground.visits + 2; sweep++) {
            boolean moved = false;
            for (int r = 0; r < ground.aides; r++) {
                for (int v = next[ground.leaves(r)]; v < ground.visits; v = next[v]) {
                    moved |= raise(start, v, arrival(start, v));
                    int other = ground.partner[v];
                    if (other >= 0 && route[other] >= 0) {
                        moved |= raise(start, other, start[v]
                                + (ground.leads[v] ? ground.least[v] : -ground.most[v]));
                    }
                }
            }
            if (!moved) {
                return true;
            }
        }
        return false;
    }

    private static boolean raise(double[] start, int visit, double to) {
        if (to > start[visit] + 1e-10) {
            start[visit] = to;
            return true;
        }
        return false;
    }

    /** Lateness, overtime and load of what is written; the way home of one aide is open. */
    private double lateness(int depth, int open) {
        double[] start = starts[depth];
        double sum = 0;
        double worst = 0;
        for (int r = 0; r < ground.aides; r++) {
            int last = ground.leaves(r);
            for (int v = next[last]; v < ground.visits; last = v, v = next[v]) {
                double late = Math.max(0, start[v] - ground.closes[v]);
                sum += ground.latePrice[v] * late;
                worst = Math.max(worst, late);
            }
            if (last < ground.visits && ground.latePrice[ground.returns(r)] > 0) {
                double home = r == open ? 0 : ground.travel(r, last, ground.returns(r));
                double back = start[last] + ground.minutes[last] + home
                        - ground.closes[ground.returns(r)];
                sum += ground.latePrice[ground.returns(r)] * Math.max(0, back);
            }
            sum += ground.balance * load[r] * load[r];
        }
        return sum + ground.largestPrice * worst;
    }
}
