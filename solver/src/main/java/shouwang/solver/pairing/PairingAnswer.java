package shouwang.solver.pairing;

import java.util.Arrays;
import java.util.Objects;

/**
 * Who looks after whom, and the aides' prices that prove no pairing is cheaper ({@link
 * PairingProof}). A price above 0 says what one more place with that aide would save; one below 0
 * what the aide's least load costs. Elders and aides keep the numbers of the problem. Immutable.
 */
public final class PairingAnswer {
    private final int[] start;
    private final int[] aide;
    private final long[] price;
    private final long cost;
    private final int unassigned;

    private PairingAnswer(int[] start, int[] aide, long[] price, long cost, int unassigned) {
        this.start = start;
        this.aide = aide;
        this.price = price;
        this.cost = cost;
        this.unassigned = unassigned;
    }

    /**
     * An answer from elsewhere, taken as it is; {@link PairingProof} says what it is worth.
     *
     * @param pairs for each elder the numbers of the elder's aides
     * @param price for each aide the price of a place
     */
    public static PairingAnswer of(int[][] pairs, long[] price, long cost, int unassigned) {
        var start = new int[pairs.length + 1];
        for (int e = 0; e < pairs.length; e++) {
            start[e + 1] = start[e] + pairs[e].length;
        }
        var aide = new int[start[pairs.length]];
        for (int e = 0; e < pairs.length; e++) {
            System.arraycopy(pairs[e], 0, aide, start[e], pairs[e].length);
        }
        return new PairingAnswer(start, aide, price.clone(), cost, unassigned);
    }

    static PairingAnswer of(Pairs pairs) {
        var problem = pairs.problem;
        var arcs = problem.arcs;
        int elders = problem.elders();
        var start = new int[elders + 1];
        int room = problem.pins.elder().length;
        for (int load : pairs.load) {
            room += load;
        }
        var aide = new int[room];
        long cost = problem.fixedCost();
        long unassigned = 0;
        int kept = 0;
        int pin = 0;
        for (int e = 0; e < elders; e++) {
            for (; pin < problem.pins.elder().length && problem.pins.elder()[pin] == e; pin++) {
                aide[kept++] = problem.pins.aide()[pin];
            }
            for (int a = arcs.start[e]; a < arcs.start[e + 1]; a++) {
                if (pairs.made[a]) {
                    aide[kept++] = arcs.aide[a];
                    cost += arcs.cost[a];
                }
            }
            cost += problem.leavingOut[e] * pairs.missing[e];
            unassigned += pairs.missing[e];
            start[e + 1] = kept;
        }
        return new PairingAnswer(start, aide, pairs.price.clone(), cost,
                Math.toIntExact(unassigned));
    }

    public int elders() {
        return start.length - 1;
    }

    public int aides() {
        return price.length;
    }

    /** The elder's aides, pinned ones included; empty when left without. */
    public int[] aidesOf(int elder) {
        return Arrays.copyOfRange(aide, start[elder], start[elder + 1]);
    }

    /** How many aides the elder has. */
    public int aidesFound(int elder) {
        return start[elder + 1] - start[elder];
    }

    /** One of the elder's aides, {@code index} below {@link #aidesFound}. */
    public int aideOf(int elder, int index) {
        return aide[start[elder] + Objects.checkIndex(index, aidesFound(elder))];
    }

    /** What one more place with this aide would save; below 0, what the least load costs. */
    public long price(int aideNumber) {
        return price[aideNumber];
    }

    /** All pairs, pinned ones included, leaving out and changing included. */
    public long cost() {
        return cost;
    }

    /** Wants left open, over all elders. */
    public int unassigned() {
        return unassigned;
    }
}
