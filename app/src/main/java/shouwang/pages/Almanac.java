package shouwang.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the calendar on the wall says of a day: weekday, lunar date, solar term. */
public final class Almanac {
    private static final String WEEKDAYS = "一二三四五六日";
    private static final String[] MONTHS = {"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月",
        "九月", "十月", "十一月", "十二月"};
    private static final Map<LocalDate, String> LUNAR = new HashMap<>();
    private static final Map<LocalDate, String> TERMS = new HashMap<>();

    static {
        try (var in = Objects.requireNonNull(
                        Almanac.class.getResourceAsStream("/places/almanac.csv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
                var day = LocalDate.parse(cells[0]);
                LUNAR.put(day, cells[1]);
                if (!cells[2].isEmpty()) {
                    TERMS.put(day, cells[2]);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Almanac() {}

    public static String weekday(LocalDate day) {
        return "星期" + WEEKDAYS.charAt(day.getDayOfWeek().getValue() - 1);
    }

    /** 十一月, for the calendar leaf. */
    public static String month(LocalDate day) {
        return MONTHS[day.getMonthValue() - 1];
    }

    /** 星期二，农历十月十六，小雪后两天. */
    public static String line(LocalDate day) {
        var lunar = LUNAR.get(day);
        return weekday(day) + (lunar == null ? "" : "，农历" + lunar) + term(day);
    }

    private static String term(LocalDate day) {
        for (var back = day; ChronoUnit.DAYS.between(back, day) < 16; back = back.minusDays(1)) {
            var name = TERMS.get(back);
            if (name != null) {
                var days = ChronoUnit.DAYS.between(back, day);
                return days == 0 ? "，今天" + name : "，" + name + "后 " + days + " 天";
            }
        }
        return "";
    }
}
