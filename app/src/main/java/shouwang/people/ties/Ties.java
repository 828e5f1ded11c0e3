package shouwang.people.ties;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;

/**
 * 牵连: what hangs on a person in one module (her visits, her pair, her meals, her letters), so
 * that one act reaches all of it: she leaves, dies, comes back; an import is undone; two records
 * of one person are led together. A module hands in one bean for each kind of thing and answers
 * for its own tables only; nobody knows all kinds.
 *
 * <p>Order: each bean carries {@code @Order} with the number of its module's floor (people 50,
 * care 60, alarm 64, pairing 70, table 74, rounds 78, timebank 80, field 92, family 96; a new
 * module takes a free one above all that it imports). What rests on other things is called off
 * before them, so {@link #callOff} goes from the highest number to the lowest, and
 * {@link #bringBack} from the lowest to the highest. {@link #lead} goes from the lowest to the
 * highest and {@link #leadBack} the other way. All run in the caller's transaction, in the scope
 * of the caller's actor, and the caller has asked for the right; a bean never refuses a
 * departure, it takes what must go and leaves the rest.
 *
 * <p>No query in a loop: each call asks for all people, or all things, at once.
 */
public interface Ties {
    /** Which things these are, for good: {@code care.visit}. It is stored beside what was taken. */
    String kind();

    /** The villagers' word for such a thing: 上门, 结对. */
    String chinese();

    /**
     * Something that hangs on a person.
     *
     * @param what one line in plain Chinese without private fields, such as 12月3日 助浴
     * @param ahead still to come, so that a departure would call it off; else it has happened
     */
    record Tie(UUID thing, String what, boolean ahead) {}

    /** Why somebody goes; some {@linkplain #forGood for good}, as far as anybody knows. */
    enum Why {
        AWAY("外出"), HOSPITAL("住院"), MOVED("搬走"),
        /** Somebody says she died; until a second one says so, what is planned only rests. */
        REPORTED("过世待核实"),
        DEAD("过世"),
        /** She is an aide no longer; as an elder she stays. */
        ENDED("不再当互助员");

        private final String chinese;

        Why(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }

        public boolean forGood() {
            return this == MOVED || this == DEAD || this == ENDED;
        }
    }

    /**
     * Somebody goes.
     *
     * @param id of this departure; ids of what is written because of it derive from it
     * @param from the first day on which she is not there; it may lie in the past
     * @param until the last such day, or null where nobody knows
     */
    record Departure(UUID id, UUID person, String placeCode, Why why, LocalDate from,
            @Nullable LocalDate until, Actor by) {}

    /**
     * What a departure took, as it was.
     *
     * @param before what its module needs to bring it back, in the module's own words (a status,
     *     a date, JSON); at most 2,000 characters, no private field
     * @param what one line in plain Chinese for the page that offers to undo
     */
    record Taken(String kind, UUID thing, String before, String what) {}

    /** What could not be brought back, and why, in a Chinese sentence. */
    record Lost(Taken taken, String why) {}

    /**
     * Two records of one person, or two households, become one.
     *
     * @param from the record that ends
     * @param into the record that stays
     */
    record Merge(UUID id, UUID from, UUID into, Actor by) {}

    /**
     * A thing that was led from one to the other.
     *
     * @param before what its module needs to lead it back (which column, what gave way to it)
     */
    record Led(String kind, UUID thing, String before) {}

    /** What hangs on each of these people, the soonest first; nobody without ties stands in it. */
    default Map<UUID, List<Tie>> of(Collection<UUID> people) {
        return Map.of();
    }

    /** The same for households as such (points, cards), not for who lives there. */
    default Map<UUID, List<Tie>> ofHomes(Collection<UUID> homes) {
        return Map.of();
    }

    /** Calls off what cannot go on, and says what it took. The same departure again: nothing. */
    default List<Taken> callOff(Departure departure) {
        return List.of();
    }

    /**
     * What has happened since the day of a departure that she must have been there for, and so
     * speaks against that day: one line each in plain Chinese, such as 11月7日 助浴, at most a few.
     * Asked before the departure is written down.
     */
    default List<String> against(Departure departure) {
        return List.of();
    }

    /**
     * Brings back what a departure took: only what still makes sense (no visit in the past, no
     * pair with an aide who has another since) and nothing that somebody changed meanwhile.
     *
     * @param taken what this kind took, and nothing else
     * @return what is not as it was
     */
    default List<Lost> bringBack(Departure departure, List<Taken> taken) {
        return taken.stream().map(one -> new Lost(one, "不能恢复")).toList();
    }

    /**
     * Leads what hangs on one record to the other; a kind whose rows {@link NamedBy} leads for its
     * whole module has nothing to do. Where both have a thing of which there can be
     * only one, the one of {@code into} stays and the other is kept in {@link Led#before}.
     */
    default List<Led> lead(Merge merge) {
        return List.of();
    }

    /** Leads it back, also what came to {@code into} first; what came since stays there. */
    default void leadBack(Merge merge, List<Led> led) {}

    /** The same for two households; only where this kind hangs on households. */
    default List<Led> leadHome(Merge merge) {
        return List.of();
    }

    default void leadHomeBack(Merge merge, List<Led> led) {}
}
