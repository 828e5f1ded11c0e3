package shouwang.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closed periods. The moment stands on every account of the place too, so that a posting reads it
 * from the row it locks anyway, and a closing waits for the postings under way.
 */
@Component
class PeriodRows {
    private final JdbcClient sql;

    PeriodRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps these places' books from being closed while accounts are opened. */
    void holdStill(Collection<NewAccount> wanted) {
        var issuing = wanted.stream().map(NewAccount::placeCode).distinct()
                .map(AccountId::issuing).toArray(UUID[]::new);
        sql.sql("select id from ledger_account where id = any (?) order by id for key share")
                .param(issuing).query(UUID.class).list();
    }

    /** False where it was closed that far already. */
    boolean close(String place, Book book, Instant until, Instant now, @Nullable UUID by) {
        sql.sql("""
                select id from ledger_account
                where place_code = ? and (book = ? or id = ?) order by id for update""")
                .params(place, book.name(), AccountId.issuing(place)).query(UUID.class).list();
        var moment = AccountRows.at(until);
        var added = sql.sql("""
                insert into ledger_period (place_code, book, closed_until, closed_at, closed_by)
                select ?, ?, ?, ?, ?
                where not exists (select from ledger_period
                    where place_code = ? and book = ? and closed_until >= ?)""")
                .param(place).param(book.name()).param(moment).param(AccountRows.at(now))
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
}
