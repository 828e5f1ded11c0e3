package shouwang.kernel;

/** Words cut to size. */
public final class Text {
    private Text() {}

    /** The first {@code most} chars at most, never half of a letter that takes two. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1
                : most);
    }
}
