package shouwang.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;

/**
 * 手边的事 on the page of today: one bean for each page package that has some, with
 * {@code @Order} for its place. Counts come from an index: the page is opened all day long.
 */
public interface Chores {
    /** A thing at hand, with how many and where. */
    record Chore(String word, String count, @Nullable String path) {}

    /**
     * What there is to do at a place; nothing where it is not the reader's to do.
     *
     * @param place the reader's own, of whatever level
     */
    List<Chore> of(Actor actor, String place);
}
