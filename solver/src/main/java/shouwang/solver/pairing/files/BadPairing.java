package shouwang.solver.pairing.files;

/** A pairing or answer file that cannot be used as written; the message says where and why. */
public final class BadPairing extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadPairing(int line, String reason) {
        super("line " + line + ": " + reason);
    }
}
