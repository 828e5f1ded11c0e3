package shouwang.kernel;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 黄历: lunar dates, solar terms and the old festivals of any day from {@link #FIRST} to
 * {@link #LAST}; a day outside is refused and not passed over in silence. Which days are off work
 * is decided anew each year by the State Council and is not known here.
 */
public final class Almanac {
    /** The years that the tables behind it reach. */
    public static final int FIRST = 1901;
    public static final int LAST = 2099;
    private static final int NEW_YEARS_EVE_AT_THE_EARLIEST = 29;
    private static final Map<String, String> FEASTS = Map.of("正月初一", "春节", "正月十五", "元宵",
            "五月初五", "端午", "八月十五", "中秋", "九月初九", "重阳", "腊月初八", "腊八");
    private static final List<String> FEAST_TERMS = List.of("清明", "冬至");

    private Almanac() {}

    /** 十月十六, 闰六月初一, 腊月廿三. */
    public static String lunar(LocalDate day) {
        var lunar = of(day);
        return lunar.getMonthInChinese() + "月" + lunar.getDayInChinese();
    }

    /** The solar term that begins on this day, such as 清明; empty on most days. */
    public static String term(LocalDate day) {
        return of(day).getJieQi();
    }

    /** 春节, 元宵, 清明, 端午, 中秋, 重阳, 冬至, 腊八; null on other days. */
    public static @Nullable String feast(LocalDate day) {
        var feast = FEASTS.get(lunar(day));
        var term = term(day);
        return feast != null ? feast : FEAST_TERMS.contains(term) ? term : null;
    }

    /** 除夕: the last day of the lunar year, be it the 29th or the 30th of its last month. */
    public static boolean isNewYearsEve(LocalDate day) {
        return of(day).getDay() >= NEW_YEARS_EVE_AT_THE_EARLIEST
                && lunar(day.plusDays(1)).equals("正月初一");
    }

    /** The days of a year that fall on a lunar date. */
    public static List<LocalDate> days(int year, String lunar) {
        return IntStream.rangeClosed(1, LocalDate.of(year, 12, 31).getDayOfYear())
                .mapToObj(day -> LocalDate.ofYearDay(year, day))
                .filter(day -> lunar(day).equals(lunar)).toList();
    }

    private static Lunar of(LocalDate day) {
        if (day.getYear() < FIRST || day.getYear() > LAST + 1) {
            throw new IllegalArgumentException("the almanac ends before " + day);
        }
        return Solar.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth()).getLunar();
    }
}
