package shouwang.table;

import java.time.Instant;
import java.util.UUID;
import shouwang.access.Actor;

/**
 * Announced in the same transaction when someone's hours of looking after 日间照料 are written
 * down. Listeners derive their own ids from {@code shiftId}, so that hearing it twice is harmless.
 *
 * @param minutes whole minutes from {@code from} to {@code until}
 */
public record DayCareShiftClosed(UUID shiftId, String placeCode, UUID aideId, Instant from,
        Instant until, int minutes, Actor recordedBy) {}
