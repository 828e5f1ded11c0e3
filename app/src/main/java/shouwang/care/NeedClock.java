package shouwang.care;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A need's clock in words: 还有 2 小时, 明天 12:00 前, 还剩 25 分, 超时 1 小时 12 分. */
public record NeedClock(Look look, String words) {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final Duration COUNTED = Duration.ofHours(12);

    /** easy, near (less than a quarter is left), late. */
    public enum Look { EASY, NEAR, LATE }

    static NeedClock at(Instant now, Instant raised, Instant answerBy) {
        if (!now.isBefore(answerBy)) {
            var over = Duration.between(answerBy, now);
            return new NeedClock(Look.LATE,
                    over.toMinutes() < 1 ? "刚刚超时" : "超时 " + words(over));
        }
        var left = Duration.between(now, answerBy);
        if (left.multipliedBy(4).compareTo(Duration.between(raised, answerBy)) < 0) {
            return new NeedClock(Look.NEAR, "还剩 " + words(left));
        }
        return new NeedClock(Look.EASY,
                left.compareTo(COUNTED) < 0 ? "还有 " + rough(left) : before(answerBy, now));
    }

    private static String words(Duration span) {
        if (span.toDays() >= 1) {
            return span.toHoursPart() == 0 ? span.toDays() + " 天"
                    : span.toDays() + " 天 " + span.toHoursPart() + " 小时";
        }
        if (span.toHours() >= 1) {
            return span.toMinutesPart() == 0 ? span.toHours() + " 小时"
                    : span.toHours() + " 小时 " + span.toMinutesPart() + " 分钟";
        }
        return Math.max(1, span.toMinutes()) + " 分钟";
    }

    private static String rough(Duration left) {
        return left.toHours() >= 1 ? left.toHours() + " 小时"
                : Math.max(1, left.toMinutes()) + " 分钟";
    }

    private static String before(Instant answerBy, Instant now) {
        var at = answerBy.atZone(HERE);
        var today = now.atZone(HERE).toLocalDate();
        var day = at.toLocalDate();
        var name = day.equals(today) ? "今天" : day.equals(today.plusDays(1)) ? "明天"
                : day.equals(today.plusDays(2)) ? "后天" : day.getDayOfMonth() + " 日";
        return name + " " + at.format(HOUR) + " 前";
    }

    /**
     * 点 → 组 when half the time is gone, 村 when all is gone, 乡镇 at twice and 县 at four times
     * the time; what cannot wait begins at the village.
     */
    static Need.Level climbed(boolean urgent, Instant now, Instant raised, Instant answerBy) {
        var whole = Math.max(1, Duration.between(raised, answerBy).toMillis());
        var share = (double) Duration.between(raised, now).toMillis() / whole;
        var level = share < 0.5 ? Need.Level.HEARTH : share < 1 ? Need.Level.HAMLET
                : share < 2 ? Need.Level.VILLAGE : share < 4 ? Need.Level.TOWNSHIP
                : Need.Level.COUNTY;
        return urgent && level.compareTo(Need.Level.VILLAGE) < 0
                ? Need.Level.VILLAGE : level;
    }
}
