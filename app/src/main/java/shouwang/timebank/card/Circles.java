package shouwang.timebank.card;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shouwang.people.Elder;
import shouwang.people.Household;
import shouwang.people.Household.Member;
import shouwang.timebank.SpendingRules;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.TimeBankRules.Circle;

/**
 * Who of a household may spend, by its own wish and the village's article: pure. Where nobody who
 * lives earned anything, what is there was given or left to the household, and is everyone's.
 */
final class Circles {
    private static final String RULE = Article.SPENDERS.chinese() + "：";
    private final SpendingRules rules;
    private final Kinship kinship;
    private final List<Member> earners;

    /** @param earned who ever earned for the household */
    Circles(SpendingRules rules, Kinship kinship, List<Member> living, Collection<UUID> earned) {
        this.rules = rules;
        this.kinship = kinship;
        this.earners = living.stream().filter(m -> earned.contains(m.id())).toList();
    }

    /** Why this member may not spend, in a sentence; null where they may. */
    @Nullable String bars(Member member, @Nullable Elder elder, Set<UUID> barred, LocalDate day) {
        if (barred.contains(member.id())) {
            return "户里说好不让" + member.name() + "用卡。";
        }
        var poor = elder != null && elder.categories().contains(Elder.Category.HARDSHIP);
        var least = poor && rules.hardshipAge() > 0
                ? Math.min(rules.spendAge(), rules.hardshipAge()) : rules.spendAge();
        if (Period.between(member.born(), day).getYears() < least) {
            return RULE + "用积分要满 %d 岁%s。".formatted(rules.spendAge(),
                    rules.hardshipAge() > 0 && rules.hardshipAge() < rules.spendAge()
                    ? "（困难老人满 " + rules.hardshipAge() + " 岁）" : "");
        }
        return rules.circle() == Circle.HOUSEHOLD || earners.isEmpty()
                || earners.contains(member) ? null : outside(member);
    }

    private @Nullable String outside(Member member) {
        var bonds = rules.circle() == Circle.SELF ? Map.<Kinship.Bond, List<Member>>of()
                : earners.stream().collect(Collectors.groupingBy(earner ->
                        kinship.between(earner, member)));
        if (bonds.containsKey(Kinship.Bond.SPOUSE)
                || rules.circle() == Circle.KIN && bonds.containsKey(Kinship.Bond.LINE)) {
            return null;
        }
        var unknown = bonds.get(Kinship.Bond.UNKNOWN);
        if (unknown != null) {
            return RULE + "%s用，可是看不出%s是%s的什么人。请先到这一户的页上写清各人“与户主关系”。"
                    .formatted(rules.circle().chinese(), member.name(), names(unknown));
        }
        return RULE + "%s用，存积分的是%s。".formatted(rules.circle().chinese(), names(earners));
    }

    private static String names(List<Member> people) {
        return people.stream().map(Household.Member::name).collect(Collectors.joining("、"));
    }
}
