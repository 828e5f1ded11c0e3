package shouwang.people;

import java.util.Map;
import net.sourceforge.pinyin4j.PinyinHelper;

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
            Map.entry("尉迟", "yuchi"), Map.entry("万俟", "moqi"), Map.entry("长孙", "zhangsun"),
            Map.entry("单于", "chanyu"), Map.entry("澹台", "tantai"), Map.entry("宓", "mi"),
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

    private Pinyin() {}

    /** {@code 单先先 → "shan xian xian"}: lower case, a space between syllables. */
    public static String full(String name) {
        return spell(name, false);
    }

    /** {@code 单先先 → "sxx"}. */
    public static String initials(String name) {
        return spell(name, true);
    }

    private static String spell(String name, boolean initialsOnly) {
        var out = new StringBuilder();
        var at = 0;
        if (name.length() > 2 && SURNAMES.containsKey(name.substring(0, 2))) {
            append(out, SURNAMES.get(name.substring(0, 2)), initialsOnly);
            at = 2;
        } else if (!name.isEmpty() && SURNAMES.containsKey(name.substring(0, 1))) {
            append(out, SURNAMES.get(name.substring(0, 1)), initialsOnly);
            at = 1;
        }
        for (var i = at; i < name.length(); i++) {
            append(out, sound(name.charAt(i)), initialsOnly);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, @org.jspecify.annotations.Nullable String sound,
            boolean initialsOnly) {
        if (sound == null || sound.isEmpty()) {
            return;
        }
        if (initialsOnly) {
            out.append(sound.charAt(0));
        } else {
            out.append(out.isEmpty() ? "" : " ").append(sound);
        }
    }

    private static String sound(char c) {
        var sounds = PinyinHelper.toHanyuPinyinStringArray(c);
        if (sounds == null || sounds.length == 0) {
            return Character.isLetterOrDigit(c) ? String.valueOf(Character.toLowerCase(c)) : "";
        }
        var first = sounds[0];
        return first.substring(0, first.length() - 1).replace("u:", "v");
    }
}
