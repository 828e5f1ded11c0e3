package shouwang.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One import of a roster, which can be undone as a whole while nothing hangs on it. */
public record Batch(UUID id, String placeCode, String fileName, int good, int bad,
        Instant importedAt, @Nullable Instant undoneAt) {

    /** What an import did: how many are new, how many were here already. */
    public record Outcome(UUID batchId, int added, int known) {}
}
