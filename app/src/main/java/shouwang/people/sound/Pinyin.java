package shouwang.people.sound;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * How a name sounds, for sorting and for finding by initials. Surnames that sound otherwise than
 * the character alone (单 Shan, 仇 Qiu, 解 Xie, 盖 Ge …) stand in a table of our own.
 */
public final class Pinyin {
    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "shan"), Map.entry("仇", "qiu"), Map.entry("解", "xie"),
            Map.entry("盖", "ge"), Map.entry("覃", "qin"), Map.entry("冉", "ran"),
            Map.entry("区", "ou"), Map.entry("查", "zha"), Map.entry("曾", "zeng"),
            Map.entry("朴", "piao"), Map.entry("任", "ren"), Map.entry("华", "hua"),
            Map.entry("尉迟", "yu chi"), Map.entry("万俟", "mo qi"), Map.entry("长孙", "zhang sun"),
            Map.entry("单于", "chan yu"), Map.entry("澹台", "tan tai"), Map.entry("宓", "mi"),
            Map.entry("员", "yun"), Map.entry("繁", "po"), Map.entry("折", "she"),
            Map.entry("种", "chong"), Map.entry("洗", "xian"), Map.entry("冼", "xian"),
            Map.entry("秘", "bi"), Map.entry("乐", "yue"), Map.entry("缪", "miao"),
            Map.entry("召", "shao"), Map.entry("隗", "wei"), Map.entry("哈", "ha"),
            Map.entry("那", "na"), Map.entry("黑", "he"), Map.entry("句", "gou"),
            Map.entry("牟", "mou"), Map.entry("燕", "yan"), Map.entry("干", "gan"),
            Map.entry("应", "ying"), Map.entry("教", "jiao"), Map.entry("相", "xiang"),
            Map.entry("宁", "ning"), Map.entry("葛", "ge"), Map.entry("阙", "que"),
            Map.entry("重", "chong"), Map.entry("都", "du"), Map.entry("曲", "qu"),
            Map.entry("车", "che"), Map.entry("石", "shi"), Map.entry("翟", "zhai"));

    private static final int MOST_OTHERS = 2;

    private Pinyin() {}

    /** {@code 单先先 → "shan xian xian"}: lower case, a space between syllables. */
    public static String full(String name) {
        return spell(name, false);
    }

    /** {@code 单先先 → "sxx"}. */
    public static String initials(String name) {
        return spell(name, true);
    }

    /**
     * Other initials by which a name may be looked for, where a letter of it has several sounds:
     * {@code 石重阳 → szy}, {@code scy}. At most two, the likeliest first, never the first again.
     */
    public static List<String> otherInitials(String name) {
        var first = initials(name);
        var letters = name.codePoints().filter(Pinyin::isSounded).toArray();
        if (first.length() != letters.length) {
            return List.of();
        }
        var others = new LinkedHashSet<String>();
        for (var i = 0; i < letters.length && others.size() < MOST_OTHERS; i++) {
            for (var sound : Sounds.of(letters[i])) {
                others.add(first.substring(0, i) + sound.charAt(0) + first.substring(i + 1));
            }
            others.remove(first);
        }
        return others.stream().limit(MOST_OTHERS).toList();
    }

    private static boolean isSounded(int letter) {
        return !Sounds.of(letter).isEmpty() || Character.isLetterOrDigit(letter);
    }

    private static String spell(String name, boolean initialsOnly) {
        var out = new StringBuilder();
        var at = 0;
        for (var length = 2; length > 0 && at == 0; length--) {
            var known = name.length() < length ? null : SURNAMES.get(name.substring(0, length));
            if (known != null && (length == 1 || name.length() > 2)) {
                for (var sound : known.split(" ")) {
                    append(out, sound, initialsOnly);
                }
                at = length;
            }
        }
        name.substring(at).codePoints().forEach(letter ->
                append(out, sound(letter), initialsOnly));
        return out.toString();
    }

    private static void append(StringBuilder out, String sound, boolean initialsOnly) {
        if (sound.isEmpty()) {
            return;
        }
        if (initialsOnly) {
            out.append(sound.charAt(0));
        } else {
            out.append(out.isEmpty() ? "" : " ").append(sound);
        }
    }

    private static String sound(int letter) {
        var sounds = Sounds.of(letter);
        if (!sounds.isEmpty()) {
            return sounds.getFirst();
        }
        return Character.isLetterOrDigit(letter)
                ? Character.toString(Character.toLowerCase(letter)) : "";
    }
}
