package shouwang.timebank.giving;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.Rulebook;

/** Whom the pool may help, by the village's rules: someone of the household must be old enough. */
@Component
class Helped {
    private final Rulebook rulebook;
    private final HouseholdCards cards;
    private final Elders elders;

    Helped(Rulebook rulebook, HouseholdCards cards, Elders elders) {
        this.rulebook = rulebook;
        this.cards = cards;
        this.elders = elders;
    }

    /** Refuses where nobody of the household is of the age for it. */
    void check(UUID household, String village, LocalDate day) {
        var helped = rulebook.inForce(village, day).rules().helped();
        if (helped.fromAge() == 0) {
            return;
        }
        var old = cards.living(household).stream().filter(Household.Member::elder)
                .collect(Collectors.toMap(Household.Member::id,
                        member -> Period.between(member.born(), day).getYears()));
        var poor = elders.byIds(old.keySet());
        if (old.entrySet().stream().noneMatch(one -> one.getValue() >= helped.fromAge()
                || one.getValue() >= helped.hardshipFromAge()
                && poor.containsKey(one.getKey()) && poor.get(one.getKey()).categories()
                        .contains(Elder.Category.HARDSHIP))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "%s：池里的积分只补助满 %d 岁的老人，或满 %d 岁的困难老人。"
                    .formatted(Article.GIFTS.chinese(), helped.fromAge(),
                            helped.hardshipFromAge()));
        }
    }
}
