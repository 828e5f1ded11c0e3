package shouwang.timebank.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shouwang.care.Service;
import shouwang.timebank.rules.TimeBankRules.GroupHours;
import shouwang.timebank.rules.TimeBankRules.Rates;
import shouwang.timebank.rules.TimeBankRules.Spending;

/** The rules in words: the printed 实施细则, article by article, from the same data. */
public final class Clauses {
    /** An article as it is printed. */
    public record Clause(Article article, String text) {}

    private Clauses() {}

    /** All articles, in the order of their numbers. */
    public static List<Clause> of(TimeBankRules rules) {
        return Arrays.stream(Article.values())
                .map(article -> new Clause(article, text(article, rules))).toList();
    }

    /** Those articles of {@code next} whose words are not the same as now. */
    public static List<Article> changed(TimeBankRules now, TimeBankRules next) {
        return Arrays.stream(Article.values())
                .filter(a -> !text(a, now).equals(text(a, next))).toList();
    }

    private static String text(Article article, TimeBankRules rules) {
        var spending = rules.spending();
        return switch (article) {
            case HOUR -> hour(rules.rates());
            case WAY -> way(rules.rates());
            case ROUNDING -> rounding(rules.rates());
            case RATES -> rates(rules.rates());
            case CAPS -> caps(rules.caps());
            case EARNERS -> earners(rules.earners());
            case GROUP -> rules.group() == GroupHours.NORMAL ? "集体活动的时长和上门一样记分。"
                    : "集体活动的时长只能捐，全部记入捐赠池，不占个人的上限。";
            case REVIEW -> review(rules);
            case SPENDERS -> spenders(spending);
            case GOODS -> spending.goods() ? "积分可以在合作社换实物，也可以换服务。积分不换钱。"
                    : "积分只换服务，不换实物，不换钱。";
            case GIFTS -> gifts(rules);
            case EXPIRY -> rules.expiryMonths() == 0 ? "积分长期有效，不过期。"
                    : "积分从服务那天起 %d 个月有效，先存的先用；过期前 30 天在村里公示。"
                            .formatted(rules.expiryMonths());
            case DEATH -> "一户没有人在世了，余下的积分" + switch (spending.death()) {
                case HEIR -> "由家里人的户承接；看不出是家里人的，要有决议或字据，由监督员同意。";
                case POOL -> "转入捐赠池。";
                case SURPLUS -> "转为荣誉，不再使用。";
            };
            case LEAVING -> "退出时间银行的，" + spending.leaving().chinese() + "。";
            case CHANGES -> "本细则由老年协会开会表决，到会的人过半数同意才通过，从定下的那天起执行。"
                    + "以前的服务按当时的细则算，不改。";
        };
    }

    /** How hours are stored and when they count, in a line: for cards, the desk, the bank. */
    public static String inShort(TimeBankRules rules) {
        var least = rules.rates().least() == 0 ? ""
                : "不满 %d 分钟不记，".formatted(rules.rates().least());
        var once = rules.objectionDays() == 0 && rules.reviewers() == 0 ? "老人确认后入账。"
                : "老人确认后" + (rules.objectionDays() == 0 ? ""
                : "公示 " + rules.objectionDays() + " 天") + (rules.reviewers() == 0 ? ""
                : (rules.objectionDays() == 0 ? "" : "、") + rules.reviewers() + " 人复核")
                + "，再入账。";
        return (rules.rates().minutesPerPoint() == 60 ? "服务 1 小时记 1 分，"
                : "服务 %d 分钟记 1 分，".formatted(rules.rates().minutesPerPoint())) + least + once;
    }

    private static String hour(Rates rates) {
        return rates.minutesPerPoint() == 60 ? "每服务 1 小时记 1 分，按分钟记，记在户里，一户一卡。"
                : "每服务 %d 分钟记 1 分，记在户里，一户一卡。".formatted(rates.minutesPerPoint());
    }

    private static String way(Rates rates) {
        return (rates.least() == 0 ? "服务多短都记。" : "不满 %d 分钟的不记分。".formatted(rates.least()))
                + (rates.travel() == 0 ? "路上的时间不算。"
                : "每次上门为路上加 %d 分钟，路上的不乘倍率。".formatted(rates.travel()));
    }

