package shouwang.timebank.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shouwang.timebank.backing.Backing.Standing;

class BackingTest {
    private static Backing village(long outstanding, long stock, long capacity, long earned,
            long goods) {
        return new Backing("511922204202", LocalDate.of(2026, 11, 25), outstanding, List.of(),
                stock, capacity, earned, goods, 0, List.of());
    }

    @Test
    void nothing_promised_is_nothing_to_keep() {
        assertThat(village(0, 0, 0, 0, 0).standing()).isEqualTo(Standing.KEPT);
    }

    @Test
    void a_year_of_work_is_watched_and_two_years_are_too_much() {
        assertThat(village(12 * 600, 0, 600, 0, 0).standing()).isEqualTo(Standing.KEPT);
        assertThat(village(12 * 600 + 60, 0, 600, 0, 0).standing()).isEqualTo(Standing.WATCH);
        assertThat(village(25 * 600, 0, 600, 0, 0).standing()).isEqualTo(Standing.SHORT);
    }

    @Test
    void points_without_a_helper_are_told_first() {
        var words = village(600, 0, 0, 0, 60).words();
        assertThat(words.getFirst().standing()).isEqualTo(Standing.SHORT);
        assertThat(words.getFirst().say()).contains("没有互助员").contains("10 分");
        assertThat(words).anySatisfy(word -> assertThat(word.say()).contains("货架空了"));
    }

    @Test
    void points_that_pile_up_are_said() {
        assertThat(village(3_000, 900, 2_000, 900, 300).words()).anySatisfy(word ->
                assertThat(word.say()).contains("越攒越多"));
    }

    @Test
    void more_helpers_never_make_it_worse() {
        var seed = System.nanoTime();
        System.out.println("BackingTest seed " + seed);
        var random = new Random(seed);
        for (var n = 0; n < 2_000; n++) {
            var outstanding = random.nextLong(100_000);
            var capacity = random.nextLong(10_000);
            var stock = random.nextLong(5_000);
            var earned = random.nextLong(5_000);
            var goods = random.nextLong(2_000);
            var before = village(outstanding, stock, capacity, earned, goods);
            var after = village(outstanding, stock, capacity + 600, earned, goods);
            assertThat(after.standing()).isLessThanOrEqualTo(before.standing());
            assertThat(before.words()).isNotEmpty();
        }
    }

    @Test
    void months_are_said_with_one_decimal_at_most() {
        assertThat(Backing.span(0.4)).isEqualTo("不到 1 个月");
        assertThat(Backing.span(3)).isEqualTo("3 个月");
        assertThat(Backing.span(12.34)).isEqualTo("12.3 个月");
        assertThat(Backing.span(37)).isEqualTo("3 年");
        assertThat(Backing.span(2_880)).isEqualTo("十年以上");
    }
}
