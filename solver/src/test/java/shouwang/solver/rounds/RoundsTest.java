package shouwang.solver.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import shouwang.solver.rounds.RoundsSolver.Limits;
import shouwang.solver.rounds.hhcrsp.RoundsInstances;

class RoundsTest {
    private static RoundsPlan solve(RoundsProblem day, long iterations, long seed, int threads) {
        return new RoundsSolver(day, new Limits(600, iterations, seed, threads))
                .solve((share, cost) -> {});
    }

    @Test
    void small_published_days_equal_brute_force() {
        int compared = 0;
        for (long seed = 0; compared < 8_000; seed++) {
            var day = RandomDays.published(seed, 1 + (int) (seed % 4), 2 + (int) (seed / 4 % 2));
            compared += compare(day, seed) ? 1 : 0;
        }
    }

    @Test
    void small_rich_days_equal_brute_force() {
        int compared = 0;
        for (long seed = 0; compared < 2_500; seed++) {
            var day = RandomDays.rich(seed, 1 + (int) (seed % 4), 2 + (int) (seed / 4 % 2));
            compared += compare(day, seed) ? 1 : 0;
        }
    }

    private static boolean compare(RoundsProblem day, long seed) {
        if (day.visits().size() > 6 - day.aides().size() / 3) {
            return false;
        }
        double best = BruteForce.best(day);
        if (best == Double.POSITIVE_INFINITY) {
            return false;
        }
        var plan = solve(day, 4_000, seed, 1);
        assertThat(plan.cost()).as("seed %d", seed).isCloseTo(best, within(1e-6));
        assertThat(plan.optimal()).as("proof, seed %d", seed).isTrue();
        assertThat(LowerBound.of(new Ground(day)) * day.prices().travel())
                .as("bound, seed %d", seed).isLessThanOrEqualTo(best + 1e-6);
        assertThat(PlanCheck.cost(day, plan)).as("seed %d", seed).isCloseTo(best, within(1e-6));
        return true;
    }

    @Test
    void annealing_alone_finds_what_brute_force_finds() {
        int compared = 0;
        for (long seed = 0; compared < 400; seed++) {
            var day = RandomDays.published(seed, 2 + (int) (seed % 3), 2 + (int) (seed / 4 % 2));
            if (day.visits().size() > 6 - day.aides().size() / 3) {
                continue;
            }
            var ground = new Ground(day);
            var near = new Neighbours(ground, 40);
            var chain = new Chain(ground, near, seed);
            for (int step = 0; step < 100; step++) {
                chain.heat(near.nearby * 5 * Math.pow(0.02, step / 100.0));
                chain.run(300);
            }
            chain.tidy();
            assertThat(chain.bestCost() * ground.scale).as("seed %d", seed)
                    .isCloseTo(BruteForce.best(day), within(1e-6));
            compared++;
        }
    }

    @Test
    void a_move_costs_what_counting_from_nothing_says() {
        for (long seed = 0; seed < 60; seed++) {
            var day = seed % 2 == 0 ? RandomDays.published(seed, 30, 6)
                    : RandomDays.rich(seed, 30, 6);
            checkMoves(new Ground(day), seed);
        }
    }

    private static void checkMoves(Ground ground, long seed) {
        var draft = new Draft(ground);
        FirstPlan.fill(draft);
        var dice = new Dice(seed);
        var moves = new Moves(draft, new Neighbours(ground, 40), dice);
        var witness = new Draft(ground);
        for (int i = 0; i < 4_000; i++) {
            double before = draft.cost();
            double change = moves.propose(i % 3 == 0 ? 1e7 : 5);
            if (change == Draft.NEVER) {
                draft.undo();
                assertThat(draft.cost()).isEqualTo(before);
                continue;
            }
            draft.keep();
            witness.copy(draft.next);
            assertThat(draft.cost()).as("seed %d move %d kind %d", seed, i, moves.kind)
                    .isCloseTo(witness.cost(), within(1e-5));
            for (int v = 0; v < ground.visits; v++) {
                if (draft.route[v] >= 0) {
                    assertThat(draft.waits.start[v]).isCloseTo(witness.waits.start[v],
                            within(1e-6));
                }
            }
        }
    }

    @Test
    void plans_keep_every_hard_rule_and_cost_what_they_say() {
        for (long seed = 1; seed <= 12; seed++) {
            var day = seed % 3 == 0 ? RandomDays.rich(seed, 40, 8)
                    : RoundsInstances.day(seed, 40, 8, seed % 3 == 1
                    ? RoundsInstances.Land.SCATTERED : RoundsInstances.Land.HAMLETS, 0.3);
            var plan = solve(day, 60_000, seed, 2);
            assertThat(PlanCheck.cost(day, plan)).as("seed %d", seed)
                    .isCloseTo(plan.cost(), within(1e-6));
            var starts = PlanCheck.starts(day, PlanCheck.rounds(plan));
            for (var round : plan.rounds()) {
                for (var stop : round.stops()) {
                    assertThat(stop.start()).isCloseTo(starts[stop.visit()], within(1e-6));
                    assertThat(stop.arrival()).isLessThanOrEqualTo(stop.start() + 1e-9);
                }
            }
        }
    }

    @Test
    void the_same_seed_and_iterations_give_the_same_plan_with_threads_too() {
        var day = RoundsInstances.day(7, 60, 12, RoundsInstances.Land.HAMLETS, 0.3);
        for (int threads = 1; threads <= 3; threads++) {
            var one = solve(day, 50_000, 5, threads);
            var two = solve(day, 50_000, 5, threads);
            assertThat(one.rounds()).isEqualTo(two.rounds());
            assertThat(one.cost()).isEqualTo(two.cost());
        }
        assertThat(solve(day, 50_000, 5, 1).rounds()).isNotEqualTo(solve(day, 50_000, 6, 1)
                .rounds());
    }
}
