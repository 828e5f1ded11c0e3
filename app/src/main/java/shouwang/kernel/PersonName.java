package shouwang.kernel;

/**
 * What is a person's name, in a roster and on a form alike: two to twenty Chinese letters, rare
 * ones too, and the dot of minority names between them.
 */
public final class PersonName {
    private static final int LONGEST = 20;
    private static final String DOTS = "·•・．.‧∙●･";

    private PersonName() {}

    /** With one kind of dot, whichever was typed. */
    public static String withDots(String text) {
        var out = new StringBuilder(text);
        for (var i = 1; i < out.length() - 1; i++) {
            if (DOTS.indexOf(out.charAt(i)) >= 0) {
                out.setCharAt(i, '·');
            }
        }
        return out.toString();
    }

    /** What is wrong with a name that has no spaces; "" where nothing is. */
    public static String wrongWith(String text) {
        var letters = 0;
        for (var i = 0; i < text.length();) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.PRIVATE_USE || c == '?' || c == '？'
                    || c == '\uFFFD' || c == '□') {
                return "姓名里有电脑认不出的字。请换一种输入法重新打这个字。";
            }
            if (c == '·') {
                continue;
            }
            if (Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN) {
                return "姓名里有公式、数字或符号，没有读取。请只写汉字，别的话写到备注里。";
            }
            letters++;
        }
        if (letters < 2) {
            return "姓名只有一个字。请照户口簿写全。";
        }
        return letters > LONGEST ? "姓名太长，不像一个人的姓名。请一行只写一个人。" : "";
    }
}
