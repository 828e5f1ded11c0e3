package shouwang.timebank.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import shouwang.kernel.Almanac;

/**
 * The festivals a village may choose from; the lunar ones come from the almanac of the house.
 */
public enum Festival {
    NEW_YEAR("元旦"), SPRING("春节（除夕到初三）"), QINGMING("清明"), LABOUR("劳动节"), DRAGON_BOAT("端午"),
    MID_AUTUMN("中秋"), NATIONAL("国庆节"), ELDERS("重阳（老人节）");

    private final Map<Integer, List<LocalDate>> days = new ConcurrentHashMap<>();
    private final String chinese;

    Festival(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Its days in a year; none where the almanac does not reach ({@link Almanac#LAST}). */
    public List<LocalDate> of(int year) {
        return year < Almanac.FIRST || year > Almanac.LAST ? List.of()
                : days.computeIfAbsent(year, one -> reckon(this, one));
    }

    /** Days as they are printed: festivals by name with the years, other days by date. */
    static List<String> said(Collection<LocalDate> days) {
        var left = new TreeSet<>(days);
        var years = new TreeMap<Festival, List<String>>();
        for (var festival : values()) {
            for (var year : days.stream().map(LocalDate::getYear).distinct().sorted().toList()) {
                var its = festival.of(year);
                if (!its.isEmpty() && days.containsAll(its)) {
                    left.removeAll(its);
                    years.computeIfAbsent(festival, f -> new ArrayList<>()).add(year + "");
                }
            }
        }
        var said = new ArrayList<String>();
        years.forEach((festival, its) -> said.add(festival.chinese + "（"
                + String.join("、", its) + " 年）"));
        left.forEach(day -> said.add("%d 年 %d 月 %d 日".formatted(day.getYear(),
                day.getMonthValue(), day.getDayOfMonth())));
        return said;
    }

    private static List<LocalDate> reckon(Festival festival, int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(festival::isOn).toList();
    }

    // 中秋 may fall into 国庆: the day then belongs to both
    private boolean isOn(LocalDate day) {
        return switch (this) {
            case NEW_YEAR -> MonthDay.from(day).equals(MonthDay.of(1, 1));
            case LABOUR -> MonthDay.from(day).equals(MonthDay.of(5, 1));
            case NATIONAL -> day.getMonthValue() == 10 && day.getDayOfMonth() <= 3;
            case QINGMING -> Almanac.term(day).equals("清明");
            case SPRING -> List.of("正月初一", "正月初二", "正月初三").contains(Almanac.lunar(day))
                    || Almanac.isNewYearsEve(day);
            case DRAGON_BOAT -> Almanac.lunar(day).equals("五月初五");
            case MID_AUTUMN -> Almanac.lunar(day).equals("八月十五");
            case ELDERS -> Almanac.lunar(day).equals("九月初九");
        };
    }
}
