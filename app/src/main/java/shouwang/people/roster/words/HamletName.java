package shouwang.people.roster.words;

import java.util.Optional;

/**
 * A hamlet (组/社) as a roster names it. 三社, 3社, 第三社, 井田村三社12号 are one and the same;
 * 3组 is another word for a hamlet and stays so, because the village says it that way.
 *
 * @param number 0 where the hamlet has a name instead of a number
 * @param word 组, 社 or 队; empty where the number stands alone or the hamlet has a name
 * @param name the whole name of a hamlet that has no number (大院子), else empty
 */
public record HamletName(int number, String word, String name) {
    private static final int LONGEST_NAME = 12;

    /** 3组, or the name. */
    public String text() {
        return number > 0 ? number + (word.isEmpty() ? "组" : word) : name;
    }

    /** 三组, or the name. */
    public String chinese() {
        return number > 0 ? ChineseNumber.spell(number) + (word.isEmpty() ? "组" : word) : name;
    }

    /**
     * Reads a cell of the hamlet's column: 3组, 三社, 3, 村三组, or a name.
     *
     * @param wordInHeader what a bare number counts: 组, 社, 队 or ""
     */
    public static Optional<HamletName> parse(String cell, String wordInHeader) {
        var text = clean(cell);
        var numbered = numbered(text);
        if (numbered.isPresent()) {
            return numbered;
        }
        var bare = ChineseNumber.parse(text.startsWith("第") ? text.substring(1) : text);
        if (bare > 0) {
            return Optional.of(new HamletName(bare, wordInHeader, ""));
        }
        return named(text);
    }

    /** Reads an address: the hamlet's number with its word, or the name behind the village. */
    public static Optional<HamletName> inAddress(String cell) {
        var text = clean(cell);
        var numbered = numbered(text);
        if (numbered.isPresent()) {
            return numbered;
        }
        var community = text.lastIndexOf("社区");
        var from = Math.max(text.lastIndexOf('村') + 1, community < 0 ? 0 : community + 2);
        var rest = text.substring(from);
        var bare = ChineseNumber.parse(rest);
        if (bare > 0) {
            return Optional.of(new HamletName(bare, "", ""));
        }
        var town = Math.max(rest.lastIndexOf('县'), Math.max(rest.lastIndexOf('镇'),
                rest.lastIndexOf('乡')));
        return town >= 0 ? Optional.empty() : named(rest);
    }

    private static String clean(String cell) {
        var text = Halfwidth.closed(Halfwidth.plain(cell));
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A number right before 组, 社, 队, 村民小组 or 生产队, anywhere in the text. */
    private static Optional<HamletName> numbered(String text) {
        for (var at = text.length() - 1; at > 0; at--) {
            var c = text.charAt(at);
            if (c != '组' && c != '社' && c != '队' || text.startsWith("社区", at)) {
                continue;
            }
            var end = at;
            for (var before : new String[] {"村民小", "居民小", "生产", "合作", "小"}) {
                if (text.startsWith(before, end - before.length())) {
                    end -= before.length();
                    break;
                }
            }
            var from = end;
            while (from > 0 && ChineseNumber.belongs(text.charAt(from - 1))) {
                from--;
            }
            var number = ChineseNumber.parse(text.substring(from, end));
            if (number > 0) {
                return Optional.of(new HamletName(number, "" + c, ""));
            }
        }
        return Optional.empty();
    }

    private static Optional<HamletName> named(String text) {
        if (text.length() < 2 || text.length() > LONGEST_NAME || text.equals("不详")
                || text.equals("没有") || text.equals("不清楚") || text.equals("未知")
                || text.equals("外地") || "村市县镇乡省区".indexOf(text.charAt(text.length() - 1)) >= 0
                || text.endsWith("街道")) {
            return Optional.empty();
        }
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN
                    && !(c >= '0' && c <= '9') && c != '-' && c != '(' && c != ')') {
                return Optional.empty();
            }
        }
        var han = text.chars().anyMatch(c -> Character.UnicodeScript.of(c)
                == Character.UnicodeScript.HAN);
        return han ? Optional.of(new HamletName(0, "", text)) : Optional.empty();
    }
}
