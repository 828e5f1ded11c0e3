package shouwang.people.roster.words;

import java.util.ArrayList;
import java.util.List;
import shouwang.people.Phone;

/**
 * The phones in one cell, and what had to be mended to read them.
 *
 * @param unread something is there that is no phone number
 * @param note words beside the number (女儿)
 */
public record PhoneCell(List<Phone> phones, boolean dashes, boolean wide, boolean unread,
        String note) {
    private static final int MOBILE = 11;

    public static PhoneCell read(String cell) {
        if (isMobile(cell)) {
            return new PhoneCell(List.of(new Phone(cell)), false, false, false, "");
        }
        if (YesNo.saysNothing(cell)) {
            return new PhoneCell(List.of(), false, false, false, "");
        }
        var reading = new Reading();
        var text = Halfwidth.plain(cell);
        var from = 0;
        for (var i = 0; i <= text.length(); i++) {
            if (i == text.length() || "/、,;|\n\r\\或和及".indexOf(text.charAt(i)) >= 0) {
                reading.part(text.substring(from, i));
                from = i + 1;
            }
        }
        return new PhoneCell(reading.phones, reading.dashes, Halfwidth.hasWideDigit(cell),
                reading.unread, reading.note.toString());
    }

    static boolean isMobile(String text) {
        if (text.length() != MOBILE || text.charAt(0) != '1' || text.charAt(1) < '3') {
            return false;
        }
        for (var i = 1; i < MOBILE; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static final class Reading {
        private final List<Phone> phones = new ArrayList<>(2);
        private final StringBuilder note = new StringBuilder();
        private boolean dashes;
        private boolean unread;

        /** One part between separators: a number with its dashes, or several with spaces. */
        void part(String part) {
            var digits = new StringBuilder();
            var marks = 0;
            for (var i = 0; i < part.length(); i++) {
                var c = part.charAt(i);
                if (c >= '0' && c <= '9') {
                    digits.append(c);
                } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
                    note.append(c);
                } else if (Halfwidth.isInvisible(c)) {
                    continue;
                } else if (Halfwidth.isSpace(c) || "-–—‐‑_.·".indexOf(c) >= 0) {
                    marks += digits.isEmpty() ? 0 : 1;
                } else if ("()+:：*".indexOf(c) < 0) {
                    unread = true;
                }
            }
            var trailing = part.stripTrailing().length() < part.length() ? 1 : 0;
            number(digits.toString(), marks > trailing);
        }

        private void number(String digits, boolean marked) {
            var number = digits.startsWith("0086") ? digits.substring(4)
                    : digits.length() == MOBILE + 2 && digits.startsWith("86")
                            ? digits.substring(2) : digits;
            if (isMobile(number)) {
                phones.add(new Phone(number));
                dashes |= marked;
            } else if (number.length() > MOBILE && number.length() % MOBILE == 0
                    && isMobile(number.substring(0, MOBILE))
                    && isMobile(number.substring(number.length() - MOBILE))) {
                for (var at = 0; at < number.length(); at += MOBILE) {
                    phones.add(new Phone(number.substring(at, at + MOBILE)));
                }
            } else if (isLandline(number)) {
                phones.add(new Phone(number));
            } else if (!number.isEmpty()) {
                unread = true;
            }
        }

        private static boolean isLandline(String number) {
            return number.startsWith("0") ? number.length() >= 10 && number.length() <= 12
                    && number.charAt(1) != '0'
                    : (number.length() == 7 || number.length() == 8) && number.charAt(0) > '1';
        }
    }
}
