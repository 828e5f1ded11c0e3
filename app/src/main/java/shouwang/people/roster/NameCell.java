package shouwang.people.roster;

import shouwang.people.roster.layout.Column;
import shouwang.people.roster.words.Halfwidth;

/** Reads the cell of the name: Chinese letters, rare ones too, and the dot of minority names. */
final class NameCell {
    private static final int LONGEST = 20;
    private static final String DOTS = "·•・．.‧∙●･";

    private NameCell() {}

    /** The name without spaces, or "" with the reason said. */
    static String read(String cell, RowNotes notes) {
        if (cell.isBlank()) {
            notes.say(Verdict.NO_NAME, Column.NAME, "", "没有姓名。请照户口簿填上。");
            return "";
        }
        if (isPlain(cell)) {
            return cell;
        }
        var closed = withDots(Halfwidth.closed(cell));
        var message = wrongWith(closed);
        if (!message.isEmpty()) {
            notes.say(Verdict.NAME_CHARACTERS, Column.NAME, cell, message);
            return "";
        }
        if (cell.chars().anyMatch(c -> Halfwidth.isSpace((char) c)
                && !Halfwidth.isInvisible((char) c))) {
            notes.say(Verdict.SPACES, Column.NAME, cell, "姓名里的空格已去掉。");
        }
        return closed;
    }

    /** Two to four of the common Chinese letters: nearly every name. */
    private static boolean isPlain(String cell) {
        if (cell.length() < 2 || cell.length() > 4) {
            return false;
        }
        for (var i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < '\u4E00' || cell.charAt(i) > '\u9FFF') {
                return false;
            }
        }
        return true;
    }

    private static String withDots(String text) {
        var out = new StringBuilder(text);
        for (var i = 1; i < out.length() - 1; i++) {
            if (DOTS.indexOf(out.charAt(i)) >= 0) {
                out.setCharAt(i, '·');
            }
        }
        return out.toString();
    }

    static boolean isName(String text) {
        return wrongWith(text).isEmpty();
    }

    private static String wrongWith(String text) {
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
