package shouwang.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {
    @Test
    void made_up_logins_without_end_take_no_more_room_than_was_given() {
        var tries = new Tries();
        for (var i = 0; i < Tries.MOST_LOGINS + 500; i++) {
            tries.take("made.up" + i, "address 10.0.0.1", false, Instant.EPOCH);
        }
        assertThat(tries.size()).isEqualTo(Tries.MOST_LOGINS);
    }
}
