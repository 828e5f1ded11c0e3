package shouwang.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountRows {
    static final String COLUMNS = """
            select id, place_code, book, kind, owner, floor, cap, posted, held, last_entry,
                   entries, books_closed_until, closed_at
            from ledger_account
            """;
    private final JdbcClient sql;

    AccountRows(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Collection<NewAccount> wanted) {
        var all = List.copyOf(wanted);
        var ids = new UUID[all.size()];
        var owners = new UUID[all.size()];
        var texts = new String[3][all.size()];
        var limits = new Long[2][all.size()];
        for (var i = 0; i < ids.length; i++) {
            var account = all.get(i);
            ids[i] = account.id();
            owners[i] = account.owner();
            texts[0][i] = account.placeCode();
            texts[1][i] = account.book().name();
            texts[2][i] = account.kind().name();
            limits[0][i] = account.floor();
            limits[1][i] = account.cap();
        }
        sql.sql("""
                insert into ledger_account
                    (id, owner, place_code, book, kind, floor, cap, books_closed_until)
                select n.*, (select max(p.closed_until) from ledger_period p
                             where p.place_code = n.place and p.book = n.book)
                from unnest(?, ?, ?, ?, ?, ?::bigint[], ?::bigint[])
                    as n (id, owner, place, book, kind, floor, cap)
                on conflict (id) do nothing""")
                .params(ids, owners, texts[0], texts[1], texts[2], limits[0], limits[1])
                .update();
    }

    Map<UUID, Account> find(Collection<UUID> ids) {
        return sql.sql(COLUMNS + "where id = any (?)").param(ids.toArray(UUID[]::new))
                .query(AccountRows::account).list().stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    List<Account> of(String place, Book book, AccountKind kind) {
        return sql.sql(COLUMNS + "where place_code = ? and book = ? and kind = ? order by id")
                .params(place, book.name(), kind.name()).query(AccountRows::account).list();
    }

    int close(UUID account, Instant now) {
        return sql.sql("update ledger_account set closed_at = ? where id = ? and closed_at is null")
                .params(at(now), account).update();
    }

    int limit(UUID account, @Nullable Long floor, @Nullable Long cap) {
        return sql.sql("update ledger_account set floor = ?::bigint, cap = ?::bigint where id = ?")
                .param(floor).param(cap).param(account).update();
    }

    List<Books.Total> totals(String place) {
        return sql.sql("""
                select book, kind, count(*), sum(posted), sum(held) from ledger_account
                where starts_with(place_code, ?) group by book, kind order by book, kind
                """).param(place).query((row, number) ->
                        new Books.Total(Book.valueOf(row.getString(1)),
                                AccountKind.valueOf(row.getString(2)), row.getInt(3),
                                row.getLong(4), row.getLong(5))).list();
    }

    List<Books.Own> own(String place, Book book) {
        return sql.sql("""
                select place_code, kind, posted from ledger_account
                where owner is null and book = ? and place_code >= ? and place_code <= ?""")
                .params(book.name(), place, place + "~").query((row, number) ->
                        new Books.Own(row.getString(1), AccountKind.valueOf(row.getString(2)),
                                row.getLong(3))).list();
    }

    void hold(Collection<UUID> ids) {
        sql.sql("""
                select id from ledger_account where id = any (?) order by id for no key update""")
                .param(ids.toArray(UUID[]::new)).query(UUID.class).list();
    }

    /** Keeps these places' books from being closed while accounts are opened. */
    void holdStill(Collection<NewAccount> wanted) {
        var issuing = wanted.stream().map(NewAccount::placeCode).distinct()
                .map(AccountId::issuing).toArray(UUID[]::new);
        sql.sql("select id from ledger_account where id = any (?) order by id for key share")
                .param(issuing).query(UUID.class).list();
    }

    /**
     * Closes a place's book; false where it was closed that far already. The moment stands on
     * every account of the place too, so that a posting reads it from the row it locks anyway, and
     * a closing waits for the postings under way.
     */
    boolean closeBooks(String place, Book book, Instant until, Instant now, @Nullable UUID by) {
        sql.sql("""
                select id from ledger_account
                where place_code = ? and (book = ? or id = ?) order by id for update""")
                .params(place, book.name(), AccountId.issuing(place)).query(UUID.class).list();
        var moment = at(until);
        var added = sql.sql("""
                insert into ledger_period (place_code, book, closed_until, closed_at, closed_by)
                select ?, ?, ?, ?, ?
                where not exists (select from ledger_period
                    where place_code = ? and book = ? and closed_until >= ?)""")
                .param(place).param(book.name()).param(moment).param(at(now))
                .param(by).param(place).param(book.name()).param(moment).update();
        sql.sql("""
                update ledger_account set books_closed_until = ?
                where place_code = ? and book = ? and ?""")
                .params(moment, place, book.name(), added == 1).update();
        return added == 1;
    }

    Optional<Instant> closedUntil(String place, Book book) {
        return sql.sql("""
                select closed_until from ledger_period where place_code = ? and book = ?
                order by closed_until desc limit 1""")
                .params(place, book.name()).query(OffsetDateTime.class).optional()
                .map(OffsetDateTime::toInstant);
    }

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(row.getObject(1, UUID.class), row.getString(2),
                Book.valueOf(row.getString(3)), AccountKind.valueOf(row.getString(4)),
                row.getObject(5, UUID.class), row.getObject(6, Long.class),
                row.getObject(7, Long.class), row.getLong(8), row.getLong(9),
                row.getObject(10, UUID.class), row.getInt(11), instant(row, 12),
                instant(row, 13));
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
