package shouwang.messages;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody is to know.
 *
 * @param id made by whoever has something to say, mostly derived from the fact behind it: the
 *     same id is one message, however often it is put
 * @param placeCode whose message it is, for scope: the place of the elder it speaks of
 * @param words what fills the template's gaps; no private field may stand in them
 * @param path the page that shows more ({@code /needs/…}), or null
 */
public record Message(UUID id, Recipient to, String placeCode, Template template,
        Map<String, String> words, @Nullable String path) {
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
