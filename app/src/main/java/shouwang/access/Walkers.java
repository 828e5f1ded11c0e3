package shouwang.access;

import java.util.UUID;

/** Who still helps as an aide. It is kept further up, with the people, and asked through this. */
public interface Walkers {
    /** Whether this person has stopped helping. */
    boolean hasStopped(UUID person);
}
