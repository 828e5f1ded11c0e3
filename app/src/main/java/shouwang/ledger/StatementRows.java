package shouwang.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads transfers back along the entries of an account: a look-up by id for each line. */
@Component
class StatementRows {
    static final String COLUMNS = """
            select t.id, t.place_code, t.book, t.phase, t.kind, t.debit, t.credit, t.amount,
                   t.debit_after, t.credit_after, t.debit_no, t.credit_no, t.debit_prev,
                   t.credit_prev, t.about, t.link, t.rule, t.clause, t.memo, t.event_at,
                   t.booked_at, t.entered_at, t.expires_at, t.entered_by, t.done_for, t.source
            """;
    private final JdbcClient sql;

    StatementRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Recorded> find(Collection<UUID> ids) {
        return sql.sql(COLUMNS + "from ledger_transfer t where t.id = any (?)")
                .param(ids.toArray(UUID[]::new)).query(StatementRows::recorded).list();
    }

    List<Entry> page(UUID account, @Nullable UUID before, int limit) {
        return sql.sql("""
                with recursive line (id, depth) as (
                    select case when :before::uuid is null
                        then (select last_entry from ledger_account where id = :account)
                        else (select case when debit = :account then debit_prev else credit_prev end
                              from ledger_transfer
                              where id = :before and :account in (debit, credit)) end, 1
                    union all
                    select case when t.debit = :account then t.debit_prev else t.credit_prev end,
                           line.depth + 1
                    from line join ledger_transfer t on t.id = line.id
                    where line.depth < :limit
                )
                """ + COLUMNS + """
                from line join ledger_transfer t on t.id = line.id order by line.depth""")
                .param("account", account).param("before", before).param("limit", limit)
                .query(StatementRows::recorded).list().stream()
                .map(row -> Entry.of(account, row)).toList();
    }

    long replay(UUID account, Instant moment, Instant known) {
        return sql.sql("""
                with recursive line as (
                    select t.* from ledger_account a join ledger_transfer t on t.id = a.last_entry
                    where a.id = :account
                    union all
                    select t.* from line join ledger_transfer t on t.id = case
                        when line.debit = :account then line.debit_prev else line.credit_prev end
                )
                select coalesce(sum(case when debit = :account then -amount else amount end), 0)
                from line
                where phase = 'POSTED' and event_at < :moment and entered_at < :known""")
                .param("account", account).param("moment", AccountRows.at(moment))
                .param("known", AccountRows.at(known)).query(Long.class).single();
    }

    /** Walks back along each account only as far as its balance reaches. */
    long[] ages(String place, Book book, AccountKind kind, List<Instant> bounds) {
        var sums = new long[bounds.size() + 1];
        sql.sql("""
                with recursive line as (
                    select id as account, last_entry as entry, posted as left_over,
                           0::bigint as taken, null::timestamptz as at
                    from ledger_account
                    where place_code >= ? and place_code <= ? and book = ? and kind = ?
                      and posted > 0
                    union all
                    select l.account,
                           case when t.debit = l.account then t.debit_prev else t.credit_prev end,
                           l.left_over - x.taken, x.taken, t.booked_at
                    from line l join ledger_transfer t on t.id = l.entry
                    cross join lateral (select case
                        when t.phase = 'POSTED' and t.credit = l.account
                        then least(t.amount, l.left_over) else 0 end as taken) x
                    where l.left_over > 0
                )
                select (select count(*) from unnest(?::text[]) b
                    where b::timestamptz <= at), sum(taken)
                from line where taken > 0 group by 1""")
                .param(place).param(place + "~").param(book.name()).param(kind.name())
                .param(bounds.stream().map(Instant::toString).toArray(String[]::new))
                .query((ResultSet row) -> {
                    sums[row.getInt(1)] = row.getLong(2);
                });
        return sums;
    }

    List<Books.Movement> movements(String placeCode, Book book, AccountKind kind) {
        return sql.sql("""
                with recursive line as (
                    select a.id as account, a.owner, a.posted - a.held as free, t.id, t.debit,
                        t.phase, t.kind, t.amount, t.event_at, t.rule, t.debit_no, t.credit_no,
                        t.debit_prev, t.credit_prev, t.about
                    from ledger_account a join ledger_transfer t on t.id = a.last_entry
                    where a.place_code = ? and a.book = ? and a.kind = ? and a.posted > 0
                        and a.owner is not null
                    union all
                    select line.account, line.owner, line.free, t.id, t.debit, t.phase, t.kind,
                        t.amount, t.event_at, t.rule, t.debit_no, t.credit_no, t.debit_prev,
                        t.credit_prev, t.about
                    from line join ledger_transfer t on t.id = case
                        when line.debit = line.account then line.debit_prev
                        else line.credit_prev end
                )
                select id, about, owner, case when debit = account then -amount else amount end,
                    kind, event_at, rule, free
                from line where phase = 'POSTED'
                order by account,
                    case when debit = account then debit_no else credit_no end""")
                .params(placeCode, book.name(), kind.name())
                .query((row, n) -> new Books.Movement(uuid(row, 1), orNull(row, 2),
                        uuid(row, 3), row.getLong(4), row.getString(5), moment(row, 6),
                        orNull(row, 7), row.getLong(8))).list();
    }

    List<Recorded> pending(UUID account) {
        return sql.sql(COLUMNS + """
                from ledger_open o join ledger_transfer t on t.id = o.id
                where o.debit = ? order by o.expires_at, o.id""")
                .param(account).query(StatementRows::recorded).list();
    }

    static Recorded recorded(ResultSet row, int number) throws SQLException {
        return new Recorded(uuid(row, 1), row.getString(2), Book.valueOf(row.getString(3)),
                Recorded.Phase.valueOf(row.getString(4)), row.getString(5), uuid(row, 6),
                uuid(row, 7), row.getLong(8), row.getLong(9), row.getLong(10), row.getInt(11),
                row.getInt(12), orNull(row, 13), orNull(row, 14), orNull(row, 15),
                orNull(row, 16), orNull(row, 17), row.getString(18), row.getString(19),
                moment(row, 20), moment(row, 21), moment(row, 22), AccountRows.instant(row, 23),
                orNull(row, 24), orNull(row, 25), orNull(row, 26));
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable UUID orNull(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(AccountRows.instant(row, column));
    }
}
