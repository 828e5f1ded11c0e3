package shouwang.places.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import shouwang.kernel.Rejected;

class OpenHoursTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

    private static OpenHours.Span span(int from, int until) {
        return new OpenHours.Span(LocalTime.of(from, 30), LocalTime.of(until, 0));
    }

    private static OpenHours weekdays(OpenHours.Special... days) {
        var week = new EnumMap<DayOfWeek, OpenHours.Span>(DayOfWeek.class);
        for (var day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), span(8, 17));
        }
        week.put(DayOfWeek.SUNDAY, span(13, 16));
        return new OpenHours(week, List.of(days));
    }

    @Test
    void a_week_is_said_in_as_few_lines_as_it_takes() {
        assertThat(weekdays().lines()).containsExactly("周一至周五 08:30–17:00", "周日 13:30–16:00");
        assertThat(new OpenHours(new EnumMap<>(DayOfWeek.class), List.of()).lines()).isEmpty();
    }

    @Test
    void a_feast_shuts_the_house_and_the_closing_minute_is_outside() {
        var hours = weekdays(new OpenHours.Special(WEDNESDAY, null, "冬至"));
        assertThat(hours.on(WEDNESDAY)).isEmpty();
        assertThat(hours.on(WEDNESDAY.plusDays(1))).contains(span(8, 17));
        assertThat(hours.isOpen(WEDNESDAY.plusDays(1).atTime(8, 30))).isTrue();
        assertThat(hours.isOpen(WEDNESDAY.plusDays(1).atTime(17, 0))).isFalse();
        assertThat(hours.on(WEDNESDAY.plusDays(3))).isEmpty();
    }

    @Test
    void a_house_does_not_close_before_it_opens() {
        assertThatThrownBy(() -> span(17, 8)).isInstanceOf(Rejected.class)
                .hasMessageContaining("关门要晚于开门");
    }
}
