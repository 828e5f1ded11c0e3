package shouwang.solver.rounds;

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
}
