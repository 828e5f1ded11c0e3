package shouwang.table;

import java.time.Instant;
import java.util.UUID;
import shouwang.access.Actor;

/**
 * Announced in the same transaction when an elder's meals are paid with points. Whoever keeps the
 * points takes them or refuses; refused, nothing was paid. Listeners take {@code paymentId} as
 * their own id or derive it, so that hearing it twice is harmless.
 *
 * @param minutes what the meals cost in points, as whole minutes
 */
public record MealsPaid(UUID paymentId, String placeCode, UUID elderId, UUID householdId,
        int meals, int minutes, Instant at, Actor recordedBy) {}
