package shouwang.solver.rounds;

import java.util.List;

/**
 * A day of visits. Times and travel share one unit (minutes after midnight, minutes). Places are
 * numbered from 0; a travel table is a flat row-major matrix of {@code places × places}, it need
 * be neither symmetric nor metric.
 *
 * <p>The cost of a plan is {@code travel·(sum of legs) + late·(sum of latePrice·minutes late) +
 * largest·(largest minutes late of any visit) + balance·(sum over aides of squared minutes at
 * visits) + fit of each visit with its aide + overtime + prices of what is left out}. An aide
 * without a visit costs nothing. A break is a visit pinned to its aide at the place where it is
 * taken; a hard window is one with a very high {@code latePrice}.
 *
 * @param places number of places in every table
 * @param tables travel tables, one per way of travelling (on foot, by motorbike)
 * @param aides who walks
 * @param visits what is to be done; a person who needs two aides has two visits, held by a pair
 * @param pairs visits bound to each other; a visit is in one pair at most
 * @param orders visits a person put in order
 * @param prices weights of the parts of the cost
 */
public record RoundsProblem(
        int places,
        List<double[]> tables,
        List<Aide> aides,
        List<Visit> visits,
        List<Pair> pairs,
        List<Order> orders,
        Prices prices) {

    /**
     * @param id name in the plan
     * @param table index of the travel table
     * @param start place where the day begins
     * @param end place where it ends
     * @param from earliest departure
     * @param until latest return without overtime, {@link Double#POSITIVE_INFINITY} for no limit
     * @param overtimePrice cost of a minute past {@code until}
     */
    public record Aide(String id, int table, int start, int end, double from, double until,
            double overtimePrice) {}

    /**
     * @param person who is visited
     * @param task what is done there
     * @param place where
     * @param opens earliest start; an aide who is early waits
     * @param closes latest start that is not late
     * @param minutes how long it takes, 0 or more
     * @param latePrice cost of a minute past {@code closes}, 0 or more
     * @param skipPrice cost of leaving it out, {@link Double#POSITIVE_INFINITY} if it must be done
     * @param fit cost of each aide doing it, by index; infinite: this aide cannot
     */
    public record Visit(String person, String task, int place, double opens, double closes,
            double minutes, double latePrice, double skipPrice, double[] fit) {}

    /**
     * Two visits by two different aides; {@code least <= start of second - start of first <=
     * most}. Both are done or both are left out.
     */
    public record Pair(int first, int second, double least, double most) {}

    /** Whoever does both does {@code earlier} before {@code later}. */
    public record Order(int earlier, int later) {}

    /** Weights of the cost; {@code travel} is above 0, the others 0 or more. */
    public record Prices(double travel, double late, double largest, double balance) {
        /** The published objective: a third each of travel, total and largest tardiness. */
        public static final Prices THIRDS = new Prices(1 / 3.0, 1 / 3.0, 1 / 3.0, 0);
    }

    public RoundsProblem {
        tables = List.copyOf(tables);
        aides = List.copyOf(aides);
        visits = List.copyOf(visits);
        pairs = List.copyOf(pairs);
        orders = List.copyOf(orders);
        RoundsCheck.check(places, tables, aides, visits, pairs, orders, prices);
    }
}
