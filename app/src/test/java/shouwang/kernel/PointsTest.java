package shouwang.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    @Test
    void what_is_shown_of_a_minute_comes_back_as_that_minute() {
        for (var minutes = 0; minutes < 5_000; minutes++) {
            var points = new Points(minutes);
            assertThat(Points.read(points.text())).contains(points);
        }
    }

    @Test
    void twenty_minutes_are_a_third_of_a_point() {
        assertThat(Given.points("0.33", "points", "几分", 60_000).minutes()).isEqualTo(20);
        assertThat(Given.points(" １.5 ", "points", "几分", 60_000).minutes()).isEqualTo(90);
        assertThat(Given.points("2", "points", "几分", 60_000).minutes()).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.34", "0.333", "0", "0.001", "-1", "1e3", "一分", "1,5", "1001", "9999999"})
    void what_no_minute_shows_as_is_refused(String text) {
        assertThatThrownBy(() -> Given.points(text, "points", "几分", 60_000))
                .isInstanceOf(Rejected.class).hasMessageContaining("几分");
    }
}
