package shouwang.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.people.Elder;

/** What the order of time allows, and how long a visit was. */
final class VisitRules {
    private static final int MOST_MINUTES = 24 * 60;
    private static final Duration MOST_DISTANT = Duration.ofDays(366);
    /** Phones run ahead a little; that much is forgiven. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private VisitRules() {}

    /** A time somebody says it happened: not yet to come, not older than a year. */
    static void happened(Instant at, Instant now) {
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "时间不能在现在之后，请核对手机的钟。");
        }
        if (at.isBefore(now.minus(MOST_DISTANT))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "时间太早了，最多补记一年以内的。");
        }
    }

    static void plannable(Instant at, Instant now) {
        if (at.isBefore(now.minus(Duration.ofDays(1))) || at.isAfter(now.plus(MOST_DISTANT))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "at",
                    "上门时间要在今天到一年之内。做完了的请用“补记上门”。");
        }
    }

    /** Whole minutes from start to finish, at least one; longer than a day is refused. */
    static int minutes(Instant started, Instant finished) {
        if (finished.isBefore(started)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "结束时间早于开始时间，请再核对。");
        }
        var minutes = Duration.between(started, finished).toMinutes();
        if (minutes > MOST_MINUTES) {
            throw new Rejected(Reason.OUT_OF_RANGE,
                    "从开始到做完超过一天了。请填当时做完的时间，或请服务站补记。");
        }
        return (int) Math.max(1, minutes);
    }

    static Rejected ended(Visit visit) {
        return new Rejected(Reason.NOT_NOW, "这次上门" + visit.status().chinese() + "，不能再改。"
                + (visit.whyNot() == null ? "" : "原因是：" + visit.whyNot() + "。"));
    }

    /** Nobody begins a visit to who is not at home on that day. */
    static void atHome(Visit visit, Elder elder, @Nullable LocalDate since,
            ZonedDateTime at) {
        if (visit.service() != Service.EMERGENCY && elder.status() != Elder.Status.HERE
                && (since == null
                || !at.toLocalDate().isBefore(since))) {
            throw new Rejected(Reason.NOT_NOW, "%s现在%s，先不用去。真的在家，请服务站在“情况有变”里改过来。"
                    .formatted(elder.name(), elder.status().chinese()));
        }
    }
}
