package shouwang.timebank.backing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a village has promised and what stands behind it, on a day. All in minutes of points; what
 * flows is a month's.
 *
 * @param outstanding what households hold: a promise of so much service or goods
 * @param ages the same by how long ago it was earned
 * @param stock what the goods on the shelf are worth
 * @param capacity what the village's aides said they can give in a month
 * @param earned what was given in a month, mean of the last {@link #MONTHS}
 * @param goodsSpent what was spent on goods in a month, mean of the last {@link #MONTHS}
 * @param servicesSpent the same on services
 * @param soonEighty those who help or hold points today and turn eighty within five years
 */
public record Backing(String villageCode, LocalDate on, long outstanding, List<Age> ages,
        long stock, long capacity, long earned, long goodsSpent, long servicesSpent,
        List<Soon> soonEighty) {
    /** Over how many months a flow is averaged. */
    public static final int MONTHS = 6;
    /** From here on the page warns. */
    static final double MANY_MONTHS = 12;
    static final double TOO_MANY_MONTHS = 24;
    private static final int LESS_THAN_SPENT = 2;
    private static final int YEAR = 12;
    private static final int DECADE = 120;

    /** Points earned within a span of time, in words. */
    public record Age(String when, long minutes) {}

    /** Someone whose help the village will sooner need than have. */
    public record Soon(String name, String hamlet, LocalDate born, boolean aide) {}

    /** How the promises stand, best first. */
    public enum Standing { KEPT, WATCH, SHORT }

    /** A sentence for the association's meeting. */
    public record Word(Standing standing, String say) {}

    /**
     * Months that all aides would have to work at their full hours until every point is kept;
     * empty where nobody has said an hour.
     */
    public OptionalDouble monthsOfWork() {
        return capacity == 0 ? OptionalDouble.empty()
                : OptionalDouble.of((double) outstanding / capacity);
    }

    /** Months that the shelf lasts at the pace of late; empty where nothing is spent. */
    public OptionalDouble monthsOfGoods() {
        return goodsSpent == 0 ? OptionalDouble.empty()
                : OptionalDouble.of((double) stock / goodsSpent);
    }

    public Standing standing() {
        return words().stream().map(Word::standing).max(Enum::compareTo).orElse(Standing.KEPT);
    }

    /** What is to be said, the gravest first. */
    public List<Word> words() {
        if (outstanding == 0) {
            return List.of(new Word(Standing.KEPT, "各户手里还没有积分，没有要兑现的。"));
        }
        var words = new ArrayList<Word>();
        words.add(work());
        if (goodsSpent > 0 && stock < goodsSpent) {
            words.add(new Word(stock == 0 ? Standing.SHORT : Standing.WATCH, stock == 0
                    ? "货架空了，最近每月要换掉 " + points(goodsSpent) + " 分的货。请进货。"
                    : "货架上的货不够换一个月了。请进货。"));
        }
        var spent = goodsSpent + servicesSpent;
        if (earned > LESS_THAN_SPENT * spent && outstanding > capacity) {
            words.add(new Word(Standing.WATCH, "每月新记 " + points(earned) + " 分，只用掉 "
                    + points(spent) + " 分，越攒越多。可以多备几样货，或请大家用积分约服务。"));
        }
        words.sort((one, other) -> other.standing.compareTo(one.standing));
        return List.copyOf(words);
    }

    private Word work() {
        var months = monthsOfWork();
        if (months.isEmpty()) {
            return new Word(Standing.SHORT, "没有互助员登记每月能出多少小时，各户手里的 "
                    + points(outstanding) + " 分没有人手兑现。请先登记互助员。");
        }
        var count = months.getAsDouble();
        var say = "各户手里的积分，全村互助员每月都做满，" + (count < 1 ? "" : "要 ")
                + span(count) + "就还得完。";
        if (count > TOO_MANY_MONTHS) {
            return new Word(Standing.SHORT, say + "许下的比做得到的多，请开会商量：招人、进货，或改细则。");
        }
        return count > MANY_MONTHS
                ? new Word(Standing.WATCH, say + "有点多了，请多招人手，或多备货。")
                : new Word(Standing.KEPT, say + "还得起。");
    }

    /** Whole points, as said aloud. */
    static String points(long minutes) {
        return String.valueOf(Math.round(minutes / 60.0));
    }

    /** A span as people say it: 不到 1 个月, 4.5 个月, 3 年, 十年以上. */
    public static String span(double months) {
        if (months >= DECADE) {
            return "十年以上";
        }
        return months > TOO_MANY_MONTHS ? Math.round(months / YEAR) + " 年"
                : rough(months) + " 个月";
    }

    /** At most one decimal; less than one is 不到 1. */
    private static String rough(double months) {
        if (months < 1) {
            return "不到 1";
        }
        var tenths = Math.round(months * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
