package shouwang.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Devices were shut out.
 *
 * @param accountId whose, or null where it was the one session only
 * @param session the key of the one session that ended; of an account, the one that stays
 */
public record SessionsEnded(@Nullable UUID accountId, @Nullable String session) {}
