package shouwang.people.roster;

import shouwang.kernel.PersonName;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.words.Halfwidth;

/** Reads the cell of the name: Chinese letters, rare ones too, and the dot of minority names. */
final class NameCell {
    private NameCell() {}

    /** The name without spaces, or "" with the reason said. */
    static String read(String written, RowNotes notes) {
        // the end of a line inside a cell is how a narrow column is set, no mistake
        var cell = written.indexOf('\n') < 0 ? written : written.replace("\n", "");
        if (cell.isBlank()) {
            notes.say(Verdict.NO_NAME, Column.NAME, "", "没有姓名。请照户口簿填上。");
            return "";
        }
        if (isPlain(cell)) {
            return cell;
        }
        var closed = PersonName.withDots(Halfwidth.closed(cell));
        var message = PersonName.wrongWith(closed);
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

    static boolean isName(String text) {
        return PersonName.wrongWith(text).isEmpty();
    }
}
