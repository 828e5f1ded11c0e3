package shouwang.field;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the house keeps it.
 *
 * @param fact with its times put right by the skew
 * @param skew how far the house's clock was ahead of the phone's when it was sent
 * @param taskId the task it belongs to where it did not fit, or null
 * @param entered whether the desk wrote it into the books; null while that is open
 */
public record Kept(Fact fact, String placeCode, UUID accountId, UUID phoneId, Instant receivedAt,
        Duration skew, @Nullable UUID elderId, Verdict.Kind verdict, String say,
        @Nullable UUID taskId, @Nullable Boolean entered, @Nullable String decidedBy,
        @Nullable String why) {}
