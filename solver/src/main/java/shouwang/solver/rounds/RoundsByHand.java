package shouwang.solver.rounds;

import java.util.Arrays;
import java.util.List;

/**
 * Prices rounds that a person laid: exact times and cost, nothing is searched. It keeps no state
 * between questions, so one object serves many, from any thread.
 */
public final class RoundsByHand {
    private final Ground ground;

    public RoundsByHand(RoundsProblem day) {
        this.ground = new Ground(day);
    }

    /** Whether this aide can do this visit at all. */
    public boolean can(int visit, int aide) {
        return ground.can(visit, aide);
    }

    /**
     * The plan that these rounds make. Its cost is infinite where an order is broken.
     *
     * @param rounds one list of visits per aide, in the problem's order; visits that are named
     *     nowhere are left out
     * @throws BadRounds where a visit stands twice, an aide cannot do it, or rounds wait for each
     *     other in a circle without end
     */
    public RoundsPlan price(List<List<Integer>> rounds) {
        var links = links(rounds);
        var draft = new Draft(ground);
        draft.copy(links);
        if (!draft.recount()) {
            throw new BadRounds("the rounds wait for each other without end");
        }
        return RoundsPlan.of(ground, links, 0, 0, 0);
    }

    private int[] links(List<List<Integer>> rounds) {
        if (rounds.size() != ground.aides) {
            throw new BadRounds("not one round per aide");
        }
        var links = new int[ground.nodes];
        Arrays.fill(links, -1);
        for (int r = 0; r < ground.aides; r++) {
            int at = ground.leaves(r);
            for (int visit : rounds.get(r)) {
                if (visit < 0 || visit >= ground.visits || links[visit] >= 0) {
                    throw new BadRounds("a visit stands twice or is none: " + visit);
                }
                if (!ground.can(visit, r)) {
                    throw new BadRounds("aide " + r + " cannot do visit " + visit);
                }
                links[at] = visit;
                at = visit;
                links[visit] = ground.returns(r);
            }
            links[at] = ground.returns(r);
        }
        return links;
    }
}
