package shouwang.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import shouwang.care.Service;

/** An aide's days and skills in words; Monday is bit 0. */
public final class Week {
    private static final String DAYS = "一二三四五六日";
    private static final int ALL = 127;
    private static final int WORKDAYS = 31;

    private Week() {}

    public static String words(int daysFree) {
        if (daysFree == ALL) {
            return "每天";
        }
        if (daysFree == WORKDAYS) {
            return "周一到周五";
        }
        var free = new ArrayList<String>();
        for (var day = 0; day < DAYS.length(); day++) {
            if ((daysFree >> day & 1) == 1) {
                free.add(String.valueOf(DAYS.charAt(day)));
            }
        }
        return free.isEmpty() ? "暂时没空" : "周" + String.join("、", free);
    }

    public static int bits(List<String> days) {
        return days.stream().filter(day -> day.matches("[0-6]")).distinct()
                .mapToInt(day -> 1 << Integer.parseInt(day)).sum();
    }

    /** One day as a form numbers it, Monday 0. */
    public static String word(String number) {
        return number.matches("[0-6]") ? "周" + DAYS.charAt(Integer.parseInt(number)) : number;
    }

    public static List<String> numbers(int daysFree) {
        var days = new ArrayList<String>();
        for (var day = 0; day < DAYS.length(); day++) {
            if ((daysFree >> day & 1) == 1) {
                days.add(String.valueOf(day));
            }
        }
        return days;
    }

    public static String skills(Set<String> skills) {
        return java.util.Arrays.stream(Service.values()).filter(s -> skills.contains(s.name()))
                .map(Service::chinese).collect(Collectors.joining("、"));
    }
}
