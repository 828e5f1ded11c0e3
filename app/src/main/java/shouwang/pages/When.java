package shouwang.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;

/**
 * Moments as people say them: 今天 08:45, 昨天 15:10, 11月20日 16:05. What is printed or leaves the
 * house as a file is read on another day: that takes {@code paper}.
 */
public final class When {
    public static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private When() {}

    /** 2026年12月1日, where the year must stand. */
    public static String date(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    public static LocalDate day(Instant at) {
        return at.atZone(HERE).toLocalDate();
    }

    public static String hour(Instant at) {
        return HOUR.format(at.atZone(HERE));
    }

    /** A day without the year where it is this one. */
    public static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "今天";
        }
        if (day.equals(today.minusDays(1))) {
            return "昨天";
        }
        if (day.equals(today.plusDays(1))) {
            return "明天";
        }
        return (day.getYear() == today.getYear() ? "" : day.getYear() + "年")
                + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    public static String moment(Instant at, LocalDate today) {
        return day(day(at), today) + " " + hour(at);
    }

    /** On paper and in workbooks: with its year, and never by what day it is read. */
    public static String paper(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** The same with the hour. */
    public static String paper(Instant at) {
        return paper(day(at)) + " " + hour(at);
    }

    /** As {@link #moment}, without the hour where the day is long past and the hour no matter. */
    public static String past(Instant at, LocalDate today) {
        return day(at).isBefore(today.minusDays(1)) ? day(day(at), today) : moment(at, today);
    }

    /** What came from {@code <input type="datetime-local">}. */
    public static Instant moment(@Nullable String raw, String field, String called) {
        try {
            return LocalDateTime.parse(Given.text(raw, field, called, 25)).atZone(HERE).toInstant();
        } catch (DateTimeParseException e) {
            throw new Rejected(Rejected.Reason.WRONG_FORM, field,
                    called + "要写成 2026-11-23 09:30 这样。");
        }
    }

    /** For {@code <input type="datetime-local">}. */
    public static String field(Instant at) {
        return FIELD.format(at.atZone(HERE));
    }
}
