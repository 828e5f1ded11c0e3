package shouwang.timebank.giving;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.Balance;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/** Whom the pool may help, by the village's rules: no points of its own, and old. */
@Component
class Helped {
    private final Rulebook rulebook;
    private final HouseholdCards cards;
    private final Elders elders;
    private final GivingBooks accounts;

    Helped(Rulebook rulebook, HouseholdCards cards, Elders elders, GivingBooks accounts) {
        this.rulebook = rulebook;
        this.cards = cards;
        this.elders = elders;
        this.accounts = accounts;
    }

    /**
     * Refuses a household that the article does not mean: no elder lives there, it still has
     * points of its own, or nobody of it is of the age.
     */
    void check(UUID household, String village, LocalDate day) {
        var helped = rulebook.inForce(village, day).rules().helped();
        var old = cards.living(household).stream().filter(Household.Member::elder).toList();
        if (old.isEmpty()) {
            throw refused("池里的积分只补助老人，这一户没有老人。");
        }
        var own = accounts.balance(household).map(Balance::available).orElse(0L);
        if (own >= Points.MINUTES_PER_POINT) {
            throw refused("户里积分不满 1 分的才补助，这一户还有 " + new Points(own) + "。");
        }
        if (helped.fromAge() == 0) {
            if (old.stream().allMatch(Household.Member::aide)) {
                throw refused("池里的积分只补助不能再存的老人，这一户的老人还在当互助员。");
            }
            return;
        }
        var poor = elders.byIds(old.stream().map(Household.Member::id).toList());
        if (old.stream().noneMatch(one -> oldEnough(one, helped, poor, day))) {
            throw refused("池里的积分只补助满 %d 岁的老人，或满 %d 岁的困难老人。".formatted(
                    helped.fromAge(), helped.hardshipFromAge()));
        }
    }

    private static boolean oldEnough(Household.Member one, TimeBankRules.Grants helped,
            Map<UUID, Elder> known, LocalDate day) {
        var age = Period.between(one.born(), day).getYears();
        var elder = known.get(one.id());
        return age >= helped.fromAge() || age >= helped.hardshipFromAge() && elder != null
                && elder.categories().contains(Elder.Category.HARDSHIP);
    }

    private static Rejected refused(String why) {
        return new Rejected(Reason.NOT_NOW, "%s：%s".formatted(Article.GIFTS.chinese(), why));
    }
}
