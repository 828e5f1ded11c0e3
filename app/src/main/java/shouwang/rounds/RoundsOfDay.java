package shouwang.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a place and a day as they are kept.
 *
 * @param version goes up with each change
 * @param walk minutes on the way, all rounds together
 * @param late minutes late, all visits together
 * @param stops by aide, each aide's in walking order
 * @param left what is not served, and why
 */
public record RoundsOfDay(UUID id, String placeCode, LocalDate day, Status status, int version,
        int walk, int late, String madeBy, Instant madeAt, @Nullable String acceptedBy,
        List<Stop> stops, List<Left> left) {

    /** Proposed, or accepted: then the aides have the times. */
    public enum Status { PROPOSED, ACCEPTED }

    /** A visit that is not served, and why. */
    public record Left(UUID visitId, String why) {}

    /** Aide → stops in walking order. */
    public Map<UUID, List<Stop>> byAide() {
        var rounds = new LinkedHashMap<UUID, List<Stop>>();
        stops.forEach(stop -> rounds.computeIfAbsent(stop.aideId(), key -> new ArrayList<>())
                .add(stop));
        return rounds;
    }

    /** Half an hour to eat between eleven and two, at home or on the way. */
    private static final int NOON_FROM = 660;
    private static final int NOON_UNTIL = 840;
    private static final int REST = 30;

    /** Whether whoever walks this round has half an hour at noon. */
    public static boolean restsAtNoon(List<Stop> round) {
        var free = NOON_FROM;
        for (var stop : round) {
            if (Math.min(stop.begins() - stop.way(), NOON_UNTIL) - free >= REST) {
                return true;
            }
            free = Math.max(free, stop.ends());
        }
        return NOON_UNTIL - free >= REST;
    }

    /** What a person fixed: it stays so when the day is proposed again. */
    List<Day.Kept> kept() {
        return stops.stream().filter(Stop::fixed)
                .map(stop -> new Day.Kept(stop.visitId(), stop.aideId())).toList();
    }
}
