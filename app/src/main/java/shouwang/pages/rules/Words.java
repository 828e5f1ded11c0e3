package shouwang.pages.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import shouwang.timebank.rules.TimeBankRules.Circle;
import shouwang.timebank.rules.TimeBankRules.Death;
import shouwang.timebank.rules.TimeBankRules.Gifts;
import shouwang.timebank.rules.TimeBankRules.GroupHours;
import shouwang.timebank.rules.TimeBankRules.Leaving;
import shouwang.timebank.rules.TimeBankRules.Over;
import shouwang.timebank.rules.TimeBankRules.Rounding;

/** What may be chosen in the forms, value → word, in the order in which it is shown. */
public final class Words {
    public static final Map<String, String> ROUNDING = of(Rounding.values(), Rounding::chinese);
    public static final Map<String, String> OVER = of(Over.values(), Over::chinese);
    public static final Map<String, String> GROUP =
            of(GroupHours.values(), GroupHours::chinese);
    public static final Map<String, String> CIRCLE = of(Circle.values(), Circle::chinese);
    public static final Map<String, String> GIFTS = of(Gifts.values(), Gifts::chinese);
    public static final Map<String, String> DEATH = of(Death.values(), Death::chinese);
    public static final Map<String, String> LEAVING = of(Leaving.values(), Leaving::chinese);
    public static final Map<String, String> GOODS = pairs("YES", "能换实物，也能换服务", "NO", "只换服务");
    public static final Map<String, String> BOUND_GOODS = pairs("YES", "村里自己定", "NO", "不许换实物");
    public static final Map<String, String> BOUNDS = pairs(
            "leastMinutesPerPoint", "1 分最少要服务几分钟", "mostMinutesPerPoint", "1 分最多要服务几分钟",
            "mostPercent", "倍率最高（%）", "mostPerDay", "每人每天最多存几分钟",
            "mostTotal", "每人累计最多存几分钟", "leastAge", "存时间至少满几岁",
            "leastExpiryMonths", "有效期最短几个月", "leastReviewers", "最少几人复核",
            "leastObjectionDays", "最少公示几天",
            "mostWitnessed", "每人每月只凭旁人作证，超过几分钟要复核");

    private Words() {}

    private static <E extends Enum<E>> Map<String, String> of(E[] all,
            Function<E, String> chinese) {
        var words = new LinkedHashMap<String, String>();
        for (var one : all) {
            words.put(one.name(), chinese.apply(one));
        }
        return words;
    }

    private static Map<String, String> pairs(String... words) {
        var pairs = new LinkedHashMap<String, String>();
        for (var i = 0; i < words.length; i += 2) {
            pairs.put(words[i], words[i + 1]);
        }
        return pairs;
    }
}
