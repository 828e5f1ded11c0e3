package shouwang.solver.rounds;

import java.util.ArrayList;
import java.util.List;

/** Tries every assignment and every order, each priced by {@link PlanCheck}. */
final class BruteForce {
    private final RoundsProblem day;
    private final List<List<Integer>> rounds = new ArrayList<>();
    private double best = Double.POSITIVE_INFINITY;

    private BruteForce(RoundsProblem day) {
        this.day = day;
        for (int r = 0; r < day.aides().size(); r++) {
            rounds.add(new ArrayList<>());
        }
    }

    static double best(RoundsProblem day) {
        var search = new BruteForce(day);
        search.place(0);
        return search.best;
    }

    private void place(int visit) {
        if (visit == day.visits().size()) {
            var plan = rounds.stream().map(r -> r.stream().mapToInt(v -> v).toArray())
                    .toArray(int[][]::new);
            best = Math.min(best, PlanCheck.cost(day, plan));
            return;
        }
        if (day.visits().get(visit).skipPrice() < Double.POSITIVE_INFINITY) {
            place(visit + 1);
        }
        for (int r = 0; r < rounds.size(); r++) {
            if (day.visits().get(visit).fit()[r] == Double.POSITIVE_INFINITY) {
                continue;
            }
            var round = rounds.get(r);
            for (int at = 0; at <= round.size(); at++) {
                round.add(at, visit);
                place(visit + 1);
                round.remove(at);
            }
        }
    }
}
