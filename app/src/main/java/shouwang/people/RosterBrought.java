package shouwang.people;

/** Announced in the same transaction when a roster was brought into a village, or taken back. */
public record RosterBrought(String placeCode) {}
