package shouwang.field;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An aide's phone as the desk sees it.
 *
 * @param skew how far the house's clock was ahead of the phone's at the last sync
 * @param waiting facts that wait for another one
 * @param open facts that the desk has still to decide
 */
public record FieldPhone(UUID id, UUID accountId, String name, String placeCode, String device,
        Instant firstSeen, Instant lastSeen, @Nullable Instant syncedAt, Duration skew,
        @Nullable Instant revokedAt, @Nullable String revokedBy, int waiting, int open) {}
