package shouwang.pages.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Typed;

/**
 * What the house sent out about a place and below.
 *
 * @param next from where older ones follow, or null
 * @param cost what short messages cost this month and today, as sentences
 */
public record SentView(List<Tab> tabs, String show, List<Row> rows, @Nullable String next,
        String place, List<String> cost, boolean bounds) {

    /** A part of the list, and how many lie there; null where nobody counts. */
    public record Tab(String path, String word, @Nullable Integer count, boolean current) {}

    /** One delivery. */
    public record Row(String id, String when, String text, boolean urgent, String to,
            String channel, String state, String look, @Nullable String reason, boolean again) {}

    /** What places may spend on short messages. */
    public record Bounds(List<Bound> rows, List<Choice> places, Typed typed) {}

    /** One place's bounds and what has gone. */
    public record Bound(String place, String aDay, String today, String aMonth, String month,
            boolean over) {}

    /** A place to choose. */
    public record Choice(String code, String name, boolean chosen) {}
}
