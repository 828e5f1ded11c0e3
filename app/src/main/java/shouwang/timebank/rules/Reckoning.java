package shouwang.timebank.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shouwang.people.Elder;
import shouwang.timebank.rules.TimeBankRules.GroupHours;
import shouwang.timebank.rules.TimeBankRules.Over;
import shouwang.timebank.rules.TimeBankRules.Rates;

/**
 * From a stint to what it earns: pure, in whole numbers, the only place that knows how. The order:
 *
 * <ol>
 * <li>who is too young or too old by the rules earns nothing (article 6);
 * <li>a stint shorter than the least earns nothing; the way does not help it (2);
 * <li>each piece of it is weighed with the highest rate that holds, and only that one (4);
 * <li>a visit gets the minutes of the way, at their plain length (2);
 * <li>so many minutes make a point (1);
 * <li>all of it is rounded, once (3);
 * <li>hours of a group go to the pool where the rules say so (7), and fill no cap;
 * <li>what is above the cap of the day or above the cap in all, whichever leaves less, goes to
 *     honour or to the pool (5).
 * </ol>
 */
public final class Reckoning {
    private static final int WHOLE = 100;

    private Reckoning() {}

    /** What the stint earns under the rules, and the sentence that says why. */
    public static Reckoned of(TimeBankRules rules, Stint stint) {
        var not = notAllowed(rules, stint);
        if (!not.isEmpty()) {
            return new Reckoned(0, 0, rules.caps().over(), not);
        }
        var work = stint.work();
        var why = new ArrayList<String>();
        var whole = counted(rules.rates(), work, why);
        if (work.group() && rules.group() == GroupHours.DONATE_ONLY) {
            why.add(Article.GROUP.chinese() + "：集体活动的时长捐入捐赠池");
            return new Reckoned(0, whole, Over.POOL, sentence(rules, why, 0, whole));
        }
        var minutes = capped(rules, whole, stint.stored());
        if (minutes < whole) {
            why.add(capSaid(rules, whole - minutes, stint.stored()));
        }
        return new Reckoned(minutes, whole - minutes, rules.caps().over(),
                sentence(rules, why, minutes, whole));
    }

    /**
     * The same where part of the time is paid already: it counts once.
     *
     * @param stint with the minutes that are not paid yet
     * @param given how many minutes it took in all
     */
    public static Reckoned once(TimeBankRules rules, Stint stint, int given) {
        var paid = given - stint.work().minutes();
        if (paid <= 0) {
            return of(rules, stint);
        }
        if (stint.work().minutes() <= 0) {
            return new Reckoned(0, 0, rules.caps().over(),
                    "这 " + given + " 分钟已经记在另一笔里，同一段时间只算一次，这一笔不再记。");
        }
        var rest = of(rules, stint);
        return new Reckoned(rest.minutes(), rest.over(), rest.to(), "其中 " + paid
                + " 分钟已经记在另一笔里，只算一次。" + rest.clause());
    }

    /** What anything earns for a household that has left: nothing, not even for the pool. */
    public static Reckoned away(TimeBankRules rules) {
        return new Reckoned(0, 0, rules.caps().over(),
                Article.LEAVING.chinese() + "：这一户退出了时间银行，不记分，只记荣誉时长。");
    }

    /** What of so many minutes of points the caps leave to the household. */
    public static int capped(TimeBankRules rules, int minutes, Stint.Stored stored) {
        var caps = rules.caps();
        return (int) Math.min(minutes, Math.min(room(caps.perDay(), stored.onDay()),
                room(caps.total(), stored.inAll())));
    }

    private static long room(int cap, long stored) {
        return cap == 0 ? Long.MAX_VALUE : Math.max(0, cap - stored);
    }

