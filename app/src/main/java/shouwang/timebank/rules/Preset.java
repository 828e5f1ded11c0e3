package shouwang.timebank.rules;

import java.util.List;
import java.util.Map;
import shouwang.timebank.rules.TimeBankRules.Caps;
import shouwang.timebank.rules.TimeBankRules.Circle;
import shouwang.timebank.rules.TimeBankRules.Death;
import shouwang.timebank.rules.TimeBankRules.Earners;
import shouwang.timebank.rules.TimeBankRules.Gifts;
import shouwang.timebank.rules.TimeBankRules.Grants;
import shouwang.timebank.rules.TimeBankRules.GroupHours;
import shouwang.timebank.rules.TimeBankRules.Leaving;
import shouwang.timebank.rules.TimeBankRules.Over;
import shouwang.timebank.rules.TimeBankRules.Rates;
import shouwang.timebank.rules.TimeBankRules.Rounding;
import shouwang.timebank.rules.TimeBankRules.Spending;

/**
 * Rules to start from. Each takes over what is publicly known of its namesake and leaves the rest
 * open, as {@link #PLAIN} has it: no limit, no review, nothing lapses.
 */
public enum Preset {
    PLAIN("最简", "1 小时记 1 分，一户一卡，别的都不限。", "",
            rules(caps(0, 0, Over.HONOUR), new Earners(0, 0, 0), household(), GroupHours.NORMAL,
                    0)),
    JINGTIAN("井田村", "1 小时记 1 分，一户一卡，换实物或换服务。",
            "帮的是 60 岁以上的老人，存的是低龄老人和志愿者。",
            rules(caps(0, 0, Over.HONOUR), new Earners(0, 0, 0), household(), GroupHours.NORMAL,
                    0)),
    NANJING_2019("南京 2019", "累计最多 1500 小时，多的只作荣誉或捐；集体活动的时长只能捐。",
            "基金给 80 岁以上，或 60 到 79 岁的困难老人补助时间：用捐赠池的补助来做。",
            granting(rules(caps(0, 1500 * 60, Over.HONOUR), new Earners(0, 0, 0), household(),
                    GroupHours.DONATE_ONLY, 0), new Grants(80, 60))),
    BEIJING_2022("北京 2022", "18 岁起存；60 岁起本人或配偶用；不换钱、不换实物；可赠直系亲属。",
            "那里存满 1 万分可以住公办养老院；这一条细则里写不出来，要由养老院另外答应。",
            rules(caps(0, 0, Over.HONOUR), new Earners(18, 18, 0),
                    spending(60, 60, Circle.SPOUSE, Gifts.KIN), GroupHours.NORMAL, 0)),
    SHANGHAI_2026("上海 2026", "65 岁起用（困难老人 60 岁）；可赠亲属和朋友，可以捐。", "",
            rules(caps(0, 0, Over.HONOUR), new Earners(0, 0, 0),
                    new Spending(65, 60, Circle.HOUSEHOLD, true, Gifts.FRIENDS, Death.HEIR,
                            Leaving.KEEP), GroupHours.NORMAL, 0)),
    CHANGNING_2019("长宁 2019", "60 到 70 岁存（妇女 50 岁起）；每天最多 2 分，累计最多 600 分。", "",
            rules(caps(120, 600 * 60, Over.HONOUR), new Earners(60, 50, 70), household(),
                    GroupHours.NORMAL, 0)),
    GULOU_2018("鼓楼 2018", "60 岁起，本人、配偶和直系亲属用；只换服务；两人复核。", "",
            rules(caps(0, 0, Over.HONOUR), new Earners(0, 0, 0),
                    spending(60, 60, Circle.KIN, Gifts.VILLAGE), GroupHours.NORMAL, 2));

    private final String chinese;
    private final String says;
    private final String remark;
    private final TimeBankRules rules;

    Preset(String chinese, String says, String remark, TimeBankRules rules) {
        this.chinese = chinese;
        this.says = says;
        this.remark = remark;
        this.rules = rules;
    }

    public String chinese() {
        return chinese;
    }

    /** What is known of it, in a sentence. */
    public String says() {
        return says;
    }

    /** What is known of it besides and does not stand in the rules; empty where nothing. */
    public String remark() {
        return remark;
    }

    public TimeBankRules rules() {
        return rules;
    }

    private static TimeBankRules rules(Caps caps, Earners earners, Spending spending,
            GroupHours group, int reviewers) {
        return new TimeBankRules(new Rates(60, Map.of(), Map.of(), 1, Rounding.NEAREST, 0, 0,
                List.of()), caps, earners, spending, group, 0, reviewers, 0);
    }

    private static TimeBankRules granting(TimeBankRules rules, Grants grants) {
        return new TimeBankRules(rules.rates(), rules.caps(), rules.earners(), rules.spending(),
                rules.group(), rules.expiryMonths(), rules.reviewers(), rules.objectionDays(),
                grants);
    }

    private static Caps caps(int perDay, int total, Over over) {
        return new Caps(perDay, total, over);
    }

    private static Spending household() {
        return new Spending(0, 0, Circle.HOUSEHOLD, true, Gifts.VILLAGE, Death.HEIR, Leaving.KEEP);
    }

    private static Spending spending(int age, int hardship, Circle circle, Gifts gifts) {
        return new Spending(age, hardship, circle, false, gifts, Death.HEIR, Leaving.KEEP);
    }
}
