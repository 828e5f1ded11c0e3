package shouwang.people.roster.words;

/** 一 to 九十九, as hamlets are counted. */
public final class ChineseNumber {
    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumber() {}

    /** -1 where the character is no digit of either kind. */
    public static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c == '〇' ? 0 : c == '两' ? 2 : DIGITS.indexOf(c);
    }

    static boolean belongs(char c) {
        return digit(c) >= 0 || c == '十' || c == '廿';
    }

    /** Reads 12, 三, 十二, 二十, 一二; -1 when it is no number below 1,000. */
    public static int parse(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        var ten = text.replace("廿", "二十").indexOf('十');
        var clean = text.replace("廿", "二十");
        if (ten >= 0) {
            var tens = ten == 0 ? 1 : ten == 1 ? digit(clean.charAt(0)) : -1;
            var ones = ten == clean.length() - 1 ? 0
                    : ten == clean.length() - 2 ? digit(clean.charAt(ten + 1)) : -1;
            return tens < 1 || ones < 0 ? -1 : tens * 10 + ones;
        }
        var number = 0;
        for (var i = 0; i < clean.length(); i++) {
            var digit = digit(clean.charAt(i));
            if (digit < 0) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number > 999 ? -1 : number;
    }

    /** 12 → 十二. */
    public static String spell(int number) {
        if (number < 1 || number > 99) {
            return Integer.toString(number);
        }
        var tens = number / 10;
        return (tens > 1 ? "" + DIGITS.charAt(tens) : "") + (tens > 0 ? "十" : "")
                + (number % 10 > 0 ? "" + DIGITS.charAt(number % 10) : "");
    }
}
