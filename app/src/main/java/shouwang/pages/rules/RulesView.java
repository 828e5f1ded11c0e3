package shouwang.pages.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;

/** What the pages about a village's rules show. */
public final class RulesView {
    private RulesView() {}

    /** A version in one line of a list. */
    public record Line(String path, String basis, String state, String when) {}

    /** Points of a household that are about to lapse. */
    public record Lapse(String path, String head, String points, String on) {}

    /**
     * All versions of a village.
     *
     * @param now what holds today
     */
    public record Village(String code, String name, Line now, List<Article> articles,
            List<Line> coming, List<Line> proposals, List<Line> history, List<Lapse> lapses,
            List<String> outside, boolean mayWrite) {}

    /** An article as it is read; {@code changed} against what holds now. */
    public record Article(int number, String title, String text, boolean changed) {}

    /** A village in the list of a county or township. */
    public record Row(String code, String name, String basis, String since, String coming,
            int outside) {}

    /** The villages of a county or township. */
    public record All(String place, List<Row> rows, long outside, List<String> bounds,
            boolean county) {}

    /**
     * One version.
     *
     * @param vote how it was voted, or null
     * @param outside in which points it lies outside the county's bounds
     * @param today for the form of the vote
     * @param bounds what the county says, line by line
     */
    public record Version(String id, String village, String name, String basis, String state,
            String story, @Nullable String vote, List<Article> articles, List<String> bounds,
            List<String> outside, boolean open, String today, @Nullable String field,
            @Nullable String wrong) {
        /** The refusal beside a field, or null. */
        public @Nullable String wrong(String name) {
            return name.equals(field) ? wrong : null;
        }

        public boolean changes() {
            return articles.stream().anyMatch(Article::changed);
        }
    }

    /** What a proposal may start from. */
    public record Start(String value, String name, String says, String remark) {}

    /** Where to start. */
    public record Starts(String village, String name, List<Start> starts) {}

    /** A case with what it brings now and would bring. */
    public record Sample(String what, String now, String would, boolean changed) {}

    /**
     * The form of a proposal.
     *
     * @param samples null where a field does not hold, so that nothing can be reckoned
     */
    public record Form(String id, String village, String name, String base, String basis,
            String remark, RulesForm form, @Nullable List<Sample> samples,
            List<String> changed, List<String> bounds, List<String> outside) {}

    /** The county's bounds. */
    public record Bounds(List<String> now, List<Choice> coming, boolean mayWrite,
            shouwang.pages.form.Typed typed, @Nullable List<Row> outside, int villages) {}
}
