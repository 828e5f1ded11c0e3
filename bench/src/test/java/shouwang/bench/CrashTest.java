package shouwang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CrashTest {
    @Test
    void what_was_acknowledged_outlives_a_killed_process_and_a_killed_database() throws Exception {
        assertThat(CrashBench.run(6, new Random().nextLong())).startsWith("6 rounds")
                .endsWith("all held.");
    }
}
