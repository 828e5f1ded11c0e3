package shouwang.kernel;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected.Reason;

/**
 * What was given at the door, checked: each method returns a clean value or refuses, naming the
 * field in Chinese. Control characters never come in.
 */
public final class Given {
    private static final Pattern POINTS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,4})?");

    private Given() {}

    /** Text that must be there: trimmed, 1 to {@code most} characters. */
    public static String text(@Nullable String raw, String field, String called, int most) {
        var text = optional(raw, field, called, most);
        if (text == null) {
            throw new Rejected(Reason.MISSING, field, called + "没有填，请填上再提交。");
        }
        return text;
    }

    /** Text that may be left out: null where blank. */
    public static @Nullable String optional(
            @Nullable String raw, String field, String called, int most) {
        if (raw == null) {
            return null;
        }
        var text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw new Rejected(Reason.TOO_LONG, field,
                    "%s太长了，最多 %d 个字，请写短些。".formatted(called, most));
        }
        if (text.codePoints().anyMatch(Given::hidden)) {
            throw new Rejected(Reason.WRONG_FORM, field,
                    called + "里有看不见的控制字符，请重新输入。");
        }
        return text.isEmpty() ? null : text;
    }

    /**
     * A person's name, by the rule that holds for rosters: Chinese letters and the dot between
     * them. Spaces are left out.
     */
    public static String name(@Nullable String raw, String field, String called) {
        var text = text(raw, field, called, 40).replaceAll("[\\s\\u3000\\u00a0]", "");
        var name = PersonName.withDots(text);
        var wrong = PersonName.wrongWith(name);
        if (!wrong.isEmpty()) {
            throw new Rejected(Reason.WRONG_FORM, field, wrong.replace("姓名", called)
                    .replace("，没有读取。请", "。请"));
        }
        return name;
    }

    /** Control characters, and halves of a sign that no encoding can carry. */
    private static boolean hidden(int sign) {
        return Character.isISOControl(sign) && sign != '\n' && sign != '\r'
                || turnsTheLine(sign)
                || sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
    }

    /** What makes the words behind it read from right to left, or what stands there a lie. */
    private static boolean turnsTheLine(int sign) {
        return sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069;
    }

    /** A whole number in a range. */
    public static int number(
            @Nullable String raw, String field, String called, int least, int most) {
        var text = text(raw, field, called, 12);
        try {
            var value = Integer.parseInt(Normalizer.normalize(text, Normalizer.Form.NFKC));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.WRONG_FORM, field, called + "要填整数，比如 50。");
        }
        throw new Rejected(Reason.OUT_OF_RANGE, field,
                "%s要在 %d 到 %d 之间。".formatted(called, least, most));
    }

    /** Points as people write them, more than none: 2, 0.5, 0.33 (20 minutes). */
    public static Points points(@Nullable String raw, String field, String called, long most) {
        var text = Normalizer.normalize(text(raw, field, called, 12), Normalizer.Form.NFKC);
        if (!POINTS.matcher(text).matches()) {
            throw new Rejected(Reason.WRONG_FORM, field, called + "要填几分，比如 2、0.5 或 0.33。");
        }
        var points = Points.read(text).orElseThrow(() -> new Rejected(Reason.WRONG_FORM, field,
                called + "要折成整分钟：1 分钟是 0.02 分，20 分钟是 0.33 分，30 分钟是 0.5 分。"));
        if (points.minutes() < 1 || points.minutes() > most) {
            throw new Rejected(Reason.OUT_OF_RANGE, field, "%s要大于零，最多 %s。".formatted(called,
                    new Points(most)));
        }
        return points;
    }

    /** A day written as 2026-11-23. */
    public static LocalDate day(@Nullable String raw, String field, String called) {
        try {
            return LocalDate.parse(text(raw, field, called, 10));
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.WRONG_FORM, field, called + "要写成 2026-11-23 这样。");
        }
    }

    /** An id from an address or a form; something else is simply not there. */
    public static UUID id(@Nullable String raw) {
        try {
            if (raw != null && raw.length() == 36) {
                return UUID.fromString(raw);
            }
        } catch (IllegalArgumentException e) {
            // not an id: falls through to the same answer as an id nobody has
        }
        throw new Rejected(Reason.NOT_FOUND, "没有找到这一条，可能已经撤销。请返回上一页再试。");
    }

    /** One word of a closed list. */
    public static <E extends Enum<E>> E word(
            @Nullable String raw, Class<E> list, String field, String called) {
        var text = text(raw, field, called, 40);
        for (var word : list.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw new Rejected(Reason.WRONG_FORM, field, called + "不在可选的范围里，请重新选。");
    }
}
