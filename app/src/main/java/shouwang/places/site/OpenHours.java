package shouwang.places.site;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * When a house is open: an ordinary week, and the days that are not like their weekday.
 *
 * @param week a weekday that is missing is closed
 * @param days in order
 */
public record OpenHours(Map<DayOfWeek, Span> week, List<Special> days) {
    private static final String WORDS = "一二三四五六日";

    public OpenHours {
        week = Map.copyOf(week);
        days = List.copyOf(days);
    }

    /** From and until on one day. */
    public record Span(LocalTime from, LocalTime until) {
        public Span {
            if (!from.isBefore(until)) {
                throw new Rejected(Reason.OUT_OF_RANGE, "hours", "关门要晚于开门，请改一下时间。");
            }
        }

        @Override
        public String toString() {
            return from + "–" + until;
        }
    }

    /**
     * A day of its own.
     *
     * @param open null = closed
     * @param why 春节, 修屋顶
     */
    public record Special(LocalDate day, @Nullable Span open, String why) {}

    /** The hours of a day; empty = closed. */
    public Optional<Span> on(LocalDate day) {
        return special(day).map(one -> Optional.ofNullable(one.open()))
                .orElseGet(() -> Optional.ofNullable(week.get(day.getDayOfWeek())));
    }

    public Optional<Special> special(LocalDate day) {
        return days.stream().filter(one -> one.day().equals(day)).findFirst();
    }

    public boolean isOpen(LocalDateTime now) {
        return on(now.toLocalDate()).filter(span -> !now.toLocalTime().isBefore(span.from())
                && now.toLocalTime().isBefore(span.until())).isPresent();
    }

    /** The week in a few lines: 周一至周五 08:30–17:00, 周六 09:00–12:00; empty = never said. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var first = 1;
        while (first <= 7) {
            var span = week.get(DayOfWeek.of(first));
            var last = first;
            while (span != null && last < 7 && span.equals(week.get(DayOfWeek.of(last + 1)))) {
                last++;
            }
            if (span != null) {
                lines.add(days(first, last) + " " + span);
            }
            first = last + 1;
        }
        return lines;
    }

    private static String days(int first, int last) {
        if (first == 1 && last == 7) {
            return "每天";
        }
        return "周" + WORDS.charAt(first - 1) + (last == first ? ""
                : (last == first + 1 ? "、" : "至") + "周" + WORDS.charAt(last - 1));
    }
}
