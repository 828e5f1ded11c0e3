package shouwang.pages.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own messages.
 *
 * @param all whether those one has seen are listed too
 * @param newest the newest on the page that is not seen, or null
 * @param next from where older ones follow, or null
 */
public record InboxView(boolean all, List<Row> rows, @Nullable String newest,
        @Nullable String next) {

    /** One message; {@code leads} where there is a page to go on to. */
    public record Row(String id, String text, String when, boolean urgent, boolean seen,
            boolean leads) {}
}
