package shouwang.ledger;

import java.util.UUID;

/**
 * What an account holds, in its book's unit.
 *
 * @param posted credits less debits
 * @param held promised away by pending transfers, never negative
 */
public record Balance(UUID account, Book book, long posted, long held) {
    /** What can still be spent: posted − held. */
    public long available() {
        return posted - held;
    }
}
