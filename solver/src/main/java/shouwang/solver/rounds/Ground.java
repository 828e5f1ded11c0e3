package shouwang.solver.rounds;

import java.util.Arrays;
import shouwang.solver.rounds.RoundsProblem.Aide;

/**
 * A day as flat arrays, read by all threads and changed by none. Node {@code v < visits} is a
 * visit; each aide {@code r} has a node {@link #leaves} where the round begins and a node
 * {@link #returns} where it ends. Costs are in units of the price of one minute's travel.
 */
final class Ground {
    final RoundsProblem day;
    final int visits;
    final int aides;
    final int nodes;
    final int places;
    final int[] place;
    final double[] opens;
    final double[] closes;
    final double[] minutes;
    final double[] latePrice;
    final int[] partner;
    /** Whether the visit is the first of its pair. */
    final boolean[] leads;
    final double[] least;
    final double[] most;
    /** Travel table of each aide. */
    final double[][] way;
    final boolean[] can;
    final double[] fit;
    final double[] skip;
    final double largestPrice;
    final double balance;
    /** Cost = scale × inner cost. */
    final double scale;
    /** One table, one depot, no fit, balance or order: a move costs the arcs it changes. */
    final boolean plain;
    final int[][] mustFollow;
    final boolean ordered;
    final boolean optional;

    Ground(RoundsProblem day) {
        this.day = day;
        visits = day.visits().size();
        aides = day.aides().size();
        nodes = visits + 2 * aides;
        places = day.places();
        place = new int[nodes];
        opens = new double[nodes];
        closes = new double[nodes];
        minutes = new double[nodes];
        latePrice = new double[nodes];
        partner = new int[nodes];
        leads = new boolean[nodes];
        least = new double[nodes];
        most = new double[nodes];
        way = new double[aides][];
        can = new boolean[visits * aides];
        fit = new double[visits * aides];
        skip = new double[visits];
        mustFollow = new int[visits][];
        scale = day.prices().travel();
        largestPrice = day.prices().largest() / scale;
        balance = day.prices().balance() / scale;
        ordered = !day.orders().isEmpty();
        fillVisits();
        fillAides();
        fillTies();
        optional = Arrays.stream(skip).anyMatch(Double::isFinite);
        plain = isPlain();
    }

    int leaves(int aide) {
        return visits + 2 * aide;
    }

    int returns(int aide) {
        return visits + 2 * aide + 1;
    }

    double travel(int aide, int from, int to) {
        return way[aide][place[from] * places + place[to]];
    }

    boolean can(int visit, int aide) {
        return can[visit * aides + aide];
    }

    private void fillVisits() {
        for (int v = 0; v < visits; v++) {
            var visit = day.visits().get(v);
            place[v] = visit.place();
            opens[v] = visit.opens();
            closes[v] = visit.closes();
            minutes[v] = visit.minutes();
            latePrice[v] = visit.latePrice() * day.prices().late() / scale;
            skip[v] = visit.skipPrice() / scale;
            for (int r = 0; r < aides; r++) {
                double price = visit.fit()[r];
                can[v * aides + r] = price < Double.POSITIVE_INFINITY;
                fit[v * aides + r] = price / scale;
            }
        }
    }

    private void fillAides() {
        for (int r = 0; r < aides; r++) {
            Aide aide = day.aides().get(r);
            way[r] = day.tables().get(aide.table());
            place[leaves(r)] = aide.start();
            place[returns(r)] = aide.end();
            opens[leaves(r)] = aide.from();
            closes[leaves(r)] = Double.POSITIVE_INFINITY;
            closes[returns(r)] = aide.until();
            latePrice[returns(r)] = aide.overtimePrice() / scale;
        }
    }

    private void fillTies() {
        Arrays.fill(partner, -1);
        for (var pair : day.pairs()) {
            int a = pair.first();
            int b = pair.second();
            partner[a] = b;
            partner[b] = a;
            leads[a] = true;
            least[a] = least[b] = pair.least();
            most[a] = most[b] = pair.most();
            double both = skip[a] + skip[b];
            skip[a] = skip[b] = both;
        }
        for (int v = 0; v < visits; v++) {
            int from = v;
            mustFollow[v] = day.orders().stream().filter(o -> o.earlier() == from)
                    .mapToInt(RoundsProblem.Order::later).toArray();
        }
    }

    private boolean isPlain() {
        if (balance > 0 || ordered || day.tables().size() > 1) {
            return false;
        }
        var first = day.aides().getFirst();
        boolean oneDepot = day.aides().stream()
                .allMatch(a -> a.start() == first.start() && a.end() == first.start());
        return oneDepot && way[0][first.start() * places + first.start()] == 0
                && Arrays.stream(fit).allMatch(f -> f == 0 || f == Double.POSITIVE_INFINITY);
    }
}
