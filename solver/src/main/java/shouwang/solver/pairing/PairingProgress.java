package shouwang.solver.pairing;

/** Told now and then how far the pairing has come; may stop it. */
@FunctionalInterface
public interface PairingProgress {
    /** Says nothing and never stops. */
    PairingProgress SILENT = (done, wanted) -> true;

    /**
     * Called on the solving thread, every thousand elders or so.
     *
     * @param done   elders' wants dealt with so far
     * @param wanted all of them
     * @return false to stop; the solver then throws {@link PairingStopped}
     */
    boolean goOn(int done, int wanted);
}
