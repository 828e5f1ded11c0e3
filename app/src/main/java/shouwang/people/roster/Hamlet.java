package shouwang.people.roster;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hamlet in a cell: 三社, 3组, 第三组, 井田村3社竹林湾 → the number in Chinese and 社 or 组. */
final class Hamlet {
    private static final Pattern NUMBERED =
            Pattern.compile("(?:第)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})\\s*(?:村民小?)?(组|社|队)");
    private static final Pattern NAMED = Pattern.compile("([\\p{IsHan}]{2,8}(?:组|社|院子|湾))");
    private static final Pattern BARE = Pattern.compile("[0-9]{1,2}|[一二三四五六七八九十]{1,3}");
    private static final String DIGITS = "零一二三四五六七八九";

    private Hamlet() {}

    static @Nullable String read(String cell) {
        var text = cell.strip();
        var numbered = NUMBERED.matcher(text);
        if (numbered.find()) {
            return chinese(numbered.group(1)) + numbered.group(2);
        }
        if (BARE.matcher(text).matches()) {
            return chinese(text) + "组";
        }
        var named = NAMED.matcher(text);
        return named.matches() ? named.group(1) : null;
    }

    private static String chinese(String number) {
        if (!Character.isDigit(number.charAt(0))) {
            return number;
        }
        var n = Integer.parseInt(number);
        if (n < 10) {
            return String.valueOf(DIGITS.charAt(n));
        }
        var tens = n / 10 == 1 ? "十" : DIGITS.charAt(n / 10) + "十";
        return n % 10 == 0 ? tens : tens + DIGITS.charAt(n % 10);
    }
}
