package shouwang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    /** As the database sorts them: byte by byte. */
    private static final Comparator<UUID> SORTED = Comparator.comparing(UUID::toString);

    @Test
    void what_happened_later_sorts_later_even_within_a_millisecond() {
        var made = some(20_000);
        assertThat(made).isSortedAccordingTo(SORTED).doesNotHaveDuplicates();
        assertThat(made.getLast().version()).isEqualTo(7);
        assertThat(made.getLast().variant()).isEqualTo(2);
    }

    @Test
    void an_id_carries_the_time_it_was_made() {
        var before = System.currentTimeMillis();
        var millis = Ids.fresh().getMostSignificantBits() >>> 16;
        // many ids within one millisecond may run ahead of the clock by a little
        assertThat(millis).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void four_clerks_at_once_never_get_the_same() throws Exception {
        try (var clerks = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<UUID>();
            var tasks = IntStream.range(0, 4).mapToObj(n -> (Callable<List<UUID>>) () ->
                    some(5_000)).toList();
            for (var one : clerks.invokeAll(tasks)) {
                assertThat(one.get()).isSortedAccordingTo(SORTED);
                all.addAll(one.get());
            }
            assertThat(all).doesNotHaveDuplicates();
        }
    }

    private static List<UUID> some(int count) {
        return IntStream.range(0, count).mapToObj(n -> Ids.fresh()).toList();
    }
}
