package shouwang.timebank.giving;

import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.timebank.card.Tie;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.TimeBankRules.Gifts;

/**
 * How far a gift may go. Whether two households are kin or friends nobody but the clerk knows: the
 * clerk says what the taker is to the giver, and the word stays with the gift.
 */
final class GiftRule {
    static final int LONGEST = 16;

    private GiftRule() {}

    /** 第 11 条：可以赠给直系亲属。 */
    static String said(Gifts gifts) {
        return Article.GIFTS.chinese() + "：" + gifts.chinese() + "。";
    }

    static boolean asks(Gifts gifts) {
        return gifts == Gifts.KIN || gifts == Gifts.FRIENDS;
    }

    /** The reason as it is kept; refuses a gift that is not of the village's circle. */
    static String reason(Gifts gifts, boolean sameVillage, @Nullable String relation,
            String reason) {
        if (gifts == Gifts.NOBODY) {
            throw refused("to", said(gifts) + "请改捐到捐赠池。");
        }
        if (!sameVillage) {
            throw refused("to", Article.GIFTS.chinese() + "：积分只能赠给本村的户。");
        }
        if (!asks(gifts)) {
            return reason;
        }
        if (relation == null || relation.isBlank()) {
            throw new Rejected(Reason.MISSING, "relation", said(gifts)
                    + "请问清对方是赠的人的什么人，写在“对方是他的”一栏，比如 女儿。");
        }
        if (relation.length() > LONGEST) {
            throw new Rejected(Reason.TOO_LONG, "relation", "关系最多写 " + LONGEST + " 个字。");
        }
        if (gifts == Gifts.KIN && Tie.of(relation).surelyNotDirect()) {
            throw refused("relation", said(gifts) + "“" + relation + "”不是直系亲属，不能赠。请改捐到捐赠池。");
        }
        return "给" + relation + "：" + reason;
    }

    private static Rejected refused(String field, String say) {
        return new Rejected(Reason.NOT_NOW, field, say);
    }
}