    private static String notAllowed(TimeBankRules rules, Stint stint) {
        var earners = rules.earners();
        var giver = stint.giver();
        var least = giver.sex() == Elder.Sex.F ? earners.womenFrom() : earners.from();
        if (giver.age() < least) {
            return "%s：存时间要满 %d 岁，现在 %d 岁，不记分，只记荣誉时长。".formatted(
                    Article.EARNERS.chinese(), least, giver.age());
        }
        if (earners.to() > 0 && giver.age() > earners.to()) {
            return "%s：存时间到 %d 岁为止，现在 %d 岁，不记分，只记荣誉时长。".formatted(
                    Article.EARNERS.chinese(), earners.to(), giver.age());
        }
        return stint.work().minutes() >= rules.rates().least() ? ""
                : "%s：不满 %d 分钟不记分，只记荣誉时长。".formatted(Article.WAY.chinese(),
                        rules.rates().least());
    }

    /** Minutes of points before the caps; {@code why} takes what made them other than they were. */
    private static int counted(Rates rates, Stint.Work work, List<String> why) {
        var pieces = Rated.of(rates, work);
        var sum = pieces.stream().mapToLong(p -> (long) p.minutes() * p.percent()).sum();
        if (pieces.stream().anyMatch(p -> p.percent() != WHOLE)) {
            why.add(Article.RATES.chinese() + "：" + said(pieces));
        }
        if (work.service() != null && !work.group() && rates.travel() > 0) {
            sum += (long) rates.travel() * WHOLE;
            why.add(Article.WAY.chinese() + "：路上加 " + rates.travel() + " 分钟");
        }
        if (rates.minutesPerPoint() != 60) {
            why.add(Article.HOUR.chinese() + "：每 " + rates.minutesPerPoint() + " 分钟记 1 分");
        }
        var above = sum * 60;
        var below = (long) WHOLE * rates.minutesPerPoint();
        var rounded = rounded(rates, above, below);
        if (rounded * below != above) {
            why.add("%s：按 %d 分钟取整".formatted(Article.ROUNDING.chinese(), rates.step()));
        }
        return Math.toIntExact(rounded);
    }

    /** {@code above / below} to whole steps, without ever leaving the whole numbers. */
    private static long rounded(Rates rates, long above, long below) {
        var step = below * rates.step();
        return rates.step() * switch (rates.rounding()) {
            case DOWN -> above / step;
            case NEAREST -> (2 * above + step) / (2 * step);
            case UP -> (above + step - 1) / step;
        };
    }

    private static String said(List<Rated> pieces) {
        var one = pieces.size() == 1;
        return String.join("，", pieces.stream()
                .sorted(Comparator.comparing(p -> p.percent() == WHOLE))
                .map(p -> p.percent() == WHOLE ? "其余 " + p.minutes() + " 分钟照实算"
                        : p.why() + (one ? "" : " " + p.minutes() + " 分钟") + "按 "
                                + p.percent() + "%").toList());
    }

    private static String capSaid(TimeBankRules rules, int over, Stint.Stored stored) {
        var caps = rules.caps();
        var daily = room(caps.perDay(), stored.onDay()) <= room(caps.total(), stored.inAll());
        return "%s：%s %s，超出的 %s%s".formatted(Article.CAPS.chinese(),
                daily ? "每天最多" : "累计最多", length(daily ? caps.perDay() : caps.total()),
                length(over), caps.over().chinese());
    }

    private static String sentence(TimeBankRules rules, List<String> why, int minutes,
            int whole) {
        var ends = whole > minutes && minutes == 0 ? "，户里不记" : "，记 " + length(rules, minutes);
        return (why.isEmpty() ? Article.HOUR.chinese() + "：每 1 小时记 1 分"
                : String.join("；", why)) + ends + "。";
    }

    private static String length(TimeBankRules rules, int minutes) {
        return rules.rates().minutesPerPoint() == 60 ? length(minutes)
                : new shouwang.kernel.Points(minutes).text() + " 分";
    }

    /** 1 小时 15 分钟. */
    static String length(long minutes) {
        var hours = minutes / 60;
        var rest = minutes % 60;
        return hours == 0 ? rest + " 分钟" : hours + " 小时" + (rest == 0 ? "" : " " + rest + " 分钟");
    }
}
