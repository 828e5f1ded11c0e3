package shouwang.places.joining;

import java.util.List;
import java.util.Map;

/**
 * What stands at a hamlet or hearth in one module, and follows when two hamlets become one: one
 * bean a module, for its own tables only. What once happened there keeps its place. All run in the
 * caller's transaction.
 */
public interface PlaceTies {
    /** Which things these are, for good; it is stored beside what was led. */
    String kind();

    /**
     * A row that was led.
     *
     * @param what which table, in the module's own words
     * @param thing its key
     */
    record Led(String kind, String what, String thing) {}

    /** How many stand at each place, in the villagers' words: 老人和家里人 → 12. */
    Map<String, Integer> at(String code);

    /** Why the two cannot be led together as they are, in Chinese sentences. */
    default List<String> against(String from, String into) {
        return List.of();
    }

    /** Leads all rows from one place to the other. */
    List<Led> lead(String from, String into);

    /** Leads exactly these back, where they are still there. */
    void leadBack(String from, String into, List<Led> led);
}
