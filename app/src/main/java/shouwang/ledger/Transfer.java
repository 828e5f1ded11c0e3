package shouwang.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 记账: an amount that leaves one account and arrives in another.
 *
 * @param id from whoever wrote the fact down; the same id twice is one transfer
 * @param debit the account that gives
 * @param credit the account that receives
 * @param amount in the book's unit; anything but more than zero is refused with a verdict
 * @param kind a word for what it is: EARN, REDEEM, GIFT, RULING …
 * @param eventAt when it happened, kept to the microsecond
 * @param memo up to 200 characters for the passbook line
 * @param source what it follows from, such as a visit
 * @param pendingUntil only held until then, and given back if nobody posts it; null = posted now
 */
public record Transfer(UUID id, Book book, UUID debit, UUID credit, long amount, String kind,
        Instant eventAt, String memo, @Nullable Clause clause, @Nullable UUID enteredBy,
        @Nullable UUID doneFor, @Nullable UUID source, @Nullable UUID link,
        @Nullable Instant pendingUntil) implements Order {
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{1,23}");
    private static final int LONGEST = 200;

    /** The rule version that gave the amount, and the words of its clause. */
    public record Clause(UUID rule, String text) {
        public Clause {
            fits(text);
        }
    }

    public Transfer {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a kind of transfer: " + kind);
        }
        fits(memo);
        eventAt = whole(eventAt);
        pendingUntil = pendingUntil == null ? null : whole(pendingUntil);
    }

    public static Transfer of(UUID id, Book book, UUID debit, UUID credit, long amount,
            String kind, Instant eventAt) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, "", null, null, null,
                null, null, null);
    }

    /** Points, in minutes. */
    public static Transfer points(UUID id, UUID debit, UUID credit, long minutes, String kind,
            Instant eventAt) {
        return of(id, Book.POINTS, debit, credit, minutes, kind, eventAt);
    }

    /** Money, in fen. */
    public static Transfer money(UUID id, UUID debit, UUID credit, long fen, String kind,
            Instant eventAt) {
        return of(id, Book.MONEY, debit, credit, fen, kind, eventAt);
    }

    public Transfer memo(String text) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, text, clause,
                enteredBy, doneFor, source, link, pendingUntil);
    }

    public Transfer under(UUID rule, String clauseText) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, memo,
                new Clause(rule, clauseText), enteredBy, doneFor, source, link, pendingUntil);
    }

    public Transfer by(@Nullable UUID person) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, memo, clause, person,
                doneFor, source, link, pendingUntil);
    }

    public Transfer doneFor(@Nullable UUID person) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, memo, clause,
                enteredBy, person, source, link, pendingUntil);
    }

    public Transfer from(@Nullable UUID fact) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, memo, clause,
                enteredBy, doneFor, fact, link, pendingUntil);
    }

    public Transfer linked(UUID group) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, memo, clause,
                enteredBy, doneFor, source, group, pendingUntil);
    }

    public Transfer pendingUntil(Instant moment) {
        return new Transfer(id, book, debit, credit, amount, kind, eventAt, memo, clause,
                enteredBy, doneFor, source, link, moment);
    }

    /** To the microsecond, as the database keeps it. */
    static Instant whole(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static void fits(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a line of at most 200 characters: " + text);
        }
    }
}