    private static String rounding(Rates rates) {
        var exact = rates.step() == 1 && rates.services().isEmpty()
                && rates.circumstances().isEmpty() && rates.minutesPerPoint() == 60;
        return exact ? "按实际分钟记，不取整。" : "算到最后取整一次，取整到 %d 分钟，零头%s。".formatted(
                rates.step(), rates.rounding().chinese());
    }

    private static String rates(Rates rates) {
        var parts = new ArrayList<String>();
        for (var service : Service.values()) {
            if (rates.percent(service) != 100) {
                parts.add(service.chinese() + "按 " + rates.percent(service) + "%");
            }
        }
        for (var circumstance : Circumstance.values()) {
            if (rates.percent(circumstance) != 100) {
                parts.add(circumstance.chinese() + "按 " + rates.percent(circumstance) + "%");
            }
        }
        if (parts.isEmpty()) {
            return "各样服务一样记，没有倍率。";
        }
        return String.join("，", parts) + "。几样都合的，只按最高的一样。跨过 22 点、6 点、零点的，按钟点分开算。"
                + (rates.percent(Circumstance.FESTIVAL) == 100 ? "" : festivals(rates));
    }

    private static String festivals(Rates rates) {
        return rates.festivals().isEmpty() ? "节日还没有列出来。"
                : "节日指：" + String.join("、", Festival.said(rates.festivals())) + "。";
    }

    private static String caps(TimeBankRules.Caps caps) {
        if (caps.perDay() == 0 && caps.total() == 0) {
            return "每天存多少、累计存多少，都不限。";
        }
        return (caps.perDay() == 0 ? "每天不限" : "每人每天最多存 " + Reckoning.length(caps.perDay()))
                + "，" + (caps.total() == 0 ? "累计不限" : "累计最多存 "
                + Reckoning.length(caps.total())) + "；超出的" + caps.over().chinese() + "。";
    }

    private static String earners(TimeBankRules.Earners earners) {
        if (earners.from() == 0 && earners.womenFrom() == 0 && earners.to() == 0) {
            return "本村登记的互助员和志愿者都能存，年龄不限。";
        }
        return "存时间的要满 %d 岁%s%s。不在年龄内的只记荣誉时长。".formatted(earners.from(),
                earners.womenFrom() == earners.from() ? ""
                        : "（妇女满 " + earners.womenFrom() + " 岁）",
                earners.to() == 0 ? "" : "，到 " + earners.to() + " 岁为止");
    }

    private static String review(TimeBankRules rules) {
        if (rules.objectionDays() == 0 && rules.reviewers() == 0) {
            return "老人确认就入账，不另公示。有异议的随时可以提，由监督员裁决，错了用新的一笔更正。";
        }
        return (rules.objectionDays() == 0 ? "" : "入账前公示 %d 天，不写老人的姓名。".formatted(
                rules.objectionDays())) + (rules.reviewers() == 0 ? ""
                : "要有登记人以外的 %d 人复核。".formatted(rules.reviewers()))
                + "有异议的先不入账，由监督员裁决。";
    }

    private static String spenders(Spending spending) {
        var circle = spending.circle().chinese() + "。";
        if (spending.fromAge() == 0) {
            return circle + "年龄不限。";
        }
        return circle + "要满 %d 岁%s。".formatted(spending.fromAge(),
                spending.hardshipFromAge() >= spending.fromAge()
                        || spending.hardshipFromAge() == 0 ? ""
                        : "（困难老人满 " + spending.hardshipFromAge() + " 岁）");
    }

    private static String gifts(TimeBankRules rules) {
        var grants = rules.helped();
        var helped = grants.fromAge() == 0 ? "不能再存的老人" : "满 " + grants.fromAge() + " 岁的老人"
                + (grants.hardshipFromAge() == grants.fromAge() ? ""
                : "和满 " + grants.hardshipFromAge() + " 岁的困难老人");
        return rules.spending().gifts().chinese() + "。可以捐入捐赠池，池里的积分补助" + helped
                + "，户里积分不满 1 分的才补，要监督员同意。";
    }
}
