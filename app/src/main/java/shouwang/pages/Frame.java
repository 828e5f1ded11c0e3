package shouwang.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.access.Right;

/**
 * What surrounds every page.
 *
 * @param actor who is signed in, or null
 * @param said what the last step did, in a sentence; shown once
 * @param unseen how many messages one has not seen, at most 99
 */
public record Frame(@Nullable Actor actor, String csrf, String path, String placeName,
        @Nullable String said, int unseen) {

    /**
     * One entry of the menu.
     *
     * @param group entries of one group stand together
     * @param first whether it keeps its place in the bar of a phone
     */
    public record Item(String path, String icon, String word, boolean current, int group,
            boolean first) {}

    public String name() {
        return actor == null ? "" : actor.name();
    }

    public String roleName() {
        return actor == null ? "" : actor.role().chinese();
    }

    public boolean may(Right right) {
        return actor != null && actor.may(right);
    }

    public boolean mayFindPeople() {
        return may(Right.SEE_PEOPLE);
    }

    public boolean mayTakeCalls() {
        return may(Right.CARE);
    }

    public List<Item> menu() {
        return Menu.of(this);
    }
}
