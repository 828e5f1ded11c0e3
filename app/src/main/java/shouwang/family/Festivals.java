package shouwang.family;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The feasts of a month, from the calendar on the wall (2025 to 2035). */
final class Festivals {
    private static final Map<String, String> LUNAR = Map.of("正月初一", "春节", "正月十五", "元宵",
            "五月初五", "端午", "八月十五", "中秋", "九月初九", "重阳", "腊月初八", "腊八");
    private static final List<String> TERMS = List.of("清明", "冬至");
    private static final TreeMap<LocalDate, String> DAYS = new TreeMap<>();

    static {
        try (var in = Objects.requireNonNull(
                        Festivals.class.getResourceAsStream("/places/almanac.csv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
                var day = LocalDate.parse(cells[0]);
                if (LUNAR.containsKey(cells[1])) {
                    DAYS.put(day, LUNAR.get(cells[1]));
                } else if (TERMS.contains(cells[2])) {
                    DAYS.put(day, cells[2]);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A feast and its day. */
    record Festival(String name, LocalDate day) {}

    private Festivals() {}

    static List<Festival> of(YearMonth month) {
        var found = new ArrayList<Festival>();
        DAYS.subMap(month.atDay(1), month.plusMonths(1).atDay(1))
                .forEach((day, name) -> found.add(new Festival(name, day)));
        return found;
    }
}
