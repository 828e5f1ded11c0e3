package shouwang.pages.places;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.places.site.Site;

/**
 * 场地 of a place: the houses themselves at a village, counts above.
 *
 * @param here houses of this very place, or all of a village
 * @param below what lies right below a township or county
 */
public record SiteList(String code, String name, List<Choice> above, List<Row> here,
        List<Below> below, List<Row> closed) {
    /** A house. */
    public record Row(UUID id, Site.Kind kind, String name, String where, String hours,
            List<Tag> tags) {}

    /** A place below and its houses; {@code counts} in the order of the kinds. */
    public record Below(String code, String name, List<Integer> counts) {}

    /** A word that shows a state; {@code tone} "", good, note or bad. */
    public record Tag(String word, String tone) {}

    public Site.Kind[] kinds() {
        return Site.Kind.values();
    }

    /** What may be added here, or null where nothing may. */
    public @Nullable String adding() {
        return code.length() == 12 ? "加场地" : code.length() == 9 ? "加服务中心" : null;
    }
}
