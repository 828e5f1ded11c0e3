package shouwang.ledger;

/** What an account is for. A balance is its credits less its debits; a book sums to zero. */
public enum AccountKind {
    HOUSEHOLD("农户"),
    /** Where points come from: its balance is minus all points outstanding. */
    ISSUING("发行"),
    COOP("合作社"),
    /** Donated, waiting to be granted. */
    POOL("捐赠池"),
    /** Earned above a cap. */
    SURPLUS("超额"),
    /** Taken aside until a ruling. */
    HELD("暂存"),
    EXPIRED("过期"),
    /** The village's side of what moved to or from another village. */
    BETWEEN("村际"),
    /** One of the purses money is kept in. */
    PURSE("资金池"),
    /** Where money comes from: its balance is minus all it paid in. */
    PAYER("付款方"),
    /** Where money goes to. */
    PAYEE("收款方");

    private final String chinese;

    AccountKind(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** May its balance go below nothing? Only where value enters the book. */
    public boolean isSource() {
        return this == ISSUING || this == BETWEEN || this == PAYER;
    }
}
