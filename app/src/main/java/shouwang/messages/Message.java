package shouwang.messages;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody is to know.
 *
 * @param id made by whoever has something to say, mostly derived from the fact behind it: the
 *     same id is one message, however often it is put
 * @param placeCode whose message it is, for scope: the place of the elder it speaks of
 * @param words what fills the template's gaps; no private field may stand in them
 * @param path the page that shows more ({@code /today/needs/…}), or null
 * @param about by whose word a child is told; null where it is not told of an elder
 */
public record Message(UUID id, Recipient to, String placeCode, Template template,
        Map<String, String> words, @Nullable String path, @Nullable About about) {
    /**
     * The child's row of the elder it is told of: father's and mother's daughter are two.
     *
     * @param what which of the six things she must let it see; null where her consent is enough
     */
    public record About(UUID kin, @Nullable String what) {
        boolean isWithin(Map<UUID, Set<String>> limits) {
            var may = limits.get(kin);
            return may != null && (what == null || may.contains(what));
        }
    }

    public Message(UUID id, Recipient to, String placeCode, Template template,
            Map<String, String> words, @Nullable String path) {
        this(id, to, placeCode, template, words, path, null);
    }

    public Message {
        words = Map.copyOf(words);
        if (!words.keySet().equals(template.gaps())) {
            throw new IllegalArgumentException(template + " wants " + template.gaps()
                    + " and was given " + words.keySet());
        }
    }

    public String text() {
        return template.say(words);
    }
}
