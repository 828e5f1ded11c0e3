package shouwang.timebank;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import shouwang.timebank.rules.Rulebook;

/** What the village voted about spending. */
@Component
class VotedSpending implements SpendingRulebook {
    private static final int RETURN_DAYS = 7;
    private static final int HOLD_DAYS = 14;
    private final Rulebook rulebook;

    VotedSpending(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public SpendingRules inForce(String villageCode, LocalDate day) {
        var version = rulebook.inForce(villageCode, day);
        var spending = version.rules().spending();
        return new SpendingRules(version.id(), spending.goods(), spending.fromAge(),
                spending.hardshipFromAge(), spending.circle(), spending.gifts(), RETURN_DAYS,
                HOLD_DAYS,
                switch (spending.death()) {
                    case HEIR -> SpendingRules.AfterDeath.HEIR;
                    case POOL -> SpendingRules.AfterDeath.POOL;
                    case SURPLUS -> SpendingRules.AfterDeath.SURPLUS;
                }, spending.leaving());
    }
}
