package shouwang.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The calendar on the wall, day by day beside the table that the house had until now. */
class AlmanacTest {
    @Test
    void each_day_of_eleven_years_is_what_the_table_says() throws IOException {
        try (var in = Objects.requireNonNull(AlmanacTest.class.getResourceAsStream(
                "/almanac.csv"))) {
            var days = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                    .map(line -> line.split(",", -1)).toList();
            assertThat(days).hasSize(4017).allSatisfy(cells -> {
                var day = LocalDate.parse(cells[0]);
                assertThat(Almanac.lunar(day)).as(cells[0]).isEqualTo(cells[1]);
                assertThat(Almanac.term(day)).as(cells[0]).isEqualTo(cells[2]);
            });
        }
    }

    @Test
    void the_old_festivals_fall_where_the_village_keeps_them() {
        assertThat(Almanac.feast(LocalDate.of(2027, 2, 6))).isEqualTo("春节");
        assertThat(Almanac.feast(LocalDate.of(2026, 10, 18))).isEqualTo("重阳");
        assertThat(Almanac.feast(LocalDate.of(2026, 4, 5))).isEqualTo("清明");
        assertThat(Almanac.feast(LocalDate.of(2026, 10, 1))).as("no work, but no feast").isNull();
        assertThat(Almanac.isNewYearsEve(LocalDate.of(2026, 2, 16))).as("the 29th").isTrue();
        assertThat(Almanac.isNewYearsEve(LocalDate.of(2028, 1, 25))).as("the 29th, too").isTrue();
        assertThat(Almanac.isNewYearsEve(LocalDate.of(2027, 2, 6))).isFalse();
        assertThat(Almanac.days(2033, "八月十五")).containsExactly(LocalDate.of(2033, 9, 8));
        assertThat(Almanac.lunar(LocalDate.of(2025, 8, 1))).isEqualTo("闰六月初八");
    }

    @Test
    void a_day_that_no_table_reaches_is_refused_aloud() {
        assertThatThrownBy(() -> Almanac.lunar(LocalDate.of(1850, 1, 1)))
                .hasMessageContaining("1850");
        assertThatThrownBy(() -> Almanac.feast(LocalDate.of(2150, 1, 1)))
                .hasMessageContaining("2150");
    }
}
