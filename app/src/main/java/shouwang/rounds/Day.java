package shouwang.rounds;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shouwang.care.Visit;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.TravelTimes;

/**
 * What a day's rounds are made from.
 *
 * @param zone in which the day's hours are read
 * @param from minutes after midnight before which nobody can set out any more (now), or 0
 * @param visits planned and not begun
 * @param elders whose visits these are
 * @param aides who may be asked, whether free today or not
 * @param faces elder → the aide she is paired with
 * @param times between all hamlets of elders and aides
 * @param kept what a person fixed, in order
 */
public record Day(LocalDate date, ZoneId zone, int from, List<Visit> visits,
        Map<UUID, Elder> elders, List<Aide> aides, Map<UUID, UUID> faces, TravelTimes times,
        List<Kept> kept) {

    /** A visit that stays with this aide, after the ones of the list before it. */
    public record Kept(UUID visitId, UUID aideId) {}

    /** The same day with nothing fixed: for pricing what a person does now. */
    Day free() {
        return new Day(date, zone, from, visits, elders, aides, faces, times, List.of());
    }
}
