package shouwang.timebank.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * 县级框架: the bounds inside which each village writes its rules. Zero means "not bounded".
 *
 * @param leastMinutesPerPoint an hour may not be worth more than so many minutes say
 * @param mostPercent the highest rate of a service or circumstance
 * @param mostPerDay the most a person may store a day, in minutes
 * @param mostTotal the most a person may store in all, in minutes
 * @param leastAge the least age of who stores hours
 * @param goods may points be spent on goods?
 * @param widest how far gifts may go at the most
 * @param leastExpiryMonths if hours lapse, not sooner
 * @param mostWitnessed minutes of a person's month that may stand on a witness's word alone
 *     before others look; null in bounds written before there was such a thing
 */
public record Envelope(int leastMinutesPerPoint, int mostMinutesPerPoint, int mostPercent,
        int mostPerDay, int mostTotal, int leastAge, boolean goods, TimeBankRules.Gifts widest,
        int leastExpiryMonths, int leastReviewers, int leastObjectionDays,
        @Nullable Integer mostWitnessed) {
    /** Ten hours a month: a neighbour may vouch for what nobody else saw, not for all of it. */
    public static final int WITNESSED = 600;
    /** What holds until the county has said anything: the widest there is. */
    public static final Envelope OPEN = new Envelope(0, 0, 0, 0, 0, 0, true,
            TimeBankRules.Gifts.VILLAGE, 0, 0, 0);

    public Envelope(int leastMinutesPerPoint, int mostMinutesPerPoint, int mostPercent,
            int mostPerDay, int mostTotal, int leastAge, boolean goods,
            TimeBankRules.Gifts widest, int leastExpiryMonths, int leastReviewers,
            int leastObjectionDays) {
        this(leastMinutesPerPoint, mostMinutesPerPoint, mostPercent, mostPerDay, mostTotal,
                leastAge, goods, widest, leastExpiryMonths, leastReviewers, leastObjectionDays,
                null);
    }

    /** Minutes of a person's month that may stand on a witness's word alone. */
    public int witnessed() {
        return mostWitnessed == null ? WITNESSED : mostWitnessed;
    }

    public Envelope {
        if (Stream.of(leastMinutesPerPoint, mostMinutesPerPoint, mostPercent, mostPerDay,
                mostTotal, leastAge, leastExpiryMonths, leastReviewers, leastObjectionDays,
                mostWitnessed == null ? 0 : mostWitnessed)
                .anyMatch(bound -> bound < 0 || bound > 6_000_000)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "框架里的数不能小于 0，也不能太大。");
        }
        if (mostMinutesPerPoint > 0 && leastMinutesPerPoint > mostMinutesPerPoint) {
            throw new Rejected(Reason.OUT_OF_RANGE, "mostMinutesPerPoint", "最多的分钟数不能比最少的小。");
        }
    }

    /** A point in which rules leave the bounds: the form's field, and a sentence. */
    public record Breach(String field, String say) {}

    /** A sentence for each point in which rules leave the bounds; none where they fit. */
    public List<String> outside(TimeBankRules rules) {
        return breaches(rules).stream().map(Breach::say).toList();
    }

    /** The same, each with the field of the form it belongs to. */
    public List<Breach> breaches(TimeBankRules rules) {
        var wrong = new ArrayList<Breach>();
        rates(wrong, rules.rates());
        most(wrong, "perDay", "每天最多存", mostPerDay, rules.caps().perDay());
        most(wrong, "total", "累计最多存", mostTotal, rules.caps().total());
        if (Math.min(rules.earners().from(), rules.earners().womenFrom()) < leastAge) {
            wrong.add(new Breach(rules.earners().from() < leastAge ? "from" : "womenFrom",
                    "县里规定存时间要满 %d 岁。".formatted(leastAge)));
        }
        if (!goods && rules.spending().goods()) {
            wrong.add(new Breach("goods", "县里规定积分不换实物，请关掉“换实物”。"));
        }
        if (rules.spending().gifts().compareTo(widest) > 0) {
            wrong.add(new Breach("gifts", "县里规定：" + widest.chinese() + "，现在写得更宽。"));
        }
        if (rules.expiryMonths() > 0 && rules.expiryMonths() < leastExpiryMonths) {
            wrong.add(new Breach("expiryMonths",
                    "县里规定积分至少管 %d 个月。".formatted(leastExpiryMonths)));
        }
        if (rules.reviewers() < leastReviewers) {
            wrong.add(new Breach("reviewers", "县里规定至少 %d 人复核。".formatted(leastReviewers)));
        }
        if (rules.objectionDays() < leastObjectionDays) {
            wrong.add(new Breach("objectionDays",
                    "县里规定至少公示 %d 天。".formatted(leastObjectionDays)));
        }
        return wrong;
    }

    private void rates(List<Breach> wrong, TimeBankRules.Rates rates) {
        if (rates.minutesPerPoint() < leastMinutesPerPoint
                || mostMinutesPerPoint > 0 && rates.minutesPerPoint() > mostMinutesPerPoint) {
            wrong.add(new Breach("minutesPerPoint", "县里规定 %d 到 %s 分钟记 1 分，现在写的是 %d。".formatted(
                    leastMinutesPerPoint, mostMinutesPerPoint == 0 ? "不限" : mostMinutesPerPoint,
                    rates.minutesPerPoint())));
        }
        var highest = Collections.max(Stream.concat(Stream.of(100), Stream.concat(
                rates.services().values().stream(),
                rates.circumstances().values().stream())).toList());
        if (mostPercent > 0 && highest > mostPercent) {
            wrong.add(new Breach("rates", "县里规定倍率最高 %d%%，现在最高的是 %d%%。".formatted(
                    mostPercent, highest)));
        }
    }

    private static void most(List<Breach> wrong, String field, String what, int bound,
            int value) {
        if (bound > 0 && (value == 0 || value > bound)) {
            wrong.add(new Breach(field, "县里规定%s %d 分钟，现在%s。".formatted(what, bound,
                    value == 0 ? "没有限" : "写的是 " + value)));
        }
    }

    /** The bounds in words, one a line; none where the county has set none. */
    public List<String> said() {
        var said = new ArrayList<String>();
        if (leastMinutesPerPoint > 0 || mostMinutesPerPoint > 0) {
            said.add("1 分要服务 %d 到 %s 分钟".formatted(leastMinutesPerPoint,
                    mostMinutesPerPoint == 0 ? "不限" : mostMinutesPerPoint));
        }
        bound(said, mostPercent, "倍率最高 %d%%");
        bound(said, mostPerDay, "每人每天最多存 %d 分钟");
        bound(said, mostTotal, "每人累计最多存 %d 分钟");
        bound(said, leastAge, "存时间要满 %d 岁");
        if (!goods) {
            said.add("积分不换实物");
        }
        if (widest != TimeBankRules.Gifts.VILLAGE) {
            said.add("赠送最宽：" + widest.chinese());
        }
        bound(said, leastExpiryMonths, "积分至少管 %d 个月");
        bound(said, leastReviewers, "至少 %d 人复核");
        bound(said, leastObjectionDays, "至少公示 %d 天");
        if (mostWitnessed != null) {
            said.add("每人每月只凭旁人作证的超过 %d 分钟，要复核".formatted(mostWitnessed));
        }
        return said;
    }

    private static void bound(List<String> said, int bound, String words) {
        if (bound > 0) {
            said.add(words.formatted(bound));
        }
    }
}
