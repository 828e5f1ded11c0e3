package shouwang.timebank.earning;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * 集体活动、农活、协会值班: what was done together, from when until when, and who came.
 *
 * @param people aides or elders of the village
 */
public record Activity(UUID id, String village, Earning.Kind kind, String what, Instant from,
        Instant until, Set<UUID> people) {
    private static final int MOST_PEOPLE = 300;
    private static final Duration LONGEST = Duration.ofHours(16);

    public Activity {
        if (kind == Earning.Kind.VISIT || kind == Earning.Kind.SHIFT
                || kind == Earning.Kind.MEAL) {
            throw new Rejected(Reason.WRONG_FORM, "kind", "这里只登记集体活动、农活和协会值班。");
        }
        if (people.isEmpty() || people.size() > MOST_PEOPLE) {
            throw new Rejected(Reason.OUT_OF_RANGE, "people", people.isEmpty()
                    ? "还没有勾来了的人，请至少勾一位。" : "一次最多 300 人，请分两次登记。");
        }
        if (!until.isAfter(from)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "结束要在开始以后，请核对时间。");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0
                || Duration.between(from, until).toMinutes() < 1) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until",
                    "一次从 1 分钟到 16 小时。几天的活动请一天登记一次。");
        }
        people = Set.copyOf(people);
    }

    int minutes() {
        return (int) Duration.between(from, until).toMinutes();
    }
}
