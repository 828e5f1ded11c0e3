package shouwang.solver.pairing;

/** The person waiting for the pairing stopped it; nothing was decided. */
public final class PairingStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PairingStopped() {
        super("pairing stopped on request");
    }
}
