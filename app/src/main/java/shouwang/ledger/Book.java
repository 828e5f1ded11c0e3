package shouwang.ledger;

/** A book has one unit; no transfer crosses from one to the other. */
public enum Book {
    /** 积分, in whole minutes. */
    POINTS("积分账"),
    /** 资金, in whole fen. */
    MONEY("资金账");

    private final String chinese;

    Book(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
