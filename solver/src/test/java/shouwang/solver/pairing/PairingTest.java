package shouwang.solver.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final int RANDOM = 12_000;

    @Test
    void small_random_villages_equal_brute_force() {
        for (long seed = 0; seed < RANDOM; seed++) {
            assertThat(compare(new Village(seed, 5, 4, false), seed)).isTrue();
        }
    }

    @Test
    void villages_with_every_rule_equal_brute_force() {
        int solved = 0;
        int refused = 0;
        for (long seed = 1_000_000; solved < RANDOM; seed++) {
            if (compare(new Village(seed, 4, 4, true), seed)) {
                solved++;
            } else {
                refused++;
            }
        }
        assertThat(refused).as("contradictory villages met too").isPositive();
    }

    /** True when solved and right; false when rightly refused. */
    private static boolean compare(Village village, long seed) {
        var best = village.bruteForce();
        PairingProblem problem = null;
        PairingAnswer answer = null;
        try {
            problem = village.builder.build();
            answer = PairingSolver.solve(problem, PairingProgress.SILENT);
        } catch (PairingRefused refused) {
            assertThat(best).as("refused %s, seed %d", refused.getMessage(), seed).isNull();
            return false;
        }
        assertThat(answer.cost()).as("seed %d", seed).isEqualTo(best);
        assertThat(village.costOf(answer)).as("pairs, seed %d", seed).isEqualTo(best);
        assertThat(village.dualBound(answer)).as("duality, seed %d", seed).isEqualTo(best);
        var verdict = PairingProof.check(problem, answer);
        assertThat(verdict.fault()).as("seed %d", seed).isEmpty();
        assertThat(verdict.bound()).as("proof, seed %d", seed).isEqualTo(best);
        assertThat(verdict.optimal()).as("seed %d", seed).isTrue();
        return true;
    }

    @Test
    void a_middling_village_is_proven_by_the_tables_alone() {
        for (long seed = 0; seed < 400; seed++) {
            var village = new Village(seed, 60, 25, seed % 2 == 0);
            try {
                var problem = village.builder.build();
                var answer = PairingSolver.solve(problem, PairingProgress.SILENT);
                assertThat(village.costOf(answer)).as("seed %d", seed).isEqualTo(answer.cost());
                assertThat(village.dualBound(answer)).as("seed %d", seed)
                        .isEqualTo(answer.cost());
            } catch (PairingRefused refused) {
                assertThat(refused.why()).as("seed %d", seed).isIn(
                        PairingRefused.Why.LEAST_OUT_OF_REACH,
                        PairingRefused.Why.PINS_ABOVE_NEED, PairingRefused.Why.PINS_ABOVE_MOST);
            }
        }
    }

    @Test
    void the_proof_sees_a_dearer_pairing_a_false_price_and_a_broken_rule() {
        var problem = PairingProblem.builder(2, 2).elder(0, 1, 100).elder(1, 1, 100)
                .arc(0, 0, 1).arc(0, 1, 5).arc(1, 0, 1).arc(1, 1, 9).build();
        var best = PairingSolver.solve(problem, PairingProgress.SILENT);
        assertThat(best.cost()).isEqualTo(6);
        assertThat(PairingProof.check(problem, best).optimal()).isTrue();
        long[] prices = {best.price(0), best.price(1)};
        var dearer = PairingAnswer.of(new int[][] {{0}, {1}}, prices, 10, 0);
        assertThat(PairingProof.check(problem, dearer))
                .returns("", PairingProof.Verdict::fault)
                .returns(false, PairingProof.Verdict::optimal)
                .returns(6L, PairingProof.Verdict::bound);
        long[] none = {0, 0};
        var unproven = PairingAnswer.of(new int[][] {{1}, {0}}, none, 6, 0);
        assertThat(PairingProof.check(problem, unproven).optimal()).isFalse();
        assertThat(fault(problem, new int[][] {{0}, {0}}, prices, 2)).contains("aide 0 has 2");
        assertThat(fault(problem, new int[][] {{0}, {7}}, prices, 2)).contains("no aide 7");
        assertThat(fault(problem, new int[][] {{0, 0}, {}}, prices, 2)).contains("twice");
        assertThat(fault(problem, new int[][] {{0, 1}, {}}, prices, 2)).contains("needs 1");
        assertThat(fault(problem, new int[][] {{1}, {0}}, prices, 5)).contains("claims cost 5");
        long[] huge = {Long.MAX_VALUE, Long.MAX_VALUE};
        assertThat(fault(problem, new int[][] {{1}, {0}}, huge, 6)).contains("64 bits");
    }

    private static String fault(PairingProblem problem, int[][] pairs, long[] prices, long cost) {
        return PairingProof.check(problem, PairingAnswer.of(pairs, prices, cost, 0)).fault();
    }

    @Test
    void contradictory_rules_are_refused_with_who_is_concerned() {
        assertThatThrownBy(() -> PairingProblem.builder(1, 1).arc(0, 0, 1).pin(0, 0)
                .forbid(0, 0).build()).isInstanceOfSatisfying(PairingRefused.class, refused ->
                assertThat(refused.why()).isEqualTo(PairingRefused.Why.PIN_FORBIDDEN));
        assertThatThrownBy(() -> PairingProblem.builder(1, 2).arc(0, 0, 1).pin(0, 1).build())
                .isInstanceOfSatisfying(PairingRefused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(PairingRefused.Why.PIN_NOT_CANDIDATE);
                    assertThat(refused.aide()).isEqualTo(1);
                });
        assertThatThrownBy(() -> PairingProblem.builder(1, 1).aide(0, 2, 1).build())
                .hasMessageContaining("LEAST_ABOVE_MOST");
        assertThatThrownBy(() -> PairingProblem.builder(2, 1).arc(0, 0, 1).arc(1, 0, 1)
                .pin(0, 0).pin(1, 0).build()).hasMessageContaining("PINS_ABOVE_MOST");
        assertThatThrownBy(() -> PairingProblem.builder(1, 1).elder(0, 1, Long.MAX_VALUE)
                .build()).hasMessageContaining("COSTS_TOO_LARGE");
        var short_ = PairingProblem.builder(1, 2).elder(0, 1, 10).aide(0, 1, 1).aide(1, 1, 1)
                .arc(0, 0, 1).arc(0, 1, 1).build();
        assertThatThrownBy(() -> PairingSolver.solve(short_, PairingProgress.SILENT))
                .hasMessageContaining("LEAST_OUT_OF_REACH");
    }

    @Test
    void whoever_waits_sees_progress_and_may_stop() {
        var builder = PairingProblem.builder(5_000, 100);
        for (int e = 0; e < 5_000; e++) {
            builder.elder(e, 1, 50).arc(e, e % 100, 1);
        }
        var problem = builder.build();
        var heard = new AtomicInteger();
        PairingSolver.solve(problem, (done, wanted) -> {
            assertThat(wanted).isEqualTo(5_000);
            assertThat(done).isBetween(heard.get(), wanted);
            heard.set(done);
            return true;
        });
        assertThat(heard).hasValue(5_000);
        assertThatThrownBy(() -> PairingSolver.solve(problem, (done, wanted) -> done < 2_000))
                .isInstanceOf(PairingStopped.class);
    }
}
