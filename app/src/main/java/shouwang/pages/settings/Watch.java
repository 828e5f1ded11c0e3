package shouwang.pages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the house runs: only what is really known.
 *
 * @param backup the newest file in the data folder's backups, or null
 */
public record Watch(String line, List<Job> jobs, @Nullable String backup, List<Fact> facts) {

    /** A job of the clock: when it last ran since the start, how it went, when it runs next. */
    public record Job(String name, String last, String outcome, boolean failed, String next) {}

    /** One figure. */
    public record Fact(String name, String value) {}
}
