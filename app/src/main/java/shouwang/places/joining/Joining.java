package shouwang.places.joining;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two hamlets that were led together.
 *
 * @param from the hamlet that is no more
 * @param into the hamlet that stays
 */
public record Joining(UUID id, String village, String from, String into, String fromName,
        String intoName, Instant at, String by, @Nullable Instant undoneAt) {
    /**
     * What would follow, before anybody presses.
     *
     * @param follows in the villagers' words, how many
     * @param hearths how many hearths get a new code
     */
    public record Preview(String from, String into, String fromName, String intoName,
            Map<String, Integer> follows, int hearths, java.util.List<String> against) {}
}
