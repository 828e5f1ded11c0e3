package shouwang.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step did, told on the page it leads to. The address carries only the short word
 * ({@code ?said=saved}), so that nobody can put words into our mouth with a link. Each page
 * package hands in its own words as a bean of {@link Words}; those that several say stand in
 * {@link Spoken}.
 */
public final class Said {
    private Said() {}

    /** Short word → what it says in Chinese. */
    public record Words(Map<String, String> chinese) {
        public Words {
            chinese = Map.copyOf(chinese);
        }
    }

    /** A short word and what it says, one pair after another. */
    public static Words words(String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("a word without its Chinese");
        }
        var words = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            if (words.put(pairs[i], pairs[i + 1]) != null) {
                throw new IllegalArgumentException(pairs[i] + " is said twice");
            }
        }
        return new Words(words);
    }

    /**
     * Leads on to a page and tells there what was done. A word that nobody handed in is found out
     * before the answer leaves ({@link Spoken}).
     */
    public static String then(String path, String word) {
        return "redirect:" + path + (path.contains("?") ? "&" : "?") + "said=" + word;
    }
}
