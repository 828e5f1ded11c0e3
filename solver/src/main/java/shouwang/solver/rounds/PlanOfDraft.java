package shouwang.solver.rounds;

import java.util.ArrayList;
import java.util.Arrays;
import shouwang.solver.rounds.RoundsPlan.LeftOut;
import shouwang.solver.rounds.RoundsPlan.Reason;
import shouwang.solver.rounds.RoundsPlan.Round;
import shouwang.solver.rounds.RoundsPlan.Stop;

/** Writes a draft down as a plan, with every number computed anew. */
final class PlanOfDraft {
    private PlanOfDraft() {}

    static RoundsPlan write(Ground ground, int[] links, double bound, long iterations,
            long millis) {
        var draft = new Draft(ground);
        draft.copy(links);
        var rounds = new ArrayList<Round>();
        for (int r = 0; r < ground.aides; r++) {
            rounds.add(round(draft, r));
        }
        var leftOut = new ArrayList<LeftOut>();
        double tardiness = 0;
        for (int v = 0; v < ground.visits; v++) {
            if (draft.route[v] >= 0) {
                tardiness += draft.waits.late[v];
            } else {
                leftOut.add(new LeftOut(v, reason(ground, v)));
            }
        }
        double travel = rounds.stream().mapToDouble(Round::travel).sum();
        double worst = draft.waits.worst;
        double cost = draft.cost() * ground.scale;
        return new RoundsPlan(rounds, leftOut, cost, Math.min(bound, cost),
                cost <= bound + 1e-6 * Math.max(1, Math.abs(cost)), travel, tardiness, worst,
                iterations, millis);
    }

    private static Round round(Draft draft, int aide) {
        var ground = draft.ground;
        var stops = new ArrayList<Stop>();
        double travel = 0;
        int from = ground.leaves(aide);
        double clock = ground.opens[from];
        for (int v = draft.next[from]; v >= 0; from = v, v = draft.next[v]) {
            if (v >= ground.visits && stops.isEmpty()) {
                break;
            }
            double leg = ground.travel(aide, from, v);
            travel += leg;
            clock += leg;
            if (v < ground.visits) {
                double start = draft.waits.start[v];
                stops.add(new Stop(v, clock, start, draft.waits.late[v]));
                clock = start + ground.minutes[v];
            }
        }
        return new Round(aide, stops, travel, clock);
    }

    private static Reason reason(Ground ground, int visit) {
        boolean nobody = Arrays.stream(ground.day.visits().get(visit).fit())
                .noneMatch(f -> f < Double.POSITIVE_INFINITY);
        return nobody ? Reason.NOBODY_CAN : Reason.COSTS_MORE_THAN_ITS_PRICE;
    }
}
