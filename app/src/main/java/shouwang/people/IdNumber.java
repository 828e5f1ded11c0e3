package shouwang.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A citizen's id number of 18 characters (GB 11643-1999): area, birth date, sequence, check digit.
 * The area is not validated: the codes of the old were given by districts long gone.
 */
public record IdNumber(String text) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    public IdNumber {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("not an id number");
        }
    }

    /** A well-formed number, or empty. */
    public static Optional<IdNumber> parse(String text) {
        return isWellFormed(text) ? Optional.of(new IdNumber(text)) : Optional.empty();
    }

    static boolean isWellFormed(String text) {
        return hasForm(text) && bornIn(text).isPresent()
                && text.charAt(17) == checkDigit(text);
    }

    /** 17 digits and a digit or X, whatever they mean. */
    public static boolean hasForm(String text) {
        if (text.length() != 18) {
            return false;
        }
        for (var i = 0; i < 17; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        var last = text.charAt(17);
        return last >= '0' && last <= '9' || last == 'X';
    }

    /** The check digit that belongs to the first 17 (MOD 11-2). */
    public static char checkDigit(String first17) {
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    /** The birth date in a number of the right form; empty where there is no such day. */
    public static Optional<LocalDate> bornIn(String text) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(text, 6, 10, 10),
                    Integer.parseInt(text, 10, 12, 10), Integer.parseInt(text, 12, 14, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A number of 15 digits (before 1999) in its form of 18. */
    public static String upgrade(String fifteen) {
        var first17 = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return first17 + checkDigit(first17);
    }

    public LocalDate born() {
        return bornIn(text).orElseThrow();
    }

    public Elder.Sex sex() {
        return (text.charAt(16) - '0') % 2 == 1 ? Elder.Sex.M : Elder.Sex.F;
    }

    /** The last four, by which a clerk finds someone. */
    public String tail() {
        return text.substring(14);
    }

    /** {@code 5199****1261}. */
    public static String mask(String text) {
        return text.length() < 8 ? "****" : text.substring(0, 4) + "****"
                + text.substring(text.length() - 4);
    }

    @Override
    public String toString() {
        return mask(text);
    }
}
