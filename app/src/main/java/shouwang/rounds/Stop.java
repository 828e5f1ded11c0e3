package shouwang.rounds;

import java.util.UUID;

/**
 * One door of a round.
 *
 * @param way minutes on the way to it from the door before, or from home
 * @param begins minutes after midnight
 * @param lasts minutes
 * @param late minutes after it should have begun, 0 where it is in time
 * @param fixed a person put it here: it stays with this aide and in this order
 */
public record Stop(UUID visitId, UUID aideId, int way, int begins, int lasts, int late,
        boolean fixed) {
    public int ends() {
        return begins + lasts;
    }

    Stop fixed(boolean now) {
        return new Stop(visitId, aideId, way, begins, lasts, late, now);
    }
}
