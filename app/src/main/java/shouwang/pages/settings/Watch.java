package shouwang.pages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the house runs: only what is really known.
 *
 * @param kept how the house's own backup stands, or null where it has none
 * @param backup the newest file in the data folder's backups, or null
 */
public record Watch(String line, List<Job> jobs, @Nullable Kept kept,
        @Nullable String backup, List<Fact> facts) {

    /** A job of the clock: when it last ran since the start, how it went, when it runs next. */
    public record Job(String name, String last, String outcome, boolean failed, String next) {}

    /** @param well whether nobody has to do anything */
    public record Kept(boolean well, String text) {}

    /** One figure. */
    public record Fact(String name, String value) {}
}
