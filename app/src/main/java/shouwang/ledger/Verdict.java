package shouwang.ledger;

import java.time.Instant;
import java.util.UUID;

/** The ledger's answer to one order. */
public sealed interface Verdict {
    /** The order's id. */
    UUID id();

    /** Is it in the books now, from this call or an earlier one? */
    default boolean stands() {
        return switch (this) {
            case Posted p -> true;
            case Already a -> true;
            case Refused r -> false;
        };
    }

    /**
     * Written by this call.
     *
     * @param debitAfter the giving account's balance just after, in the book's unit
     * @param creditAfter the receiving account's balance just after
     */
    record Posted(UUID id, long debitAfter, long creditAfter, Instant enteredAt)
            implements Verdict {}

    /** Written before with the same content: the same answer as then. */
    record Already(UUID id, long debitAfter, long creditAfter, Instant enteredAt)
            implements Verdict {}

    /** Not written, and why. */
    record Refused(UUID id, Refusal why) implements Verdict {}

    /** Why the ledger did not write an order. Nothing was changed. */
    enum Refusal {
        NOT_POSITIVE("数额要大于零。"),
        OVERFLOW("数额太大，请核对后再记。"),
        SAME_ACCOUNT("转出和转入是同一个账户。"),
        UNKNOWN_ACCOUNT("没有这个账户，或者不归您管。"),
        CLOSED_ACCOUNT("这个账户已经销户，不能再记账。"),
        OTHER_VILLAGE("两个账户不在同一个村，请走村际转账。"),
        WRONG_BOOK("积分和钱不能混记，请换对应的账户。"),
        BELOW_FLOOR("可用余额不够。"),
        ABOVE_CAP("超过了这个账户的上限。"),
        OTHER_CONTENT("这个单号已经记过另一笔，内容不一样，请核对单据。"),
        UNKNOWN_TRANSFER("没有找到要处理的那一笔，或者不归您管。"),
        NOT_PENDING("那一笔不是待定的，不用再确认。"),
        RESOLVED("那一笔已经处理过，不能再处理一次。"),
        PAST_EXPIRY("那一笔待定已经过期。"),
        NOT_REVERSIBLE("待定、作废和冲正的记录不能冲正。"),
        REVERSED("那一笔已经冲正过，不能再冲一次。"),
        IN_THE_FUTURE("发生时间还没有到，请核对日期。"),
        LINKED("同一组里有一笔没有记成，整组都没有记。");

        private final String say;

        Refusal(String say) {
            this.say = say;
        }

        /** The sentence for the person who asked. */
        public String say() {
            return say;
        }
    }
}
