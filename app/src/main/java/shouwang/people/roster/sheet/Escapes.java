package shouwang.people.roster.sheet;

/**
 * What a workbook writes for a character that XML does not carry: {@code _x000D_} is the end of a
 * line, {@code _x005F_} a plain low line (ECMA-376, ST_Xstring).
 */
final class Escapes {
    private static final int LENGTH = 7;

    private Escapes() {}

    /** The text with its escapes read; ends of lines are one sign, and none stands at the end. */
    static String read(String text) {
        var at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        var from = 0;
        for (; at >= 0; at = text.indexOf("_x", at)) {
            var sign = sign(text, at);
            if (sign < 0) {
                at++;
                continue;
            }
            out.append(text, from, at).append((char) sign);
            at += LENGTH;
            from = at;
        }
        return out.append(text, from, text.length()).toString().replace("\r\n", "\n")
                .replace('\r', '\n').stripTrailing();
    }

    /** The character that an escape at this place means; -1 where none stands here. */
    private static int sign(String text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + LENGTH - 1) != '_') {
            return -1;
        }
        var sign = 0;
        for (var i = at + 2; i < at + LENGTH - 1; i++) {
            var digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            sign = sign << 4 | digit;
        }
        return sign;
    }
}
