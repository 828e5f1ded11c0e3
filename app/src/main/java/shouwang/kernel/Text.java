package shouwang.kernel;

import java.text.BreakIterator;
import java.util.Locale;

/** Words that must fit somewhere. A character is what a reader takes for one: 𠮷 is not halved. */
public final class Text {
    private static final String MORE = "…";

    private Text() {}

    /** The text, or its beginning of at most so many {@code char}s. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        var end = characters.isBoundary(most) ? most : characters.preceding(most);
        return text.substring(0, Math.max(0, end));
    }

    /** The same, with … after the beginning, which is longer by that. */
    public static String brief(String text, int most) {
        return text.length() <= most ? text : cut(text, most) + MORE;
    }

    /** The same, … and all within so many {@code char}s. */
    public static String within(String text, int most) {
        return text.length() <= most ? text : cut(text, most - MORE.length()) + MORE;
    }
}
