package shouwang.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;

/** Who eats on a day, and until when that may still be said. */
final class MealRules {
    /** 报数: by nine the kitchen knows how many it cooks for. */
    static final LocalTime CUT_OFF = LocalTime.of(9, 0);

    private MealRules() {}

    /** Whether the kitchen has its number of that day. */
    static boolean counted(LocalDate day, Instant now, ZoneId here) {
        return !now.isBefore(day.atTime(CUT_OFF).atZone(here).toInstant());
    }

    /** A change comes in time, or is refused with what still can be done. */
    static void inTime(LocalDate day, Instant now, ZoneId here) {
        if (counted(day, now, here)) {
            throw new Rejected(Reason.NOT_NOW, "day", LocalDate.ofInstant(now, here).equals(day)
                    ? "九点已过，厨房按报的数下锅了，今天的不能再改。可以改明天的。"
                    : "那一天已经过去了，不能再改。");
        }
        if (day.isAfter(LocalDate.ofInstant(now, here).plusDays(62))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "day", "最多提前两个月报。");
        }
    }

    /**
     * Whether an eater has a meal on a day: not while away or not at home, else what was said for
     * the single day, else her regular days.
     *
     * @param said what was said for that day: elder → eats
     */
    static boolean eats(Eater eater, @Nullable Elder elder, LocalDate day,
            Map<UUID, Boolean> said) {
        if (elder == null || elder.status() != Elder.Status.HERE || eater.away(day)) {
            return false;
        }
        return said.getOrDefault(eater.elderId(), eater.usually(day));
    }
}
