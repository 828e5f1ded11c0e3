package shouwang.pairing;

import shouwang.people.Aide;

/** An aide who would suit, and why, in words. */
public record Suggestion(Aide aide, int load, String reasons) {}
