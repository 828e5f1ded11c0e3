package shouwang.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the book, as it stays for ever.
 *
 * @param phase what the row does to the balances
 * @param debitAfter the giving account's posted balance just after this row
 * @param debitNo the how-manieth entry of the giving account this is, from 1
 * @param debitPrev the giving account's entry before this one; null = its first
 * @param about the pending row this one resolves, or the posted row it reverses
 * @param bookedAt where the period counts it: the event, or the entry where that was closed
 * @param expiresAt of a pending row
 */
public record Recorded(UUID id, String placeCode, Book book, Phase phase, String kind, UUID debit,
        UUID credit, long amount, long debitAfter, long creditAfter, int debitNo, int creditNo,
        @Nullable UUID debitPrev, @Nullable UUID creditPrev, @Nullable UUID about,
        @Nullable UUID link, @Nullable UUID rule, @Nullable String clause, String memo,
        Instant eventAt, Instant bookedAt, Instant enteredAt, @Nullable Instant expiresAt,
        @Nullable UUID enteredBy, @Nullable UUID doneFor, @Nullable UUID source) {
    /** POSTED moves the amount, PENDING holds it, VOIDED gives a held amount back. */
    public enum Phase { POSTED, PENDING, VOIDED }

    /** What this row did to the account's posted balance. */
    public long effectOn(UUID account) {
        if (phase != Phase.POSTED) {
            return 0;
        }
        return account.equals(debit) ? -amount : amount;
    }

    /** The same fact? Who entered it, when, and what the balances were then do not count. */
    boolean sameContent(Recorded other) {
        return id.equals(other.id) && placeCode.equals(other.placeCode) && book == other.book
                && phase == other.phase && kind.equals(other.kind) && debit.equals(other.debit)
                && credit.equals(other.credit) && amount == other.amount
                && Objects.equals(about, other.about) && Objects.equals(link, other.link)
                && Objects.equals(rule, other.rule) && Objects.equals(clause, other.clause)
                && memo.equals(other.memo) && eventAt.equals(other.eventAt)
                && Objects.equals(expiresAt, other.expiresAt)
                && Objects.equals(doneFor, other.doneFor) && Objects.equals(source, other.source);
    }
}
