package shouwang.pages.alarm;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.alarm.Alert;

/**
 * One alert.
 *
 * @param since how long it has been going on, or how long it took
 * @param where the hamlet and the way in words
 * @param mind what to mind at her door; only for those who were called, and not in a drill
 * @param phone hers in the clear, as {@code mind}
 * @param calls numbers of her and her kin; at a desk, while it lasts
 */
public record AlertView(UUID id, boolean drill, boolean open, UUID elderId, String elder,
        String of, String what, String raisedBy, String raisedAt, String since, String stands,
        boolean pressing, @Nullable String where, @Nullable String mind, @Nullable String phone,
        List<Person> aides, List<Person> others, List<Line> steps, @Nullable String handedTo,
        @Nullable String doctor, @Nullable String doctorSays, boolean isDoctor, UUID stepId,
        List<Call> calls, @Nullable String wrong) {

    /** A number to call: whose, and its digits. */
    public record Call(String who, String digits) {}

    /** Someone who was called. */
    public record Person(UUID who, String name, String part, String why, String said,
            boolean going, boolean cannot, boolean there, boolean lead, boolean self,
            @Nullable String at, boolean paired, boolean late, List<String> phones) {
        /** Who has come or is coming, then her own aide, then who has yet to answer. */
        int rank() {
            return there || going ? 0 : cannot ? 3 : paired ? 1 : 2;
        }
    }

    /** One line of what happened. */
    public record Line(String at, String by, String words) {}

    /** The reader's own place among them, or null. */
    public @Nullable Person self() {
        return aides.stream().filter(Person::self).findFirst().orElse(null);
    }

    /** The endings one may choose. */
    public List<Alert.Outcome> outcomes() {
        return drill ? List.of(Alert.Outcome.HOME)
                : List.of(Alert.Outcome.HOME, Alert.Outcome.DOCTOR, Alert.Outcome.HOSPITAL,
                        Alert.Outcome.AMBULANCE, Alert.Outcome.MISTAKE, Alert.Outcome.DEATH);
    }

    /** One row of a list. */
    public record Row(UUID id, String elder, String of, String what, String at, String since,
            String stands, boolean pressing, boolean drill) {}

    /** What is open, and what was. */
    public record All(List<Row> open, List<Row> over) {}

    /** A drill in figures: minutes and seconds from the call. */
    public record Drill(UUID id, String at, String elder, String of, int called, String going,
            String there, int ring, boolean open) {}

    /** All drills, with the middle of their times. */
    public record Drills(List<Drill> rows, String going, String there) {}

    /** Choosing at whose door the drill is. */
    public record NewDrill(UUID id, String q, List<Found> found, @Nullable Found elder,
            @Nullable String wrong) {}

    public record Found(UUID id, String name, String of) {}

    /** What the desk hears every few seconds; {@code mark} changes with anything new. */
    public record Bell(String mark, List<Row> rows) {}
}
