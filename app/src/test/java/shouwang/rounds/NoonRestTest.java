package shouwang.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoonRestTest {
    private static Stop stop(int way, int begins, int lasts) {
        return new Stop(new UUID(0, begins), new UUID(0, 0), way, begins, lasts, 0, false);
    }

    @Test
    void half_an_hour_between_two_doors_is_a_rest() {
        assertThat(RoundsOfDay.restsAtNoon(List.of(stop(10, 600, 90), stop(20, 740, 180))))
                .isTrue();
    }

    @Test
    void the_way_to_the_next_door_is_no_rest() {
        assertThat(RoundsOfDay.restsAtNoon(List.of(stop(10, 600, 90), stop(40, 740, 180))))
                .isFalse();
    }

    @Test
    void whoever_is_done_by_half_past_one_rests_after_it() {
        assertThat(RoundsOfDay.restsAtNoon(List.of(stop(10, 640, 150)))).isTrue();
        assertThat(RoundsOfDay.restsAtNoon(List.of(stop(10, 640, 180)))).isFalse();
        assertThat(RoundsOfDay.restsAtNoon(List.of())).isTrue();
    }
}
