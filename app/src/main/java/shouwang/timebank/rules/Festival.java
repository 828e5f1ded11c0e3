package shouwang.timebank.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The festivals a village may choose from. The lunar ones come from the almanac of the house, the
 * Hong Kong Observatory's table, which reaches as far as {@link #lastYear}.
 */
public enum Festival {
    NEW_YEAR("元旦"), SPRING("春节（除夕到初三）"), QINGMING("清明"), LABOUR("劳动节"), DRAGON_BOAT("端午"),
    MID_AUTUMN("中秋"), NATIONAL("国庆节"), ELDERS("重阳（老人节）");

    private static final Map<Festival, List<LocalDate>> DAYS = read();
    private final String chinese;

    Festival(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** Its days in a year; none in a year that the almanac does not know. */
    public List<LocalDate> of(int year) {
        return Objects.requireNonNull(DAYS.get(this)).stream()
                .filter(day -> day.getYear() == year).toList();
    }

    /** The last year for which the days are known. */
    public static int lastYear() {
        return Collections.max(Objects.requireNonNull(DAYS.get(ELDERS))).getYear();
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

    private static Map<Festival, List<LocalDate>> read() {
        var days = new EnumMap<Festival, List<LocalDate>>(Festival.class);
        for (var festival : values()) {
            days.put(festival, new ArrayList<>());
        }
        try (var in = Objects.requireNonNull(
                        Festival.class.getResourceAsStream("/places/almanac.csv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells ->
                    add(days, LocalDate.parse(cells[0]), cells[1], cells[2]));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return days;
    }

    private static void add(Map<Festival, List<LocalDate>> days, LocalDate day, String lunar,
            String term) {
        // 中秋 may fall into 国庆: the day then belongs to both
        for (var festival : new @Nullable Festival[] {fixed(day, term), moving(lunar)}) {
            if (festival != null) {
                Objects.requireNonNull(days.get(festival)).add(day);
            }
        }
        if (lunar.equals("正月初一")) {
            Objects.requireNonNull(days.get(SPRING)).add(day.minusDays(1));
        }
    }

    private static @Nullable Festival moving(String lunar) {
        return switch (lunar) {
            case "正月初一", "正月初二", "正月初三" -> SPRING;
            case "五月初五" -> DRAGON_BOAT;
            case "八月十五" -> MID_AUTUMN;
            case "九月初九" -> ELDERS;
            default -> null;
        };
    }

    private static @Nullable Festival fixed(LocalDate day, String term) {
        if (term.equals("清明")) {
            return QINGMING;
        }
        var date = MonthDay.from(day);
        if (date.equals(MonthDay.of(1, 1))) {
            return NEW_YEAR;
        }
        if (date.equals(MonthDay.of(5, 1))) {
            return LABOUR;
        }
        return date.getMonthValue() == 10 && date.getDayOfMonth() <= 3 ? NATIONAL : null;
    }
}
