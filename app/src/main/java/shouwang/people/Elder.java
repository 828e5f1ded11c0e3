package shouwang.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;

/**
 * An elder (老人) as lists and pages show them: private fields masked, never in the clear.
 *
 * @param placeCode the hamlet (15 digits), or the village where no hamlet is known
 * @param hamlet the hamlet's name, such as 三社; empty where unknown
 * @param phones masked, {@code 154****7302}
 * @param idShown masked id number, or null where none is known
 * @param selfCare 0 intact to 4 fully dependent (GB/T 42195-2022), or null
 */
public record Elder(UUID id, String placeCode, String hamlet, UUID householdId, String name,
        String pinyin, Sex sex, LocalDate born, List<String> phones, @Nullable String idShown,
        Set<Category> categories, @Nullable Integer selfCare, Status status,
        @Nullable String directions) {

    public int ageOn(LocalDate day) {
        return Period.between(born, day).getYears();
    }

    /** Dead or moved away: no help is offered any more. */
    public boolean isGone() {
        return status.isGone();
    }

    /** The village's 12 digits. */
    public String villageCode() {
        return placeCode.substring(0, 12);
    }

    /** Male or female, as on the id card. */
    public enum Sex {
        M("男"), F("女");

        private final String chinese;

        Sex(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Where the elder is now; anything but {@link #HERE} mutes visits. */
    public enum Status {
        HERE("在家"), AWAY("外出"), HOSPITAL("住院"), MOVED("搬走"),
        /** Somebody reported a death, and nobody else has confirmed it yet. */
        REPORTED("过世待核实"),
        DEAD("过世");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }

        /** Dead or moved away. */
        public boolean isGone() {
            return this == DEAD || this == MOVED;
        }
    }

    /** The study's categories of elders; 低龄 and 高龄 follow from age and are not kept. */
    public enum Category {
        EMPTY_NEST("空巢"), LIVING_ALONE("独居"), LEFT_BEHIND("留守"), LOST_ONLY_CHILD("失独"),
        HARDSHIP("困难"), WIDOWED("孤寡"), HARD_TO_WALK("行动困难"), HARD_TO_CARE("自理困难");

        private final String chinese;

        Category(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Announced in the same transaction when an elder's {@link Status} is written anew. */
    public record WhereaboutsChanged(UUID elderId, String placeCode, String name, Status before,
            Status after, LocalDate since, Actor by) {}

    /**
     * Announced in the same transaction when the last such change is taken back as a mistake.
     *
     * @param told when the mistake was written down
     */
    public record WhereaboutsMistaken(UUID elderId, String placeCode, String name, Status was,
            LocalDate since, Status again, Instant told, Actor by) {}
}
