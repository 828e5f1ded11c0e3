package shouwang.family;

import java.time.Instant;
import java.util.UUID;

/**
 * 留话: one thing a child said to the station, or the station to the child.
 *
 * @param byName who wrote it; a child with the relation before the name
 */
public record Talk(UUID id, UUID elderId, UUID kinId, boolean fromKin, String byName, String text,
        Instant at) {
    /** Letters and marks, at most. */
    public static final int MOST = 500;
}
