package shouwang.pages.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Typed;

/** What the pages of a trial show. */
public final class ReplayView {
    private ReplayView() {}

    /** What to try where and when. */
    public record Start(String id, String place, List<Choice> places, List<Choice> rules,
            Typed typed) {}

    /** Points before and after, as they are read. */
    public record Line(@Nullable String path, String name, String was, String would, String more,
            String honour, String pool) {}

    /**
     * A trial.
     *
     * @param share how much is done, in percent; 100 once it is over
     * @param sum null while it runs
     * @param next the next page of households, or null
     */
    public record Trial(String id, String place, String called, String days, int share,
            String progress, boolean running, boolean failed, long facts, @Nullable Line sum,
            List<Line> villages, List<Line> homes, int all, @Nullable String next) {}
}
