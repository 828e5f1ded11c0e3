package shouwang.timebank.honour;

import java.util.UUID;

/**
 * Hours a person gave within a span of days.
 *
 * @param visits confirmed visits
 * @param minutes of visits and of everything else that was given
 */
public record Honour(UUID personId, String name, int visits, long minutes) {}
