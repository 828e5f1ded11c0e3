package shouwang.pages.rounds;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.pages.form.Choice;
import shouwang.rounds.Search;

/**
 * A day's rounds on the page.
 *
 * @param place code of the village or township
 * @param plan what stands, or null where nothing was proposed yet
 * @param planned visits of the day that nobody has begun
 * @param fresh planned visits that the plan does not know yet
 * @param trouble a refusal, or null
 * @param cost what the step before cost, in a sentence, or null
 */
public record RoundsPage(Head head, String place, List<Choice> villages, @Nullable Plan plan,
        int planned, int fresh, Search.@Nullable Standing search, @Nullable String trouble,
        @Nullable String cost, @Nullable Move move) {

    /** The day, in words and for links. */
    public record Head(String name, String day, String on, String before, String after,
            boolean past) {}

    /** The plan: rounds, what is not served, the map. */
    public record Plan(UUID id, int version, boolean accepted, String line, String by,
            List<Round> rounds, List<Left> left, @Nullable RoundsMap map) {}

    /** One aide's round; {@code number} is its mark on the map. */
    public record Round(int number, UUID aideId, String aide, String line, List<Door> doors) {
        public boolean isFixed() {
            return doors.stream().allMatch(Door::fixed);
        }
    }

    /**
     * One door.
     *
     * @param way how one gets there from the door before, in words
     * @param state what became of the visit meanwhile, or null while it is only planned
     * @param off nobody has to go there any more
     * @param x minutes after half past seven, for the strip of the day
     */
    public record Door(UUID visitId, UUID elderId, String elder, String of, Service service,
            String task, String from, String until, String way, int late, boolean fixed,
            @Nullable String state, boolean off, int x, int width) {
        /** Nothing of the round can be changed for it any more. */
        public boolean begun() {
            return state != null;
        }
    }

    /** A visit that is not served, and why. */
    public record Left(UUID visitId, UUID elderId, String elder, String what, String why) {}

    /** A visit being moved: who could go, and what it costs. */
    public record Move(UUID visitId, String elder, String what, List<Offer> offers) {}

    /** One aide who could go. */
    public record Offer(UUID aideId, String aide, int at, String where, String cost,
            boolean now) {}
}
