package shouwang.care;

import java.time.Instant;
import java.util.UUID;
import shouwang.access.Actor;

/**
 * Announced in the same transaction when an elder has confirmed a visit, in whatever way.
 * Listeners derive their own ids from {@code visitId}, so that hearing it twice is harmless.
 *
 * @param minutes whole minutes from start to finish
 * @param method how the elder said so
 * @param alone one and the same person at the desk wrote it down and confirmed it
 */
public record VisitConfirmed(UUID visitId, String placeCode, UUID elderId, UUID aideId,
        Service service, Instant startedAt, Instant finishedAt, int minutes, Instant confirmedAt,
        Actor recordedBy, Visit.Method method, boolean alone) {}
