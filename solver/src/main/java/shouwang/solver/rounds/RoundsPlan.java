package shouwang.solver.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The answer to a {@link RoundsProblem}: rounds with times, what they cost, what is left out.
 *
 * @param rounds one per aide, in the problem's order; an idle aide has no stops
 * @param leftOut visits not served, each with the reason
 * @param cost the whole cost as the problem weighs it
 * @param bound no plan costs less than this
 * @param optimal whether the cost is proven to be the least
 * @param travel sum of legs, unweighted
 * @param tardiness sum of minutes late, unweighted
 * @param largest most minutes a visit is late
 * @param iterations moves tried by all threads
 * @param millis time taken
 */
public record RoundsPlan(
        List<Round> rounds,
        List<LeftOut> leftOut,
        double cost,
        double bound,
        boolean optimal,
        double travel,
        double tardiness,
        double largest,
        long iterations,
        long millis) {

    /** What one aide does; {@code back} is the time of return. */
    public record Round(int aide, List<Stop> stops, double travel, double back) {}

    /** A visit's arrival at the place, and its start after any waiting, both in minutes. */
    public record Stop(int visit, double arrival, double start, double late) {}

    /** A visit that is not served. */
    public record LeftOut(int visit, Reason reason) {}

    /** Why a visit is not served. */
    public enum Reason {
        /** No aide may or can do it. */
        NOBODY_CAN,
        /** Serving it would cost more (travel, lateness, overtime) than its price. */
        COSTS_MORE_THAN_ITS_PRICE
    }

    /** Writes links down as a plan, every number computed anew. */
    static RoundsPlan of(Ground ground, int[] links, double bound, long iterations,
            long millis) {
        var draft = new Draft(ground);
        draft.copy(links);
        var rounds = new ArrayList<Round>();
        for (int r = 0; r < ground.aides; r++) {
            rounds.add(round(draft, r));
        }
        var leftOut = new ArrayList<LeftOut>();
        double tardiness = 0;
        for (int v = 0; v < ground.visits; v++) {
            if (draft.route[v] >= 0) {
                tardiness += draft.waits.late[v];
            } else {
                leftOut.add(new LeftOut(v, reason(ground, v)));
            }
        }
        double travel = rounds.stream().mapToDouble(Round::travel).sum();
        double worst = draft.waits.worst;
        double cost = draft.cost() * ground.scale;
        return new RoundsPlan(rounds, leftOut, cost, Math.min(bound, cost),
                cost <= bound + 1e-6 * Math.max(1, Math.abs(cost)), travel, tardiness, worst,
                iterations, millis);
    }

    private static Round round(Draft draft, int aide) {
        var ground = draft.ground;
        var stops = new ArrayList<Stop>();
        double travel = 0;
        int from = ground.leaves(aide);
        double clock = ground.opens[from];
        for (int v = draft.next[from]; v >= 0; from = v, v = draft.next[v]) {
            if (v >= ground.visits && stops.isEmpty()) {
                break;
            }
            double leg = ground.travel(aide, from, v);
            travel += leg;
            clock += leg;
            if (v < ground.visits) {
                double start = draft.waits.start[v];
                stops.add(new Stop(v, clock, start, draft.waits.late[v]));
                clock = start + ground.minutes[v];
            }
        }
        return new Round(aide, stops, travel, clock);
    }

    private static Reason reason(Ground ground, int visit) {
        boolean nobody = Arrays.stream(ground.day.visits().get(visit).fit())
                .noneMatch(f -> f < Double.POSITIVE_INFINITY);
        return nobody ? Reason.NOBODY_CAN : Reason.COSTS_MORE_THAN_ITS_PRICE;
    }
}
