package shouwang.pages.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;

/** The accounts at and below a place, one page of them. */
public record AccountList(String q, String place, List<Choice> places, List<Row> rows,
        @Nullable String next, boolean first) {

    /** One account; {@code state} null while it is in use. */
    public record Row(String path, String login, String name, String role, String place,
            @Nullable String state) {}
}
