package shouwang.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shouwang.kernel.Rejected;

class NeedClockTest {
    private static final Instant MORNING = Instant.parse("2026-11-24T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "MEDICAL, 10, EASY, 还有 1 小时", "MEDICAL, 65, EASY, 还有 55 分钟", "MEDICAL, 95, NEAR, 还剩 25 分钟",
        "MEDICAL, 120, LATE, 刚刚超时", "MEDICAL, 192, LATE, 超时 1 小时 12 分钟",
        "MEALS, 120, EASY, 还有 2 小时", "FARMING, 60, EASY, 后天 08:00 前",
        "COUNSEL, 60, EASY, 明天 08:00 前", "BATHING, 1100, NEAR, 还剩 5 小时 40 分钟",
        "MEDICAL, 1560, LATE, 超时 1 天", "MEDICAL, 1740, LATE, 超时 1 天 3 小时"})
    void the_clock_reads(Service service, int minutesLater, NeedClock.Look look, String words) {
        var by = MORNING.plus(service.answerWithin());
        assertThat(NeedClock.at(MORNING.plus(Duration.ofMinutes(minutesLater)), MORNING, by))
                .isEqualTo(new NeedClock(look, words));
    }

    @Test
    void a_need_only_ever_climbs() {
        var seed = System.nanoTime();
        System.out.println("a_need_only_ever_climbs seed " + seed);
        var random = new Random(seed);
        for (var n = 0; n < 500; n++) {
            var urgent = random.nextBoolean();
            var by = MORNING.plusSeconds(600 + random.nextInt(200_000));
            var first = MORNING.plusSeconds(random.nextInt(600_000));
            var later = first.plusSeconds(random.nextInt(600_000));
            assertThat(NeedClock.climbed(urgent, later, MORNING, by))
                    .isGreaterThanOrEqualTo(NeedClock.climbed(urgent, first, MORNING, by));
        }
        var by = MORNING.plusSeconds(7200);
        assertThat(NeedClock.climbed(false, MORNING, MORNING, by))
                .isEqualTo(Need.Level.HEARTH);
        assertThat(NeedClock.climbed(false, by, MORNING, by))
                .isEqualTo(Need.Level.VILLAGE);
        assertThat(NeedClock.climbed(true, MORNING, MORNING, by))
                .isEqualTo(Need.Level.VILLAGE);
    }

    @Test
    void minutes_are_whole_at_least_one_and_at_most_a_day() {
        assertThat(VisitRules.minutes(MORNING, MORNING.plusSeconds(20))).isEqualTo(1);
        assertThat(VisitRules.minutes(MORNING, MORNING.plusSeconds(50 * 60 + 59))).isEqualTo(50);
        assertThat(VisitRules.minutes(MORNING, MORNING.plusSeconds(86_400))).isEqualTo(1440);
        assertThatThrownBy(() -> VisitRules.minutes(MORNING, MORNING.plusSeconds(86_460)))
                .isInstanceOf(Rejected.class).hasMessageContaining("超过一天");
        assertThatThrownBy(() -> VisitRules.minutes(MORNING, MORNING.minusSeconds(1)))
                .isInstanceOf(Rejected.class).hasMessageContaining("早于开始");
    }
}
