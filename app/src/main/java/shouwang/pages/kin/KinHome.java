package shouwang.pages.kin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;

/**
 * A child's first page.
 *
 * @param seen the last visit, or null where nobody was there yet
 * @param week Monday to Sunday of this week
 */
public record KinHome(String name, int age, @Nullable Seen seen, List<Day> week, String thisWeek,
        List<Asked> asked, String points) {

    /** Who was there when, what was done, and how she was. */
    public record Seen(String when, String who, String what, @Nullable Integer mood,
            @Nullable String moodWord) {}

    /** One day of the week and what stands on it. */
    public record Day(String word, int number, boolean today, boolean done, boolean planned) {}

    /** A call for help that is open, and how far it has come. */
    public record Asked(String wish, String icon, String when, String how) {}

    /** The form for a call for help. */
    public record Help(String name, UUID id, List<Service> services, String wish,
            @Nullable String wrong) {}
}
