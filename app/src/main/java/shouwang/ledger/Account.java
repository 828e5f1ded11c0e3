package shouwang.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands, with the balance its entries make.
 *
 * @param posted credits less debits, in the book's unit (minutes or fen)
 * @param held promised away by pending transfers
 * @param last the newest transfer that touched it; null = none yet
 * @param entries how many transfers touched it
 * @param booksClosedUntil facts before this moment are booked when entered; null = none closed
 */
public record Account(UUID id, String placeCode, Book book, AccountKind kind,
        @Nullable UUID owner, @Nullable Long floor, @Nullable Long cap, long posted, long held,
        @Nullable UUID last, int entries, @Nullable Instant booksClosedUntil,
        @Nullable Instant closedAt) {
    public boolean isOpen() {
        return closedAt == null;
    }

    public Balance balance() {
        return new Balance(id, book, posted, held);
    }
}
