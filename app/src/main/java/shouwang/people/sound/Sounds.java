package shouwang.people.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * How a letter sounds. pinyin4j knows the twenty thousand common ones; the rare ones of names (䶮,
 * 㛃, 𠮷), which it has not, stand in a table of ours made from the Unicode consortium's readings
 * (Unihan, kMandarin), read when the first of them comes.
 */
final class Sounds {
    private static final int MOST = 40_000;
    private static final Map<Integer, List<String>> KNOWN = new ConcurrentHashMap<>();

    private Sounds() {}

    private static final class Rare {
        static final Map<Integer, String> SOUNDS = read();

        private Rare() {}

        private static Map<Integer, String> read() {
            var sounds = new HashMap<Integer, String>();
            try (var in = Objects.requireNonNull(
                    Sounds.class.getResourceAsStream("/people/rare-sounds.txt"))) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                        .filter(line -> !line.startsWith("#")).forEach(line -> {
                            var space = line.indexOf(' ');
                            line.substring(space + 1).codePoints().forEach(letter ->
                                    sounds.put(letter, line.substring(0, space)));
                        });
                return sounds;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every sound without tones, the usual one first; empty for what is no Chinese letter. */
    static List<String> of(int letter) {
        var known = KNOWN.get(letter);
        if (known == null) {
            known = look(letter);
            if (KNOWN.size() < MOST) {
                KNOWN.put(letter, known);
            }
        }
        return known;
    }

    private static List<String> look(int letter) {
        var sounds = letter > Character.MAX_VALUE ? null
                : PinyinHelper.toHanyuPinyinStringArray((char) letter);
        if (sounds != null && sounds.length > 0) {
            var plain = new LinkedHashSet<String>();
            for (var sound : sounds) {
                plain.add(sound.substring(0, sound.length() - 1).replace("u:", "v"));
            }
            return new ArrayList<>(plain);
        }
        if (Character.UnicodeScript.of(letter) != Character.UnicodeScript.HAN) {
            return List.of();
        }
        var rare = Rare.SOUNDS.get(letter);
        return rare == null ? List.of() : List.of(rare);
    }
}
