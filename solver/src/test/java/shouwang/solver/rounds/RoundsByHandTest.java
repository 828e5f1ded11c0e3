package shouwang.solver.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shouwang.solver.rounds.RoundsSolver.Limits;

class RoundsByHandTest {
    private static List<List<Integer>> rounds(RoundsPlan plan) {
        return new ArrayList<>(plan.rounds().stream().map(round -> (List<Integer>)
                new ArrayList<>(round.stops().stream().map(RoundsPlan.Stop::visit).toList()))
                .toList());
    }

    @Test
    void a_plan_laid_again_by_hand_costs_the_same_to_the_minute() {
        for (long seed = 0; seed < 60; seed++) {
            var day = seed % 2 == 0 ? RandomDays.published(seed, 24, 5)
                    : RandomDays.rich(seed, 24, 5);
            var plan = new RoundsSolver(day, new Limits(5, 3_000, seed, 1)).solve((s, c) -> { });
            var again = new RoundsByHand(day).price(rounds(plan));
            assertThat(again.cost()).as("seed %d", seed).isCloseTo(plan.cost(), within(1e-6));
            assertThat(again.rounds()).as("seed %d", seed).isEqualTo(plan.rounds());
        }
    }

    @Test
    void a_visit_moved_by_hand_costs_what_the_checker_says() {
        int compared = 0;
        for (long seed = 0; compared < 60; seed++) {
            var random = new Random(seed);
            var day = RandomDays.rich(seed, 22, 3);
            var hand = new RoundsByHand(day);
            var rounds = rounds(new RoundsSolver(day, new Limits(5, 500, seed, 1))
                    .solve((s, c) -> { }));
            var from = rounds.get(random.nextInt(3));
            if (from.isEmpty()) {
                continue;
            }
            int visit = from.remove(random.nextInt(from.size()));
            int aide = random.nextInt(3);
            var to = rounds.get(aide);
            if (!hand.can(visit, aide)) {
                assertThatThrownBy(() -> price(hand, rounds, to, 0, visit))
                        .isInstanceOf(BadRounds.class);
                continue;
            }
            try {
                var plan = price(hand, rounds, to, random.nextInt(to.size() + 1), visit);
                if (plan.cost() < Double.POSITIVE_INFINITY) {
                    assertThat(PlanCheck.cost(day, plan)).as("seed %d", seed)
                            .isCloseTo(plan.cost(), within(1e-6));
                    compared++;
                }
            } catch (BadRounds circle) {
                assertThat(circle).hasMessageContaining("wait for each other");
            }
        }
    }

    private static RoundsPlan price(RoundsByHand hand, List<List<Integer>> rounds,
            List<Integer> to, int at, int visit) {
        to.add(at, visit);
        return hand.price(rounds);
    }

    @Test
    void a_visit_that_stands_twice_is_refused() {
        var day = RandomDays.published(1, 4, 2);
        assertThatThrownBy(() -> new RoundsByHand(day).price(List.of(List.of(0, 0), List.of())))
                .isInstanceOf(BadRounds.class).hasMessageContaining("twice");
    }
}
