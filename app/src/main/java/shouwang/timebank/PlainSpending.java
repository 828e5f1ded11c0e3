package shouwang.timebank;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What holds until a village has voted rules of its own: goods on, gifts within the village. */
@Component
class PlainSpending implements SpendingRulebook {
    private static final SpendingRules PLAIN = new SpendingRules(PlainRules.ID, true, 0,
            SpendingRules.Gifts.VILLAGE, 7, 14, SpendingRules.AfterDeath.HEIR);

    @Override
    public SpendingRules inForce(String villageCode, LocalDate day) {
        return PLAIN;
    }
}
