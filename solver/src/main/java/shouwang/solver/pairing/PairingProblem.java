package shouwang.solver.pairing;

import java.util.Arrays;

/**
 * A pairing to be found. Elders and aides are numbered from 0. Each elder needs a stated number of
 * different aides (mostly one), each aide takes between a least and a greatest number of elders,
 * and only candidate pairs may meet, at a whole-number cost in any unit the caller likes. A want
 * left open costs that elder's price. Immutable; made by {@link #builder} or {@link #change}.
 *
 * <p>Limits: the largest cost times twice the smaller side (and times all wants) must stay below
 * 2<sup>61</sup>, so that no sum of costs along a path can overflow; else {@link PairingRefused}.
 */
public final class PairingProblem {
    final Arcs arcs;
    final int[] need;
    final long[] leavingOut;
    final int[] least;
    final int[] most;
    final Pins pins;
    /** What breaking existing pairs would cost if every one were broken; keeping one earns back. */
    final long broken;
    /** As {@code need}, {@code least}, {@code most}, less what pinned pairs already settle. */
    final int[] openNeed;
    final int[] openLeast;
    final int[] openMost;

    PairingProblem(Arcs arcs, int[] need, long[] leavingOut, int[] least, int[] most, Pins pins,
            long broken) {
        this.arcs = arcs;
        this.need = need;
        this.leavingOut = leavingOut;
        this.least = least;
        this.most = most;
        this.pins = pins;
        this.broken = broken;
        this.openNeed = pins.isEmpty() ? need : need.clone();
        this.openLeast = pins.isEmpty() ? least : least.clone();
        this.openMost = pins.isEmpty() ? most : most.clone();
        settlePins();
        refuseContradictions();
    }

    /** Pinned pairs, sorted by elder. */
    record Pins(int[] elder, int[] aide, long[] cost) {
        static final Pins NONE = new Pins(new int[0], new int[0], new long[0]);

        boolean isEmpty() {
            return elder.length == 0;
        }
    }

    /** Starts a problem: every elder needs one aide, every aide takes from 0 to 1 elders. */
    public static PairingBuilder builder(int elders, int aides) {
        return new PairingBuilder(elders, aides, 0);
    }

    /** As {@link #builder(int, int)}, with room for so many candidate arcs. */
    public static PairingBuilder builder(int elders, int aides, int arcs) {
        return new PairingBuilder(elders, aides, arcs);
    }

    /** The same problem after a few people joined, left or changed their loads. */
    public PairingChange change() {
        return new PairingChange(this);
    }

    private void settlePins() {
        for (int i = 0; i < pins.elder.length; i++) {
            int e = pins.elder[i];
            int j = pins.aide[i];
            if (--openNeed[e] < 0) {
                throw new PairingRefused(PairingRefused.Why.PINS_ABOVE_NEED, e, j);
            }
            if (--openMost[j] < 0) {
                throw new PairingRefused(PairingRefused.Why.PINS_ABOVE_MOST, e, j);
            }
            openLeast[j] = Math.max(0, openLeast[j] - 1);
        }
    }

    private void refuseContradictions() {
        for (int j = 0; j < most.length; j++) {
            if (least[j] > most[j]) {
                throw new PairingRefused(PairingRefused.Why.LEAST_ABOVE_MOST, -1, j);
            }
        }
        long largest = 1;
        for (long c : arcs.cost) {
            largest = Math.max(largest, c == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(c));
        }
        long wants = 0;
        for (int e = 0; e < need.length; e++) {
            wants += need[e];
            long c = leavingOut[e];
            largest = Math.max(largest, c == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(c));
        }
        long longest = Math.max(wants, 2L * Math.min(need.length, most.length) + 8);
        if (largest > (1L << 61) / (longest + 8)) {
            throw new PairingRefused(PairingRefused.Why.COSTS_TOO_LARGE, -1, -1);
        }
    }

    public int elders() {
        return need.length;
    }

    public int aides() {
        return most.length;
    }

    /** Free candidate arcs: not counting pinned pairs, forbidden ones and dearer duplicates. */
    public int arcs() {
        return arcs.size();
    }

    /** How many different aides this elder needs, pinned ones included. */
    public int need(int elder) {
        return need[elder];
    }

    /** Price of each aide that this elder is left without. */
    public long leavingOut(int elder) {
        return leavingOut[elder];
    }

    /** Least number of elders, pinned ones included. */
    public int least(int aide) {
        return least[aide];
    }

    /** Greatest number of elders, pinned ones included. */
    public int most(int aide) {
        return most[aide];
    }

    /** First free arc of the elder; the last one is before {@code firstArc(elder + 1)}. */
    public int firstArc(int elder) {
        return arcs.start[elder];
    }

    public int aideOf(int arc) {
        return arcs.aide[arc];
    }

    /** Cost of the arc as the solver sees it: less preference, less the price of changing. */
    public long costOf(int arc) {
        return arcs.cost[arc];
    }

    /** The free arc between the two, or −1. */
    public int arcBetween(int elder, int aide) {
        for (int a = arcs.start[elder]; a < arcs.start[elder + 1]; a++) {
            if (arcs.aide[a] == aide) {
                return a;
            }
        }
        return -1;
    }

    /** The elder's first pinned pair; the last one is before {@code firstPin(elder + 1)}. */
    public int firstPin(int elder) {
        int at = Arrays.binarySearch(pins.elder, elder);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && pins.elder[at - 1] == elder) {
            at--;
        }
        return at;
    }

    public int pinnedAide(int pin) {
        return pins.aide[pin];
    }

    /** How many elders are pinned to this aide. */
    public int pinsOf(int aideNumber) {
        return most[aideNumber] - openMost[aideNumber];
    }

    /** Cost that no decision changes: pinned pairs, and existing pairs counted as broken. */
    public long fixedCost() {
        long sum = broken;
        for (long c : pins.cost) {
            sum = Math.addExact(sum, c);
        }
        return sum;
    }
}
