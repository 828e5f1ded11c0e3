package shouwang.timebank;

import java.util.UUID;

/**
 * What a village's rules say about spending (实施细则: 兑换、赠送、退出).
 *
 * @param id the rule version, kept with every transfer
 * @param goods may points be spent on goods at the co-op?
 * @param spendAge the least age of whoever spends; 0 = anyone of the household
 * @param gifts to whom points may be given
 * @param returnDays for how many days goods may be brought back
 * @param holdDays how long a booked service keeps its points
 * @param death where the points of a household go when nobody is left
 */
public record SpendingRules(UUID id, boolean goods, int spendAge, Gifts gifts, int returnDays,
        int holdDays, AfterDeath death) {
    /** How far a gift may go. */
    public enum Gifts {
        NOBODY("本村细则不许转赠积分，可以捐到捐赠池。"),
        VILLAGE("积分只能赠给本村的户。");

        private final String say;

        Gifts(String say) {
            this.say = say;
        }

        public String say() {
            return say;
        }
    }

    /** Where points go when the last of a household has died. */
    public enum AfterDeath { HEIR, POOL, SURPLUS }
}
