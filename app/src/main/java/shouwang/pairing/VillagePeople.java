package shouwang.pairing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.TravelTimes;

/**
 * Everything that pairing looks at in one village, on one day.
 *
 * @param now elder → aide of today's pair
 * @param kin elder → names of kin
 * @param ways among the places of these people
 * @param sayings elder → what was said about them and an aide
 */
record VillagePeople(List<Elder> elders, List<Aide> aides, Map<UUID, UUID> now,
        Map<UUID, Habit> habits, Map<UUID, Set<String>> kin, Map<UUID, List<Saying>> sayings,
        TravelTimes ways, LocalDate today) {
    Habit habit(UUID person) {
        return habits.getOrDefault(person, Habit.UNKNOWN);
    }

    Saying.@Nullable Kind said(UUID elder, UUID aide) {
        for (var saying : sayings.getOrDefault(elder, List.of())) {
            if (saying.aideId().equals(aide)) {
                return saying.kind();
            }
        }
        return null;
    }
}
