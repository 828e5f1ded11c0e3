package shouwang.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.care.NeedClock;
import shouwang.people.Elder;

/**
 * What one part of the house tells on an elder's page: one bean each, in the page package of the
 * module that knows it, with {@code @Order} for its place among the facts. It asks for what the
 * reader may see and leaves the rest out. The newest events of all parts stand together.
 */
public interface ElderPart {
    /** The most events that the page shows; more are not worth asking for. */
    int MOST = 12;

    /**
     * @param month what was done this month, without a full stop, such as 本月上门 3 次; may be empty
     */
    record Told(List<Fact> facts, List<Event> events, String month) {
        public static Told facts(List<Fact> facts) {
            return new Told(facts, List.of(), "");
        }
    }

    /**
     * A short fact in the row below her name.
     *
     * @param href where the text leads, or null
     * @param more the word of a link beside the label, or null
     */
    record Fact(String label, String text, String quiet, @Nullable String href,
            @Nullable String more, @Nullable String moreHref) {
        public static Fact plain(String label, String text, String quiet) {
            return new Fact(label, text, quiet, null, null, null);
        }
    }

    /**
     * One line of 近来.
     *
     * @param dot "", "full" for confirmed, "miss" for missed
     * @param clock of an open need, else null
     */
    record Event(Instant at, String when, String dot, String title, String text, String by,
            @Nullable NeedClock clock, String state, @Nullable String href) {}

    Told of(Actor actor, Elder elder);
}
