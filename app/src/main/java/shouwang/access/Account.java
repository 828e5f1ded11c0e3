package shouwang.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login of the house; for a person (aide, kin, doctor) or a desk. */
public record Account(UUID id, String placeCode, String login, String name, Role role,
        @Nullable UUID personId, @Nullable Instant lockedUntil, @Nullable Instant closedAt) {

    /** A session that is open now, as its owner sees it in the list. */
    public record Session(String key, String device, Instant madeAt, Instant seenAt) {}
}
