package shouwang.people.roster.words;

/** Full-width forms (１Ｘ－) as their plain ones, without touching Chinese letters. */
public final class Halfwidth {
    private Halfwidth() {}

    public static boolean isWide(char c) {
        return c >= '！' && c <= '～';
    }

    public static char plain(char c) {
        return isWide(c) ? (char) (c - 0xFEE0) : c;
    }

    public static String plain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isWide(text.charAt(i))) {
                var out = new StringBuilder(text);
                for (var j = i; j < text.length(); j++) {
                    out.setCharAt(j, plain(text.charAt(j)));
                }
                return out.toString();
            }
        }
        return text;
    }

    /** A full-width digit or letter is among them; full-width punctuation is how Chinese is set. */
    public static boolean hasWideDigit(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '０' && c <= '９' || c == 'Ｘ' || c == 'ｘ') {
                return true;
            }
        }
        return false;
    }

    /** Any kind of space, also those that show nothing at all. */
    public static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c);
    }

    /** Takes no room on paper; comes along when text is copied from a web page. */
    public static boolean isInvisible(char c) {
        return c >= '\u200B' && c <= '\u200F' || c == '\uFEFF' || c == '\u2060'
                || c >= '\u202A' && c <= '\u202E' || c >= '\uFE00' && c <= '\uFE0F';
    }

    /** Without any space. */
    public static String closed(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (isSpace(text.charAt(i))) {
                var out = new StringBuilder(text.length());
                for (var j = 0; j < text.length(); j++) {
                    if (!isSpace(text.charAt(j))) {
                        out.append(text.charAt(j));
                    }
                }
                return out.toString();
            }
        }
        return text;
    }
}
