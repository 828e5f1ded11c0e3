package shouwang.ledger;

import java.util.UUID;

/**
 * A line of an account's statement.
 *
 * @param number the how-manieth entry of the account, from 1
 * @param change what it did to the posted balance; 0 while it is only held
 * @param after the posted balance just after
 */
public record Entry(UUID account, int number, long change, long after, Recorded transfer) {
    static Entry of(UUID account, Recorded row) {
        var gave = account.equals(row.debit());
        return new Entry(account, gave ? row.debitNo() : row.creditNo(), row.effectOn(account),
                gave ? row.debitAfter() : row.creditAfter(), row);
    }

    /** The account on the other side. */
    public UUID other() {
        return account.equals(transfer.debit()) ? transfer.credit() : transfer.debit();
    }
}
