package shouwang.solver.pairing;

/**
 * The cheapest pairing, exactly. Elders are placed one after the other by a shortest path that
 * may move others ({@link ElderSearch}); aides short of their least load then look for elders
 * ({@link PlaceSearch}). Prices stay such that each pair made is the best for its elder, so the
 * last state is optimal and the prices prove it.
 *
 * <p>Cost: one short search per want; a county of 112,600 elders with 12 candidates each looks at
 * about ten million arcs. Worst case wants × arcs × log aides. One thread, no random numbers: the
 * same problem gives the same answer.
 */
public final class PairingSolver {
    private static final int STEP = 1000;

    private final PairingProblem problem;
    private final PairingProgress progress;
    private final Pairs pairs;
    private final Frontier frontier;
    private int done;
    private int wanted;

    private PairingSolver(PairingProblem problem, PairingProgress progress) {
        this.problem = problem;
        this.progress = progress;
        pairs = new Pairs(problem);
        frontier = new Frontier(problem.aides());
    }

    /**
     * The best pairing from nothing.
     *
     * @throws PairingRefused when the least loads cannot all be reached
     * @throws PairingStopped when {@code progress} said so
     */
    public static PairingAnswer solve(PairingProblem problem, PairingProgress progress) {
        var solver = new PairingSolver(problem, progress);
        solver.placeElders();
        solver.reachLeastLoads();
        return solver.finish();
    }

    /**
     * The best pairing, starting from that of a similar problem: what still holds of the last
     * pairs and prices stays, the rest is searched anew. The numbers of elders and aides must mean
     * the same people in both ({@link PairingProblem#change} sees to that); anything else may
     * differ. The cost is that of {@link #solve}; among equally good pairings another may come.
     *
     * @throws PairingRefused when the least loads cannot all be reached
     * @throws PairingStopped when {@code progress} said so
     */
    public static PairingAnswer resolve(PairingProblem problem, PairingAnswer last,
            PairingProgress progress) {
        var solver = new PairingSolver(problem, progress);
        WarmStart.adopt(solver.pairs, last);
        solver.sellDearPlaces();
        solver.placeElders();
        solver.reachLeastLoads();
        return solver.finish();
    }

    private void placeElders() {
        wanted = 0;
        for (int missing : pairs.missing) {
            wanted += missing;
        }
        var search = new ElderSearch(pairs, frontier);
        for (int e = 0; e < problem.elders(); e++) {
            for (int left = pairs.missing[e]; left > 0; left--) {
                search.place(e);
                tick();
            }
        }
    }

    /** Places that have a price although they are empty: filled, or their price falls to 0. */
    private void sellDearPlaces() {
        PlaceSearch search = null;
        for (int j = 0; j < problem.aides(); j++) {
            while (pairs.price[j] > 0 && pairs.hasPlace(j)) {
                search = search == null ? new PlaceSearch(pairs, frontier) : search;
                search.fill(j);
                tick();
            }
        }
    }

    private void reachLeastLoads() {
        PlaceSearch search = null;
        for (int j = 0; j < problem.aides(); j++) {
            while (pairs.load[j] < problem.openLeast[j]) {
                search = search == null ? new PlaceSearch(pairs, frontier) : search;
                search.fill(j);
                tick();
            }
        }
    }

    private void tick() {
        if (++done % STEP == 0 && !progress.goOn(Math.min(done, wanted), wanted)) {
            throw new PairingStopped();
        }
    }

    private PairingAnswer finish() {
        if (!progress.goOn(wanted, wanted)) {
            throw new PairingStopped();
        }
        return PairingAnswer.of(pairs);
    }
}
