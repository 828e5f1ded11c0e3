package shouwang.table;

import java.time.Instant;
import java.util.UUID;
import shouwang.access.Actor;

/**
 * Announced in the same transaction when a payment with points is taken back and its meals are
 * owing again. Whoever took the points gives them back.
 */
public record MealsOwed(UUID paymentId, Instant at, Actor by) {}
