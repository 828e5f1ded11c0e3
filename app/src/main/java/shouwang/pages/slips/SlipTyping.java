package shouwang.pages.slips;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** What a clerk types fast: 20 or 1120 for a day, 0830 for an hour, 3 for a service. */
final class SlipTyping {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");

    private SlipTyping() {}

    private static String digits(@Nullable String raw, String field, String called) {
        var text = Normalizer.normalize(Given.text(raw, field, called, 10),
                Normalizer.Form.NFKC).replaceAll("[\\s:.\\-/]", "");
        return DIGITS.matcher(text).matches() ? text : "";
    }

    /** {@code 20}, {@code 1120} or {@code 20261120}; the newest such day that is not to come. */
    static LocalDate day(@Nullable String raw, LocalDate today) {
        var text = digits(raw, "day", "日期");
        try {
            if (text.length() == 1 || text.length() == 2) {
                var day = Integer.parseInt(text);
                for (var month = today.withDayOfMonth(1); month.isAfter(today.minusYears(1));
                        month = month.minusMonths(1)) {
                    if (day >= 1 && day <= month.lengthOfMonth()
                            && !month.withDayOfMonth(day).isAfter(today)) {
                        return month.withDayOfMonth(day);
                    }
                }
            } else if (text.length() == 4) {
                var day = LocalDate.of(today.getYear(), Integer.parseInt(text.substring(0, 2)),
                        Integer.parseInt(text.substring(2)));
                return day.isAfter(today.plusDays(1)) ? day.minusYears(1) : day;
            } else if (text.length() == 8) {
                return LocalDate.of(Integer.parseInt(text.substring(0, 4)),
                        Integer.parseInt(text.substring(4, 6)),
                        Integer.parseInt(text.substring(6)));
            }
        } catch (DateTimeException e) {
            // no such day: falls through to the same answer
        }
        throw new Rejected(Reason.WRONG_FORM, "day",
                "日期写成 1120（11月20日），或只写几号，比如 20。");
    }

    /** {@code 0830}, {@code 830} or {@code 8:30}. */
    static LocalTime hour(@Nullable String raw, String field, String called) {
        var text = digits(raw, field, called);
        if (text.length() == 3 || text.length() == 4) {
            var number = Integer.parseInt(text);
            if (number / 100 < 24 && number % 100 < 60) {
                return LocalTime.of(number / 100, number % 100);
            }
        }
        throw new Rejected(Reason.WRONG_FORM, field, called + "写成四个数字，比如 0830。");
    }

    /** The digit printed before each service on the slip. */
    static Service service(@Nullable String raw) {
        return Service.values()[Given.number(raw, "service", "服务", 1,
                Service.values().length) - 1];
    }

    /** 1 signed, 2 thumbprint, 0 neither. */
    static Visit.@Nullable Method signed(@Nullable String raw) {
        return switch (Given.number(raw, "signed", "签字", 0, 2)) {
            case 1 -> Visit.Method.SIGNATURE;
            case 2 -> Visit.Method.THUMBPRINT;
            default -> null;
        };
    }
}
