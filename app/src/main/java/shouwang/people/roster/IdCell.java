package shouwang.people.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shouwang.people.IdNumber;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.words.Halfwidth;
import shouwang.people.roster.words.YesNo;

/** Reads the cell of the id number: mends what can be mended, names what can't. */
final class IdCell {
    private static final int NEW = 18;
    private static final int OLD = 15;
    private static final int OLDEST = 125;

    private IdCell() {}

    /** The number, or null with the reason said. A cell without anything says {@code NO_ID}. */
    static @Nullable IdNumber read(String cell, boolean number, LocalDate today, RowNotes notes) {
        if (cell.length() == NEW && !number) {
            var plain = IdNumber.parse(cell);
            if (plain.isPresent() && isOfSomeoneAlive(plain.get(), today)) {
                return plain.get();
            }
        }
        if (YesNo.saysNothing(cell)) {
            notes.say(Verdict.NO_ID, Column.ID, "", "没有身份证号码，可以先导入，以后补上。");
            return null;
        }
        var closed = closed(cell);
        var text = Halfwidth.plain(closed).replace('×', 'X').replace('Χ', 'X').replace('Х', 'X');
        var upper = text.endsWith("x") ? text.substring(0, text.length() - 1) + "X" : text;
        var shown = IdNumber.mask(upper);
        if (isPrecisionLost(upper, number)) {
            notes.say(Verdict.PRECISION_LOST, Column.ID, upper.indexOf('E') > 0 ? upper : shown,
                    "Excel 把号码当成了数字，末尾几位已经丢了。请把这一列设成“文本”，照身份证重新填。");
            return null;
        }
        if (upper.length() != NEW && upper.length() != OLD || !isMostlyDigits(upper)) {
            notes.say(Verdict.LENGTH, Column.ID, shown, lengthMessage(upper));
            return null;
        }
        var id = upper.length() == OLD ? upgrade(upper, shown, notes) : check(upper, shown, notes);
        if (id == null) {
            return null;
        }
        if (!isOfSomeoneAlive(id, today)) {
            notes.say(Verdict.CHECK_DIGIT, Column.ID, shown,
                    "号码里的出生日期不可能是真的，请对照身份证或户口簿改正。");
            return null;
        }
        sayMends(cell, closed, text, shown, notes);
        return id;
    }

    private static boolean isOfSomeoneAlive(IdNumber id, LocalDate today) {
        var born = id.born();
        return !born.isAfter(today) && born.getYear() > today.getYear() - OLDEST;
    }

    private static void sayMends(String cell, String closed, String text, String shown,
            RowNotes notes) {
        if (text.length() == OLD) {
            notes.say(Verdict.UPGRADED_15, Column.ID, shown, "15 位旧号码，已换成 18 位。");
        }
        if (Halfwidth.hasWideDigit(closed)) {
            notes.say(Verdict.FULLWIDTH, Column.ID, shown, "全角数字已改成半角。");
        }
        if (text.endsWith("x")) {
            notes.say(Verdict.LOWER_X, Column.ID, shown, "末尾小写 x 已改成大写 X。");
        }
        if (closed.length() < cell.strip().length() && hasVisibleSpace(cell.strip())) {
            notes.say(Verdict.SPACES, Column.ID, shown, "号码中间的空格或横线已去掉。");
        }
    }

    private static boolean hasVisibleSpace(String text) {
        return text.chars().anyMatch(c -> c == '-' || Halfwidth.isSpace((char) c)
                && !Halfwidth.isInvisible((char) c));
    }

    /** Without spaces, the dashes between its parts, and the apostrophe that keeps Excel off it. */
    private static String closed(String cell) {
        var text = Halfwidth.closed(cell);
        var bare = text.startsWith("'") || text.startsWith("‘") || text.startsWith("’")
                ? text.substring(1) : text;
        return bare.length() > NEW && bare.indexOf('-') > 0 ? bare.replace("-", "") : bare;
    }

    private static @Nullable IdNumber upgrade(String old, String shown, RowNotes notes) {
        for (var i = 0; i < OLD; i++) {
            if (old.charAt(i) < '0' || old.charAt(i) > '9') {
                notes.say(Verdict.LENGTH, Column.ID, shown, lengthMessage(old));
                return null;
            }
        }
        var id = IdNumber.parse(IdNumber.upgrade(old)).orElse(null);
        if (id == null) {
            notes.say(Verdict.CHECK_DIGIT, Column.ID, shown,
                    "15 位旧号码里的出生日期不对，请对照户口簿改正。");
        }
        return id;
    }

    private static @Nullable IdNumber check(String text, String shown, RowNotes notes) {
        if (!IdNumber.hasForm(text)) {
            notes.say(Verdict.CHECK_DIGIT, Column.ID, shown,
                    "号码里有不是数字的字，请对照身份证或户口簿重新填。");
            return null;
        }
        if (IdNumber.bornIn(text).isEmpty()) {
            notes.say(Verdict.CHECK_DIGIT, Column.ID, shown,
                    "号码里的出生日期不对，至少有一个数字写错，请对照身份证或户口簿改正。");
            return null;
        }
        if (IdNumber.checkDigit(text) != text.charAt(NEW - 1)) {
            notes.say(Verdict.CHECK_DIGIT, Column.ID, shown,
                    "校验码不对，至少有一个数字写错，请对照身份证或户口簿改正。");
            return null;
        }
        return new IdNumber(text);
    }

    private static String lengthMessage(String text) {
        var length = text.length();
        var digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits < length - 1) {
            return "这不像身份证号码，应当是 18 位数字。请照身份证重新填，没有就留空。";
        }
        return length < NEW ? "只有 " + length + " 位，少了 " + (NEW - length)
                + " 位。请对照身份证或户口簿补上。"
                : "有 " + length + " 位，多了 " + (length - NEW) + " 位。请对照身份证或户口簿改正。";
    }

    /** Letters, stars and the like: no length can be told of it. */
    private static boolean isMostlyDigits(String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count() >= 6;
    }

    /**
     * A number went through a cell for numbers, which keeps 15 to 17 digits: it stands as a number
     * of more than 15 digits, as 5.2E+17, or as text that fails its check digit and is just what
     * such a cell would print.
     */
    private static boolean isPrecisionLost(String text, boolean number) {
        if (text.length() < 5) {
            return false;
        }
        var exponent = text.indexOf('E') > 0 ? text.indexOf('E') : text.indexOf('e');
        if (exponent > 0 && text.indexOf('.') < exponent && isDouble(text)) {
            return true;
        }
        if (number) {
            return text.length() > OLD;
        }
        return text.length() == NEW && text.charAt(NEW - 1) == '0' && IdNumber.hasForm(text)
                && IdNumber.checkDigit(text) != '0'
                && new BigDecimal(Double.toString(Double.parseDouble(text))).toPlainString()
                        .equals(text);
    }

    private static boolean isDouble(String text) {
        try {
            return Double.parseDouble(text) > 1e10;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
