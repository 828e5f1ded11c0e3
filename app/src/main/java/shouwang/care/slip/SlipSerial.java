package shouwang.care.slip;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * The serial of a slip (签单号): the slip's number and one check digit, printed as eight digits.
 *
 * <p>The check digit is Damm's (H. Michael Damm, <em>Total anti-symmetrische Quasigruppen</em>,
 * Marburg 2004): a totally anti-symmetric quasigroup of order ten. It finds every single wrong
 * digit and every two neighbours exchanged, stays decimal, and does not change with zeros in
 * front, so that a clerk may leave those out.
 *
 * @param number 1 to 9,999,999
 * @param village the village's 12 digits where a QR told them, else null
 */
public record SlipSerial(long number, @Nullable String village) {
    private static final int MOST_DIGITS = 8;
    private static final long MOST = 9_999_999;
    private static final Pattern TYPED = Pattern.compile("[0-9]{2," + MOST_DIGITS + "}");
    private static final Pattern SCANNED = Pattern.compile("S([0-9]{12})([0-9]{8})");
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9}, {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5}, {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}};

    public SlipSerial {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("no slip has the number " + number);
        }
    }

    public static SlipSerial of(long number) {
        return new SlipSerial(number, null);
    }

    /** What was typed or scanned; refused where the check digit does not fit. */
    public static SlipSerial read(@Nullable String written) {
        var text = Normalizer.normalize(written == null ? "" : written, Normalizer.Form.NFKC)
                .replaceAll("[\\s.\\-]", "");
        var scanned = SCANNED.matcher(text);
        if (scanned.matches()) {
            return new SlipSerial(checked(scanned.group(2)), scanned.group(1));
        }
        if (text.isEmpty()) {
            throw new Rejected(Reason.MISSING, "serial", "签单号没有填，请照签单右上角的数字打。");
        }
        if (!TYPED.matcher(text).matches()) {
            throw new Rejected(Reason.WRONG_FORM, "serial",
                    "签单号是签单右上角的数字，最多 8 位，前面的 0 可以不打。");
        }
        return of(checked(text));
    }

    private static long checked(String digits) {
        var number = Long.parseLong(digits) / 10;
        if (interim(digits) != 0 || number < 1) {
            throw new Rejected(Reason.WRONG_FORM, "serial",
                    "签单号 " + digits + " 不对：有一位打错了，或者两位打反了。请照签单再打一遍。");
        }
        return number;
    }

    private static int interim(String digits) {
        var interim = 0;
        for (var n = 0; n < digits.length(); n++) {
            interim = DAMM[interim][digits.charAt(n) - '0'];
        }
        return interim;
    }

    /** The number and its check digit, without zeros in front. */
    public String digits() {
        return "" + number + interim(Long.toString(number));
    }

    /** As printed and shown: {@code 0001 0006}. */
    public String text() {
        var all = "0".repeat(MOST_DIGITS - digits().length()) + digits();
        return all.substring(0, 4) + " " + all.substring(4);
    }

    /** What the QR carries: the village and the serial. */
    public String code(String villageCode) {
        return "S" + villageCode + text().replace(" ", "");
    }
}
