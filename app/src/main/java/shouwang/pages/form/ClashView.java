package shouwang.pages.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both changed, for the person to choose, and all else she typed, to be sent along.
 *
 * @param inHand whether the page is for a phone
 */
public record ClashView(String action, List<Clash> clashes, List<Carried> carried,
        boolean inHand) {
    /**
     * One field that two people changed.
     *
     * @param who who saved the other value, or null where it came by another way than a form
     */
    public record Clash(String name, String label, String theirs, String mine,
            @Nullable String who, String when) {}

    /** One value of a field that is sent again unseen. */
    public record Carried(String name, String value) {}
}
