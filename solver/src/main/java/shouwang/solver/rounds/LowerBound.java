package shouwang.solver.rounds;

/**
 * A cost no plan can go below: every visit is reached from somewhere and left to somewhere, it
 * is at least as late as its own distance from the nearest start makes it, or it is left out.
 */
final class LowerBound {
    private LowerBound() {}

    /** In inner units of {@link Ground}. */
    static double of(Ground ground) {
        double in = 0;
        double out = 0;
        double rest = 0;
        double worst = 0;
        for (int v = 0; v < ground.visits; v++) {
            double reach = Draft.NEVER;
            double leave = Draft.NEVER;
            double fit = Draft.NEVER;
            double late = Draft.NEVER;
            for (int r = 0; r < ground.aides; r++) {
                if (!ground.can(v, r)) {
                    continue;
                }
                fit = Math.min(fit, ground.fit[v * ground.aides + r]);
                int leaves = ground.leaves(r);
                late = Math.min(late, Math.max(0, ground.opens[leaves]
                        + ground.travel(r, leaves, v) - ground.closes[v]));
                reach = Math.min(reach, nearest(ground, r, v, true));
                leave = Math.min(leave, nearest(ground, r, v, false));
            }
            boolean optional = ground.skip[v] < Draft.NEVER;
            double price = ground.partner[v] >= 0 ? ground.skip[v] / 2 : ground.skip[v];
            in += optional ? Math.min(price, reach) : reach;
            out += optional ? Math.min(price, leave) : leave;
            rest += Math.min(0, fit) + (optional ? 0 : Math.max(0, fit)
                    + ground.latePrice[v] * late);
            worst = optional ? worst : Math.max(worst, late);
        }
        return Math.max(in, out) + rest + ground.largestPrice * worst;
    }

    private static double nearest(Ground ground, int aide, int visit, boolean from) {
        double best = from ? ground.travel(aide, ground.leaves(aide), visit)
                : ground.travel(aide, visit, ground.returns(aide));
        for (int u = 0; u < ground.visits; u++) {
            if (u != visit && u != ground.partner[visit] && ground.can(u, aide)) {
                best = Math.min(best, from ? ground.travel(aide, u, visit)
                        : ground.travel(aide, visit, u));
            }
        }
        return best;
    }
}
