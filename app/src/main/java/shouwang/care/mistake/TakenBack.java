package shouwang.care.mistake;

import java.util.UUID;
import shouwang.access.Actor;

/**
 * Announced in the same transaction when a visit that never was so is taken back. Whoever cannot
 * undo what they made of it refuses, and then nothing is taken back.
 */
public record TakenBack(UUID visitId, Actor by, String why) {}
