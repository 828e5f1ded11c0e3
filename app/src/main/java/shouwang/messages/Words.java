package shouwang.messages;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The words that fill a sentence's gaps, as they are kept. */
final class Words {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Words() {}

    static String json(Map<String, String> words) {
        return JSON.writeValueAsString(words);
    }

    static Map<String, String> read(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    }
}
