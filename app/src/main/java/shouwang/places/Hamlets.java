package shouwang.places;

import java.text.Normalizer;
import java.util.regex.Pattern;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** What a hamlet may be called, and when two names mean the same one: 七社, 7组 and 第七村民小组. */
public final class Hamlets {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern NUMBERED = Pattern.compile(
            "第?([0-9]{1,3}|[零一二三四五六七八九十]{1,3})(村民小|居民小|生产|合作|小)?[组社队]");
    private static final Pattern NAME = Pattern.compile("[\\p{IsHan}0-9·()（）-]{1,20}");

    private Hamlets() {}

    /** The same text for names that mean the same hamlet. */
    public static String core(String name) {
        var text = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
        var number = number(text);
        return number == 0 ? text : Integer.toString(number);
    }

    /** 三社 → 3, 12组 → 12; 0 for a hamlet that has a name instead. */
    public static int number(String name) {
        var match = NUMBERED.matcher(name);
        if (!match.matches()) {
            return 0;
        }
        var text = match.group(1);
        return text.charAt(0) <= '9' ? Integer.parseInt(text) : chinese(text);
    }

    private static int chinese(String text) {
        var number = 0;
        for (var c : text.toCharArray()) {
            number = c == '十' ? Math.max(1, number) * 10 : number + DIGITS.indexOf(c);
        }
        return number;
    }

    /** Refuses what is no name of a place: signs, Latin letters, digits alone. */
    static void check(String name) {
        var han = name.codePoints().anyMatch(c ->
                Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        if (!NAME.matcher(name).matches() || !han) {
            throw new Rejected(Reason.WRONG_FORM, "name",
                    "名字只写汉字和数字，如“三社”“大院子”“桥头（老街）”。");
        }
    }
}
