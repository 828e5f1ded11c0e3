package shouwang.solver.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prices rounds from the problem alone, by another way than the solver: all waiting as arcs, and
 * Bellman and Ford's longest paths over them. Knows nothing of the solver's arrays.
 */
public final class PlanCheck {
    private record Arc(int from, int to, double weight) {}

    private final RoundsProblem day;
    private final int[][] rounds;
    private final int visits;
    private final List<String> broken = new ArrayList<>();
    private final List<Arc> arcs = new ArrayList<>();
    private final int[] aideOf;
    private final double[] start;
    private double legs;
    private double rest;

    private PlanCheck(RoundsProblem day, int[][] rounds) {
        this.day = day;
        this.rounds = rounds;
        visits = day.visits().size();
        aideOf = new int[visits];
        Arrays.fill(aideOf, -1);
        start = new double[visits];
    }

    /** The cost as the problem defines it; infinite if a hard rule is broken. */
    static double cost(RoundsProblem day, int[][] rounds) {
        return new PlanCheck(day, rounds).price();
    }

    public static double cost(RoundsProblem day, RoundsPlan plan) {
        return cost(day, rounds(plan));
    }

    /** Earliest starts by visit. */
    static double[] starts(RoundsProblem day, int[][] rounds) {
        var check = new PlanCheck(day, rounds);
        check.price();
        return check.start;
    }

    static int[][] rounds(RoundsPlan plan) {
        return plan.rounds().stream().map(r -> r.stops().stream()
                .mapToInt(RoundsPlan.Stop::visit).toArray()).toArray(int[][]::new);
    }

    private double price() {
        for (int r = 0; r < rounds.length; r++) {
            walk(r);
        }
        ties();
        if (!broken.isEmpty() || !longestPaths()) {
            return Double.POSITIVE_INFINITY;
        }
        return day.prices().travel() * legs + rest + lateness();
    }

    private double leg(int aide, int from, int to) {
        var table = day.tables().get(day.aides().get(aide).table());
        return table[from * day.places() + to];
    }

    private void walk(int aide) {
        var who = day.aides().get(aide);
        int place = who.start();
        int before = -1;
        double load = 0;
        var seen = new ArrayList<Integer>();
        for (int v : rounds[aide]) {
            var visit = day.visits().get(v);
            if (aideOf[v] >= 0 || visit.fit()[aide] == Double.POSITIVE_INFINITY) {
                broken.add("twice or unable " + v);
                continue;
            }
            aideOf[v] = aide;
            double leg = leg(aide, place, visit.place());
            legs += leg;
            if (before < 0) {
                start[v] = Math.max(visit.opens(), who.from() + leg);
            } else {
                start[v] = visit.opens();
                arcs.add(new Arc(before, v, day.visits().get(before).minutes() + leg));
            }
            rest += visit.fit()[aide];
            load += visit.minutes();
            for (var order : day.orders()) {
                if (order.earlier() == v && seen.contains(order.later())) {
                    broken.add("order");
                }
            }
            seen.add(v);
            place = visit.place();
            before = v;
        }
        legs += before < 0 ? 0 : leg(aide, place, who.end());
        rest += day.prices().balance() * load * load;
    }

    private void ties() {
        for (int v = 0; v < visits; v++) {
            double skip = day.visits().get(v).skipPrice();
            if (aideOf[v] < 0 && skip == Double.POSITIVE_INFINITY) {
                broken.add("left out " + v);
            }
            rest += aideOf[v] < 0 ? skip : 0;
        }
        for (var pair : day.pairs()) {
            int a = pair.first();
            int b = pair.second();
            if (aideOf[a] < 0 != aideOf[b] < 0 || aideOf[a] >= 0 && aideOf[a] == aideOf[b]) {
                broken.add("pair " + a);
            } else if (aideOf[a] >= 0) {
                arcs.add(new Arc(a, b, pair.least()));
                arcs.add(new Arc(b, a, -pair.most()));
            }
        }
    }

    private boolean longestPaths() {
        for (int i = 0; i < visits + 2; i++) {
            boolean moved = false;
            for (var arc : arcs) {
                double at = start[arc.from] + arc.weight;
                if (at > start[arc.to] + 1e-9) {
                    start[arc.to] = at;
                    moved = true;
                }
            }
            if (!moved) {
                return true;
            }
        }
        return false;
    }

    private double lateness() {
        double sum = 0;
        double largest = 0;
        for (int v = 0; v < visits; v++) {
            if (aideOf[v] >= 0) {
                double late = Math.max(0, start[v] - day.visits().get(v).closes());
                sum += late * day.visits().get(v).latePrice() * day.prices().late();
                largest = Math.max(largest, late);
            }
        }
        for (int r = 0; r < rounds.length; r++) {
            if (rounds[r].length > 0) {
                int last = rounds[r][rounds[r].length - 1];
                var who = day.aides().get(r);
                double back = start[last] + day.visits().get(last).minutes()
                        + leg(r, day.visits().get(last).place(), who.end());
                sum += back > who.until() ? who.overtimePrice() * (back - who.until()) : 0;
            }
        }
        return sum + day.prices().largest() * largest;
    }
}
