package shouwang.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits on the pages of the menu. Each package of pages says it for its own, from one or two
 * cheap counts; the menu asks for it at most every few seconds a place.
 */
public interface Waits {
    /**
     * @param number what waits; nothing is shown for none
     * @param word the same for the rail, where a bare figure would say nothing; or null
     * @param late whether it is late, and only then red
     */
    record Count(long number, @Nullable String word, boolean late) {
        public static Count of(long number) {
            return new Count(number, null, false);
        }
    }

    /** What waits, by the address of the page, for somebody who stands at this place. */
    Map<String, Count> at(String placeCode);
}
