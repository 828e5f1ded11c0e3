package shouwang.family;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.people.Elder;
import shouwang.people.Kin;

/**
 * What one child may know of one elder today, and nothing beyond: what is off is not in here.
 *
 * @param visits from the end of this week backwards; empty unless VISITS
 * @param calls the newest; empty unless VISITS
 * @param mood how she was last, unless MOOD is off
 * @param needs the newest; empty unless NEEDS
 * @param health whether there is a remark to look at
 * @param points text, unless POINTS is off
 */
public record News(Kin kin, Elder elder, Set<Kin.Sight> may, List<Went> visits, List<Called> calls,
        @Nullable Mood mood, List<Asked> needs, @Nullable String wants, boolean health,
        @Nullable String points) {

    public boolean sees(Kin.Sight sight) {
        return may.contains(sight);
    }

    /**
     * A visit.
     *
     * @param words what the aide wrote; only with HEALTH, since it may speak of illness
     */
    public record Went(Visit.Status status, Service service, Instant plannedAt,
            @Nullable Instant finishedAt, String aide, int minutes, @Nullable String words) {}

    /** A call or look in; {@code words} only with HEALTH. */
    public record Called(Contacts.Kind kind, Instant at, String by, @Nullable String words) {}

    /** How she was when somebody was there, 1 poorly to 5 very well; and what is known of it. */
    public record Mood(@Nullable Integer step, @Nullable Instant at, @Nullable String words) {}

    /** Something asked for. */
    public record Asked(Service service, String wish, Instant at, Need.Status status,
            @Nullable String answer) {}
}
