package shouwang.care.slip;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import shouwang.care.Visit;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;

/** What may stand on a slip, and what makes the desk look twice. */
final class SlipRules {
    private static final Duration LONG = Duration.ofHours(4);
    private static final LocalTime EARLY = LocalTime.of(5, 0);
    private static final LocalTime LATE = LocalTime.of(22, 0);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private SlipRules() {}

    /** A slip's day lies between its printing and now. */
    static void dated(Slip slip, Slip.Entry entry, Instant now, ZoneId here) {
        if (!entry.until().isAfter(entry.from())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until",
                    "结束时间要晚于开始时间，请照签单再核对。");
        }
        if (entry.until().isAfter(now)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "day",
                    "签单上的时间还没有到，请核对日期和钟点。");
        }
        var printed = LocalDate.ofInstant(slip.printedAt(), here);
        if (LocalDate.ofInstant(entry.from(), here).isBefore(printed)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "day",
                    "这张签单" + DAY.format(printed) + "才印，不会有更早的服务。请核对日期。");
        }
    }

    /** Whether a slip says what stands there already; words about what was done do not decide. */
    static boolean same(Visit there, Slip.Entry entry) {
        return there.elderId().equals(entry.elderId()) && there.service() == entry.service()
                && entry.from().equals(there.startedAt())
                && entry.until().equals(there.finishedAt());
    }

    /** {@code 冉翠芳，11月20日 08:30–09:10，助洁}. */
    static String told(String elder, Visit there, ZoneId here) {
        var from = there.startedAt() == null ? there.plannedAt() : there.startedAt();
        var until = there.finishedAt();
        return elder + "，" + DAY.format(from.atZone(here)) + " " + HOUR.format(from.atZone(here))
                + (until == null ? "" : "–" + HOUR.format(until.atZone(here))) + "，"
                + there.service().chinese();
    }

    /**
     * Why the desk should look before the elder's word counts, or null.
     *
     * @param taken whether the same time of the aide is written down for something else
     */
    static @Nullable String look(Slip.Entry entry, Elder elder, boolean taken, ZoneId here) {
        var took = Duration.between(entry.from(), entry.until());
        if (took.compareTo(LONG) > 0) {
            return "一次 %d 小时 %d 分钟，请核对".formatted(took.toHours(), took.toMinutesPart());
        }
        var from = entry.from().atZone(here).toLocalTime();
        var until = entry.until().atZone(here).toLocalTime();
        if (from.isBefore(EARLY) || until.isAfter(LATE) || until.isBefore(from)) {
            return "夜里的服务（" + HOUR.format(from) + "–" + HOUR.format(until) + "），请核对";
        }
        if (elder.status() != Elder.Status.HERE) {
            return elder.name() + "现在" + elder.status().chinese() + "，请核对那天在不在家";
        }
        return taken ? "同一段时间还记着别的服务（另一位老人家，或集体活动、照看），请核对" : null;
    }
}
