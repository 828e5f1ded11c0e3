package shouwang.care;

import shouwang.access.Actor;

/**
 * What care announces of needs, in the transaction of the fact. Listeners derive their own ids
 * from the need's, so that hearing it twice is harmless.
 */
public sealed interface NeedNews {
    Need need();

    /** Written down; it can wait for its time. */
    record Raised(Need need) implements NeedNews {}

    /** It cannot wait (助急): written down so, or found to be so afterwards. */
    record Urgent(Need need) implements NeedNews {}

    /** The village asked and it can wait after all. */
    record Eased(Need need, Actor by) implements NeedNews {}

    /** Nobody answered in time: it is this level's matter too from now on. */
    record Climbed(Need need, Need.Level level) implements NeedNews {}

    /** The desk sends someone. */
    record Given(Need need, Visit visit) implements NeedNews {}

    /** Someone who was to answer it is at the door. */
    record Begun(Need need, Visit visit) implements NeedNews {}

    /** A visit that was to answer it is off: missed, or called off by the desk. */
    record Stays(Need need, Visit visit, String why, Actor by) implements NeedNews {}

    /** Answered by a word, or withdrawn; not by a visit that was done. */
    record Ended(Need need, Actor by) implements NeedNews {}
}
