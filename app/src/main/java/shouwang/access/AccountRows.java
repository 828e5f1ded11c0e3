package shouwang.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
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
    private static final String COLUMNS = """
            a.id, a.place_code, a.login, a.name, a.role, a.person_id, a.locked_until,
                    a.closed_at""";
    private final JdbcClient sql;

    AccountRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** An account with what is needed to let someone in. */
    record Guarded(Account account, @Nullable String password) {}

    /** Who a session belongs to, and when it was last seen (to about ten minutes). */
    record OpenSession(Account account, Instant seenAt) {}

    boolean none() {
        return sql.sql("select not exists (select from access_account)")
                .query(Boolean.class).single();
    }

    Optional<Guarded> forLogin(String login) {
        return sql.sql("select " + COLUMNS + """
                , a.password from access_account a where a.login = ? for update""")
                .param(login).query((row, n) -> new Guarded(account(row, n),
                        row.getString("password"))).optional();
    }

    Optional<Guarded> forUpdate(UUID id) {
        return sql.sql("select " + COLUMNS + """
                , a.password from access_account a where a.id = ? for update""")
                .param(id).query((row, n) -> new Guarded(account(row, n),
                        row.getString("password"))).optional();
    }

    Optional<Account> find(UUID id) {
        return sql.sql("select " + COLUMNS + " from access_account a where a.id = ?")
                .param(id).query(AccountRows::account).optional();
    }

    Map<UUID, Account> byIds(Collection<UUID> ids) {
        return sql.sql("select " + COLUMNS + " from access_account a where a.id = any (?)")
                .param(ids.toArray(UUID[]::new)).query(AccountRows::account).list().stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    List<Account> of(Collection<UUID> ids) {
        return sql.sql("select " + COLUMNS + "\n" + """
                from access_account a where a.closed_at is null
                    and (a.person_id = any(?::uuid[]) or a.id = any(?::uuid[]))""")
                .param(ids.toArray(UUID[]::new)).param(ids.toArray(UUID[]::new))
                .query(AccountRows::account).list();
    }

    List<Account> atDesks(Collection<String> places) {
        return sql.sql("select " + COLUMNS + "\n" + """
                from access_account a where a.closed_at is null
                    and a.place_code = any(?::text[])
                    and a.role in ('COUNTY', 'TOWNSHIP', 'CLERK')""")
                .param(places.toArray(String[]::new)).query(AccountRows::account).list();
    }

    Optional<Account> ofPerson(UUID personId) {
        return sql.sql("select " + COLUMNS
                + " from access_account a where a.person_id = ? and a.closed_at is null")
                .param(personId).query(AccountRows::account).optional();
    }

    List<Account> below(String placeCode, String after, int limit) {
        return sql.sql("select " + COLUMNS + "\n" + """
                from access_account a
                where a.place_code >= ? and a.place_code <= ? and a.login > ?
                order by a.login limit ?""")
                .params(placeCode, placeCode + "~", after, limit)
                .query(AccountRows::account).list();
    }

    List<Account> serving(String villageCode, Role role) {
        return sql.sql("select " + COLUMNS + """
                 from access_account a where a.place_code in (?, ?) and a.role = ?
                and a.closed_at is null order by a.place_code desc, a.login limit 10""")
                .params(villageCode, villageCode.substring(0, 9), role.name())
                .query(AccountRows::account).list();
    }

    boolean hasPassword(UUID id) {
        return sql.sql("select password is not null from access_account where id = ?").param(id)
                .query(Boolean.class).optional().orElse(false);
    }

    List<Account> called(String placeCode, String text) {
        return sql.sql("select " + COLUMNS + "\n" + """
                from access_account a
                where a.place_code >= ? and a.place_code <= ? and (a.login = ? or a.name = ?)
                order by a.login limit 50""")
                .params(placeCode, placeCode + "~", text, text).query(AccountRows::account).list();
    }

    int insert(Account account, @Nullable String password, Instant now) {
        return sql.sql("""
                insert into access_account
                (id, place_code, login, name, role, person_id, password, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(account.id()).param(account.placeCode()).param(account.login())
                .param(account.name()).param(account.role().name()).param(account.personId())
                .param(password).param(Timestamp.from(now)).update();
    }

    /** Notes until when strangers are locked out; as much work where no such login is. */
    void locked(String login, @Nullable Instant until) {
        sql.sql("update access_account set locked_until = ?::timestamptz where login = ?")
                .param(until == null ? null : Timestamp.from(until)).param(login).update();
    }

    void password(UUID id, String password) {
        sql.sql("""
                update access_account set password = ?, locked_until = null
                where id = ?""").params(password, id).update();
    }

    void close(UUID id, Instant now) {
        sql.sql("update access_account set closed_at = ? where id = ?")
                .params(Timestamp.from(now), id).update();
    }

    void openSession(byte[] hash, Account account, String device, Instant now) {
        sql.sql("""
                insert into access_session
                (token_hash, account_id, place_code, device, made_at, seen_at, ends_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(hash, account.id(), account.placeCode(), device, Timestamp.from(now),
                        Timestamp.from(now), Timestamp.from(now.plus(account.role().stay())))
                .update();
    }

    Optional<OpenSession> bySession(byte[] hash, Instant now) {
        return sql.sql("select " + COLUMNS + """
                , s.seen_at from access_session s join access_account a on a.id = s.account_id
                where s.token_hash = ? and s.ends_at > ? and a.closed_at is null""")
                .params(hash, Timestamp.from(now)).query((row, n) -> new OpenSession(
                        account(row, n), row.getTimestamp("seen_at").toInstant())).optional();
    }

    void seen(byte[] hash, Instant now) {
        sql.sql("update access_session set seen_at = ? where token_hash = ?")
                .params(Timestamp.from(now), hash).update();
    }

    void forgetEnded(UUID account, Instant now) {
        sql.sql("delete from access_session where account_id = ? and ends_at <= ?")
                .params(account, Timestamp.from(now)).update();
    }

    void endSession(byte[] hash) {
        sql.sql("delete from access_session where token_hash = ?").param(hash).update();
    }

    void endOtherSessions(UUID account, byte[] kept) {
        sql.sql("delete from access_session where account_id = ? and token_hash <> ?")
                .params(account, kept).update();
    }

    int endSessions(UUID account) {
        return sql.sql("delete from access_session where account_id = ?").param(account).update();
    }

    List<Account.Session> sessions(UUID account, Instant now) {
        return sql.sql("""
                select token_hash, device, made_at, seen_at from access_session
                where account_id = ? and ends_at > ? order by seen_at desc limit 50""")
                .params(account, Timestamp.from(now))
                .query((row, n) -> new Account.Session(
                        HexFormat.of().formatHex(row.getBytes(1)), row.getString(2),
                        row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant())).list();
    }

    void insertLink(byte[] hash, Account account, Instant ends, UUID madeBy) {
        sql.sql("""
                insert into access_link (code_hash, account_id, place_code, ends_at, made_by)
                values (?, ?, ?, ?, ?)""")
                .params(hash, account.id(), account.placeCode(), Timestamp.from(ends), madeBy)
                .update();
    }

    void voidLinks(UUID account, Instant now) {
        sql.sql("update access_link set used_at = ? where account_id = ? and used_at is null")
                .params(Timestamp.from(now), account).update();
    }

    /** Uses the link up; empty where it was used, has ended or never was. */
    Optional<UUID> useLink(byte[] hash, Instant now) {
        return sql.sql("""
                update access_link set used_at = ? where code_hash = ? and used_at is null
                and ends_at > ? returning account_id""")
                .params(Timestamp.from(now), hash, Timestamp.from(now))
                .query(UUID.class).optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                row.getString(4), Role.valueOf(row.getString(5)), row.getObject(6, UUID.class),
                instant(row.getTimestamp(7)), instant(row.getTimestamp(8)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
