package shouwang.table;

import java.time.Instant;
import java.util.UUID;
import shouwang.access.Actor;

/**
 * Announced in the same transaction when a neighbour has cooked for the table of a 幸福小院.
 * Listeners derive their own ids from {@code mealId}, so that hearing it twice is harmless.
 *
 * @param hostId who cooked; an elder or an aide of the village
 * @param minutes of shopping, cooking and washing up, as written down; whole minutes
 */
public record CourtyardMealHosted(UUID mealId, String placeCode, UUID hostId, Instant at,
        int minutes, Actor recordedBy) {}
