package shouwang.timebank.earning;

import java.util.UUID;
import shouwang.access.Actor;

/**
 * Announced in the same transaction when a ruling changed hours or left none of them. Listeners
 * derive their own ids from {@code dispute}; whoever cannot follow the ruling refuses, and then
 * there is none.
 *
 * @param before the hours as they stood
 * @param minutes that were given by the ruling, caps aside; 0 = nobody came
 */
public record HoursRuled(UUID dispute, Earning before, int minutes, Actor by) {}
