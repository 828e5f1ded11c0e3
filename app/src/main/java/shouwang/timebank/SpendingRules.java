package shouwang.timebank;

import java.util.UUID;
import shouwang.timebank.rules.TimeBankRules.Circle;
import shouwang.timebank.rules.TimeBankRules.Gifts;
import shouwang.timebank.rules.TimeBankRules.Leaving;

/**
 * What a village's rules say about spending (实施细则: 兑换、赠送、退出).
 *
 * @param id the rule version, kept with every transfer
 * @param goods may points be spent on goods at the co-op?
 * @param spendAge the least age of whoever spends; 0 = anyone of the household
 * @param hardshipAge the same for an elder in hardship; 0 = as for anyone
 * @param circle who of the household may use what one of it earned
 * @param gifts to whom points may be given
 * @param returnDays for how many days goods may be brought back
 * @param holdDays how long a booked service keeps its points
 * @param death where the points of a household go when nobody is left
 * @param leaving where they go when the household leaves the time bank
 */
public record SpendingRules(UUID id, boolean goods, int spendAge, int hardshipAge, Circle circle,
        Gifts gifts, int returnDays, int holdDays, AfterDeath death, Leaving leaving) {
    /** Where points go when the last of a household has died. */
    public enum AfterDeath { HEIR, POOL, SURPLUS }
}
