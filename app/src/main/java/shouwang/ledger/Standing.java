package shouwang.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a locked account stands while one call's orders are worked out. */
final class Standing {
    final UUID id;
    final String place;
    final Book book;
    final boolean closed;
    final @Nullable Long floor;
    final @Nullable Long cap;
    private final @Nullable Instant booksClosedUntil;
    long posted;
    long held;
    int entries;
    @Nullable UUID last;
    boolean changed;

    private Standing(UUID id, String place, Book book, boolean closed, @Nullable Long floor,
            @Nullable Long cap, @Nullable Instant booksClosedUntil) {
        this.id = id;
        this.place = place;
        this.book = book;
        this.closed = closed;
        this.floor = floor;
        this.cap = cap;
        this.booksClosedUntil = booksClosedUntil;
    }

    static Standing of(Account account) {
        var standing = new Standing(account.id(), account.placeCode(), account.book(),
                !account.isOpen(), account.floor(), account.cap(), account.booksClosedUntil());
        standing.posted = account.posted();
        standing.held = account.held();
        standing.entries = account.entries();
        standing.last = account.last();
        return standing;
    }

    Standing copy() {
        var copy = new Standing(id, place, book, closed, floor, cap, booksClosedUntil);
        copy.posted = posted;
        copy.held = held;
        copy.entries = entries;
        copy.last = last;
        copy.changed = changed;
        return copy;
    }

    /** Lies this moment in a period that is closed? */
    boolean isClosedAt(Instant moment) {
        return booksClosedUntil != null && moment.isBefore(booksClosedUntil);
    }
}
