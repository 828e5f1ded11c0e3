package shouwang.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** Reads the books: balances, statements, totals. */
@Component
@Transactional(readOnly = true)
public class Books {
    /** All accounts of one kind together; over all kinds of a book {@code posted} sums to zero. */
    public record Total(Book book, AccountKind kind, int accounts, long posted, long held) {}

    /**
     * A posted line of an account that belongs to someone.
     *
     * @param id the transfer
     * @param about the row that it resolves or reverses
     * @param change what came in, or went out where negative
     * @param available what the account can still spend now
     */
    public record Movement(UUID id, @Nullable UUID about, UUID owner, long change, String kind,
            Instant eventAt, @Nullable UUID rule, long available) {}

    private final AccountRows accounts;
    private final StatementRows statements;

    Books(AccountRows accounts, StatementRows statements) {
        this.accounts = accounts;
        this.statements = statements;
    }

    /** The books read through another door, such as the owner's, without a scope. */
    public static Books through(JdbcClient sql) {
        return new Books(new AccountRows(sql), new StatementRows(sql));
    }

    public Optional<Account> account(UUID id) {
        return Optional.ofNullable(accounts.find(List.of(id)).get(id));
    }

    /** A place's accounts of one kind. */
    public List<Account> accounts(String placeCode, Book book, AccountKind kind) {
        return accounts.of(placeCode, book, kind);
    }

    public Balance balance(UUID account) {
        return account(account).map(Account::balance).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有这个账户，或者不归您管。"));
    }

    /** Account → balance, of those in sight. */
    public Map<UUID, Balance> balances(Collection<UUID> wanted) {
        var balances = new HashMap<UUID, Balance>();
        accounts.find(wanted).forEach((id, account) -> balances.put(id, account.balance()));
        return balances;
    }

    /** Whether any transfer, posted or pending, has ever touched one of these. */
    public boolean touched(Collection<UUID> wanted) {
        return accounts.find(wanted).values().stream().anyMatch(account -> account.entries() > 0);
    }

    /** The posted balance just before a moment, replayed from every fact known today. */
    public long balanceAt(UUID account, Instant moment) {
        return balanceAt(account, moment, Instant.parse("9999-01-01T00:00:00Z"));
    }

    /**
     * The posted balance just before a moment, replayed from what had been entered before
     * {@code known}: what the passbook said then.
     */
    public long balanceAt(UUID account, Instant moment, Instant known) {
        return statements.replay(account, moment, known);
    }

    /**
     * An account's lines, newest first.
     *
     * @param before the last line's transfer of the page before; null = from the newest
     */
    public List<Entry> statement(UUID account, @Nullable UUID before, int limit) {
        return statements.page(account, before, limit);
    }

    public Optional<Recorded> find(UUID transfer) {
        return find(List.of(transfer)).stream().findFirst();
    }

    /** Those in sight, in no order. */
    public List<Recorded> find(Collection<UUID> transfers) {
        return statements.find(transfers);
    }

    /** What an account has promised away and is still waiting, soonest expiry first. */
    public List<Recorded> pending(UUID account) {
        return statements.pending(account);
    }

    /**
     * Every posted line of a place's accounts of one kind that hold something, account by
     * account, the oldest first. Reads along the chain of entries: meant for one village.
     */
    public List<Movement> movements(String placeCode, Book book, AccountKind kind) {
        return statements.movements(placeCode, book, kind);
    }

    /** What an account that belongs to a place itself, not to somebody there, stands at. */
    public record Own(String placeCode, AccountKind kind, long posted) {}

    /**
     * The places' own accounts of a book, at and below a place: a handful for each. As every book
     * of every place sums to zero, what its people hold is what these lack.
     */
    public List<Own> own(String placeCode, Book book) {
        return accounts.own(placeCode, book);
    }

    /** By book and kind, of all accounts at and below a place. */
    public List<Total> totals(String placeCode) {
        return accounts.totals(placeCode);
    }

    /**
     * How old the balances are that accounts of one kind at and below a place hold: of each
     * balance the newest credits that make it up, as if the oldest were spent first.
     *
     * @param bounds moments in order; answers one sum more than there are bounds, the first of
     *     what was booked before the first bound
     */
    public long[] ages(String placeCode, Book book, AccountKind kind, List<Instant> bounds) {
        return statements.ages(placeCode, book, kind, bounds);
    }

    /** Until when a place's book is closed; empty = never closed. */
    public Optional<Instant> closedUntil(String placeCode, Book book) {
        return accounts.closedUntil(placeCode, book);
    }
}
