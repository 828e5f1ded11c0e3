package shouwang.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import shouwang.kernel.Almanac;

/** What the calendar on the wall says of a day: weekday, lunar date, solar term. */
public final class CalendarLeaf {
    private static final String WEEKDAYS = "一二三四五六日";
    private static final String[] MONTHS = {"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月",
        "九月", "十月", "十一月", "十二月"};

    private CalendarLeaf() {}

    public static String weekday(LocalDate day) {
        return "星期" + WEEKDAYS.charAt(day.getDayOfWeek().getValue() - 1);
    }

    /** 十一月, for the calendar leaf. */
    public static String month(LocalDate day) {
        return MONTHS[day.getMonthValue() - 1];
    }

    /** 星期二，农历十月十六，小雪后两天. */
    public static String line(LocalDate day) {
        return weekday(day) + "，农历" + Almanac.lunar(day) + term(day);
    }

    private static String term(LocalDate day) {
        var back = day;
        while (Almanac.term(back).isEmpty()) {
            back = back.minusDays(1);
        }
        var days = ChronoUnit.DAYS.between(back, day);
        return days == 0 ? "，今天" + Almanac.term(back)
                : "，" + Almanac.term(back) + "后 " + days + " 天";
    }
}
