package shouwang.solver.pairing;

/**
 * A pairing problem that cannot be solved as stated: contradictory rules, or least loads that no
 * pairing can reach. The caller turns {@link #why}, {@link #elder} and {@link #aide} into words.
 */
public final class PairingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands against what. */
    public enum Why {
        /** The aide's least load is above the greatest. */
        LEAST_ABOVE_MOST,
        /** A pinned pair is also forbidden. */
        PIN_FORBIDDEN,
        /** A pinned pair is not among the candidates, so it has no cost. */
        PIN_NOT_CANDIDATE,
        /** More pinned pairs than aides this elder needs. */
        PINS_ABOVE_NEED,
        /** More pinned pairs than this aide may take. */
        PINS_ABOVE_MOST,
        /** No pairing at all brings this aide to the least load. */
        LEAST_OUT_OF_REACH,
        /** Costs so large that sums might leave 64 bits. */
        COSTS_TOO_LARGE
    }

    private final Why why;
    private final int elder;
    private final int aide;

    PairingRefused(Why why, int elder, int aide) {
        super(why + (elder < 0 ? "" : ", elder " + elder) + (aide < 0 ? "" : ", aide " + aide));
        this.why = why;
        this.elder = elder;
        this.aide = aide;
    }

    public Why why() {
        return why;
    }

    /** The elder concerned, or −1. */
    public int elder() {
        return elder;
    }

    /** The aide concerned, or −1. */
    public int aide() {
        return aide;
    }
}
