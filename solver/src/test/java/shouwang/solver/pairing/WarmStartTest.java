package shouwang.solver.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WarmStartTest {
    @Test
    void after_random_changes_the_warm_answer_costs_what_a_cold_one_does() {
        int compared = 0;
        for (long seed = 0; seed < 1_500; seed++) {
            compared += follow(seed);
        }
        assertThat(compared).isGreaterThan(8_000);
    }

    /** Follows a village through ten changes, each answer from the one before. */
    private static int follow(long seed) {
        var dice = new SplittableRandom(seed);
        PairingProblem problem;
        PairingAnswer last;
        try {
            problem = new Village(seed, 40, 12, seed % 2 == 0).builder.build();
            last = PairingSolver.solve(problem, PairingProgress.SILENT);
        } catch (PairingRefused contradictory) {
            return 0;
        }
        int compared = 0;
        for (int step = 0; step < 10; step++) {
            PairingProblem changed;
            PairingAnswer cold;
            try {
                changed = change(problem, dice);
                cold = PairingSolver.solve(changed, PairingProgress.SILENT);
            } catch (PairingRefused refused) {
                continue;
            }
            var warm = PairingSolver.resolve(changed, last, PairingProgress.SILENT);
            assertThat(warm.cost()).as("seed %d, step %d", seed, step).isEqualTo(cold.cost());
            var verdict = PairingProof.check(changed, warm);
            assertThat(verdict.fault()).as("seed %d, step %d", seed, step).isEmpty();
            assertThat(verdict.optimal()).as("seed %d, step %d", seed, step).isTrue();
            problem = changed;
            last = warm;
            compared++;
        }
        return compared;
    }

    private static PairingProblem change(PairingProblem problem, SplittableRandom dice) {
        var change = problem.change();
        for (int i = 1 + dice.nextInt(3); i > 0; i--) {
            switch (dice.nextInt(5)) {
                case 0 -> change.aideLeaves(dice.nextInt(problem.aides()));
                case 1 -> change.elderLeaves(dice.nextInt(problem.elders()));
                case 2 -> {
                    int most = dice.nextInt(5);
                    change.load(dice.nextInt(problem.aides()), dice.nextInt(most + 1) / 2, most);
                }
                case 3 -> {
                    var aides = some(problem.aides(), dice);
                    change.elderJoins(1 + dice.nextInt(2), 200, aides, costs(aides, dice));
                }
                default -> {
                    var elders = some(problem.elders(), dice);
                    change.aideJoins(0, dice.nextInt(5), elders, costs(elders, dice));
                }
            }
        }
        return change.apply();
    }

    private static int[] some(int among, SplittableRandom dice) {
        return dice.ints(1 + dice.nextInt(8), 0, among).distinct().toArray();
    }

    private static long[] costs(int[] others, SplittableRandom dice) {
        return Arrays.stream(others).mapToLong(other -> dice.nextInt(100) - 10).toArray();
    }

    @Test
    void a_problem_built_anew_with_other_costs_starts_from_the_old_answer_too() {
        int compared = 0;
        int refused = 0;
        for (long seed = 0; compared < 1_000; seed++) {
            try {
                var before = new Village(seed, 20, 8, true).builder.build();
                var after = new Village(seed + 50_000, 20, 8, true).builder.build();
                var last = PairingSolver.solve(before, PairingProgress.SILENT);
                var cold = PairingSolver.solve(after, PairingProgress.SILENT);
                var warm = PairingSolver.resolve(after, last, PairingProgress.SILENT);
                assertThat(warm.cost()).as("seed %d", seed).isEqualTo(cold.cost());
                assertThat(PairingProof.check(after, warm).optimal()).as("seed %d", seed)
                        .isTrue();
                compared++;
            } catch (PairingRefused contradictory) {
                refused++;
            }
        }
        assertThat(refused).as("contradictory villages met too").isPositive();
    }

    @Test
    void everyone_keeps_the_number_through_changes() {
        var problem = PairingProblem.builder(2, 2).elder(0, 1, 50).elder(1, 1, 50)
                .arc(0, 0, 1).arc(0, 1, 5).arc(1, 1, 2).build();
        var last = PairingSolver.solve(problem, PairingProgress.SILENT);
        assertThat(last.aidesOf(0)).containsExactly(0);
        assertThat(last.aidesOf(1)).containsExactly(1);
        var change = problem.change().aideLeaves(0);
        int elder = change.elderJoins(1, 60, new int[] {1}, new long[] {3});
        int aide = change.aideJoins(0, 2, new int[] {0, 1}, new long[] {7, 8});
        assertThat(elder).isEqualTo(2);
        assertThat(aide).isEqualTo(2);
        var next = PairingSolver.resolve(change.apply(), last, PairingProgress.SILENT);
        assertThat(next.aidesOf(0)).containsExactly(2);
        assertThat(next.aidesOf(1)).containsExactly(2);
        assertThat(next.aidesOf(2)).containsExactly(1);
        assertThat(next.cost()).isEqualTo(7 + 8 + 3);
        assertThat(next.unassigned()).isZero();
    }
}
