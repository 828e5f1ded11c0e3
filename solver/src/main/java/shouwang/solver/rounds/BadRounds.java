package shouwang.solver.rounds;

/** A day that cannot be planned as written; the message says where and why. */
public final class BadRounds extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadRounds(String message) {
        super(message);
    }
}
