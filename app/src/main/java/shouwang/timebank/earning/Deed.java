package shouwang.timebank.earning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.places.Place;

/**
 * A fact of giving, as it is told to the time bank.
 *
 * @param id of the earning, derived from {@code source}, so that hearing it twice is harmless
 * @param source the visit, the shift, the meal, the activity
 * @param hamlet where it was done; the village's code where no hamlet is known
 * @param who gave
 * @param doneFor the elder it was for; null where it was for many
 * @param service which of the nine, for a visit
 * @param what in words for the passbook and the notice, without anybody's name
 * @param minutes from start to finish
 * @param confirmer who said that it was so, by name
 * @param recordedBy who brought it into the house
 */
record Deed(UUID id, Earning.Kind kind, UUID source, String hamlet, Giver who,
        @Nullable UUID doneFor, @Nullable Service service, String what, Instant from,
        Instant until, int minutes, @Nullable String confirmer, Actor recordedBy) {
    /** Who gave: the household's account is in the village of its home. */
    record Giver(UUID id, String name, String home, UUID household) {
        String village() {
            return Place.villageOf(home);
        }
    }
}
