package shouwang.care;

import java.time.Duration;
import java.time.Instant;

/** A need's clock in words: 还有 2 小时, 还剩 25 分, 超时 1 小时 12 分. */
public record NeedClock(Look look, String words) {
    /** easy, near (less than a quarter is left), late. */
    public enum Look { EASY, NEAR, LATE }

    static NeedClock at(Instant now, Instant raised, Instant answerBy) {
        var left = Duration.between(now, answerBy);
        if (left.isNegative()) {
            return new NeedClock(Look.LATE, "超时 " + words(left.negated()));
        }
        var whole = Duration.between(raised, answerBy);
        return left.multipliedBy(4).compareTo(whole) < 0
                ? new NeedClock(Look.NEAR, "还剩 " + words(left))
                : new NeedClock(Look.EASY, "还有 " + words(left));
    }

    private static String words(Duration span) {
        if (span.toDays() >= 1) {
            return span.toHoursPart() == 0 ? span.toDays() + " 天"
                    : span.toDays() + " 天 " + span.toHoursPart() + " 小时";
        }
        if (span.toHours() >= 1) {
            return span.toMinutesPart() == 0 ? span.toHours() + " 小时"
                    : span.toHours() + " 小时 " + span.toMinutesPart() + " 分";
        }
        return span.toMinutes() + " 分";
    }
}
