package shouwang.solver.rounds;

/**
 * A cost no plan can go below: every visit is reached from somewhere and left to somewhere, it
 * is at least as late as the shortest last leg from the start of the day makes it, or it is
 * left out.
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
                double way = nearest(ground, r, v, true);
                reach = Math.min(reach, way);
                late = Math.min(late, Math.max(0, ground.opens[ground.leaves(r)] + way
                        - ground.closes[v]));
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
