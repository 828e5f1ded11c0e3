package shouwang.people.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of a roster, which can be undone as a whole while nothing hangs on it.
 *
 * @param added how many people it brought; null for those from before this was kept
 */
public record Batch(UUID id, String placeCode, String fileName, int good, int bad,
        @Nullable Integer added, Instant importedAt, @Nullable Instant undoneAt) {

    /** 新登记 154 人, of how many good rows; what was brought in before this was counted is rows. */
    public String words() {
        return added == null ? good + " 行" : "新登记 %d 人（表里 %d 行）".formatted(added, good);
    }

    /** What an import did: how many are new, how many were here already. */
    public record Outcome(UUID batchId, int added, int known) {}

    /** Announced in the same transaction when a roster came into a village, or was taken back. */
    public record Brought(String placeCode) {}

    /**
     * Announced before a batch's people are deleted, in the same transaction. Whoever keeps
     * something of theirs that no foreign key holds refuses it.
     *
     * @param homes the households in which nobody else lives
     */
    public record Leaving(String placeCode, List<UUID> people, List<UUID> homes) {}
}
