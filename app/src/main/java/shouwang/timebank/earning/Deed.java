package shouwang.timebank.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.hours.Stretch;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.Place;
import shouwang.timebank.rules.Stint;

/**
 * A fact of giving, as it is told to the time bank.
 *
 * @param id of the earning, derived from {@code source}, so that hearing it twice is harmless
 * @param source the visit, the shift, the meal, the activity
 * @param hamlet where it was done; the village's code where no hamlet is known
 * @param who gave
 * @param doneFor the elder it was for; null where it was for many
 * @param service which of the nine, for a visit
 * @param hardship it was for an elder in hardship
 * @param what in words for the passbook and the notice, without anybody's name
 * @param minutes from start to finish
 * @param confirmer who said that it was so, by name
 * @param recordedBy who brought it into the house
 * @param method how the elder said so; null where there was none to say it
 * @param alone one person at the desk wrote it down, and nobody else has said that it was so
 */
record Deed(UUID id, Earning.Kind kind, UUID source, String hamlet, Giver who,
        @Nullable UUID doneFor, @Nullable Service service, boolean hardship, String what,
        Instant from, Instant until, int minutes, @Nullable String confirmer, Actor recordedBy,
        Visit.@Nullable Method method, boolean alone) {
    /** Given so long; what is at all is a minute. */
    Instant end() {
        return Stretch.end(from, until);
    }

    /** By the word of a witness alone. */
    boolean isWitnessed() {
        return method != null && method.weight() <= 1;
    }

    /** What the rules need to know of it, where so many of its minutes are not paid already. */
    Stint stint(LocalDate day, int counts, long onDay, long inAll) {
        return new Stint(new Stint.Work(what, service, kind == Earning.Kind.ACTIVITY, hardship,
                from, counts), new Stint.Giver(who.name(),
                Period.between(who.born(), day).getYears(), who.sex()),
                new Stint.Stored(onDay, inAll));
    }

    /** Who gave: the household's account is in the village of its home. */
    record Giver(UUID id, String name, String home, UUID household, LocalDate born,
            Elder.Sex sex) {
        static Giver of(Aide aide) {
            return new Giver(aide.id(), aide.name(), aide.placeCode(), aide.householdId(),
                    aide.born(), aide.sex());
        }

        static Giver of(Elder elder) {
            return new Giver(elder.id(), elder.name(), elder.placeCode(), elder.householdId(),
                    elder.born(), elder.sex());
        }

        String village() {
            return Place.villageOf(home);
        }
    }
}
