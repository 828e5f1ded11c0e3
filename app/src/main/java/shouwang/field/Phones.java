package shouwang.field;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Aides' phones (手机): known by an id that the app made, each with a key to seal what lies on it.
 * The key is kept here, sealed, so that what was not sent opens again for the same person on the
 * same phone; a phone that was revoked gets no key and nothing more is taken from it.
 */
@Component
@Transactional
public class Phones {
    private static final int MOST = 20;
    private static final int KEY_BYTES = 32;
    private final JdbcClient sql;
    private final Seal seal;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Phones(JdbcClient sql, Seal seal, Accounts accounts, Audit audit, Clock clock) {
        this.sql = sql;
        this.seal = seal;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    private record Row(byte[] key, @Nullable Instant revokedAt) {}

    /**
     * Registers this phone for the account, once, and hands out its key; 410 where it was revoked.
     *
     * @return the key, 32 bytes in base64
     */
    public String hello(Actor actor, UUID phone, String device) {
        actor.need(Right.AIDE_ROUND);
        var there = row(actor, phone, "");
        if (there == null) {
            register(actor, phone, device);
            there = Objects.requireNonNull(row(actor, phone, ""));
        }
        refuseRevoked(there);
        sql.sql("""
                update field_phone set last_seen = ?, device = ?
                where account_id = ? and id = ?""")
                .params(now(), device, actor.id(), phone).update();
        return Objects.requireNonNull(seal.open(there.key()));
    }

    private void register(Actor actor, UUID phone, String device) {
        var count = sql.sql("select count(*) from field_phone where account_id = ?")
                .param(actor.id()).query(Integer.class).single();
        if (count >= MOST) {
            throw new Rejected(Reason.TOO_MANY, "这个账号登记过的手机太多了，请找服务站看一看。");
        }
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        sql.sql("""
                insert into field_phone (id, account_id, place_code, device, key_sealed,
                    first_seen, last_seen) values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(phone, actor.id(), actor.placeCode(), device, seal.sealBytes(
                        Base64.getEncoder().encode(key)), now(), now()).update();
        audit.log(actor, actor.placeCode(), "登记手机", actor.name(), phone, null);
    }

    private @Nullable Row row(Actor actor, UUID phone, String lock) {
        return sql.sql("""
                select key_sealed, revoked_at from field_phone
                where account_id = ? and id = ?""" + lock).params(actor.id(), phone)
                .query((row, n) -> new Row(row.getBytes(1), at(row, 2))).optional().orElse(null);
    }

    private static void refuseRevoked(Row row) {
        if (row.revokedAt() != null) {
            throw new Rejected(Reason.GONE, "这台手机已经停用。请把手机带到服务站，由干事重新放行。");
        }
    }

    /** Refuses a phone that is not known or was revoked. */
    @Transactional(readOnly = true)
    public void known(Actor actor, UUID phone) {
        actor.need(Right.AIDE_ROUND);
        var row = row(actor, phone, "");
        if (row == null) {
            throw unknown();
        }
        refuseRevoked(row);
    }

    /** The same, and nobody else's until this transaction ends: one phone's facts go in turn. */
    void hold(Actor actor, UUID phone) {
        var row = row(actor, phone, " for no key update");
        if (row == null) {
            throw unknown();
        }
        refuseRevoked(row);
    }

    private static Rejected unknown() {
        return new Rejected(Reason.STALE, "这台手机还没有登记，请重新打开“守望”。");
    }

    /** All phones of an account, until this transaction ends. */
    void holdAll(UUID accountId) {
        sql.sql("""
                select id from field_phone where account_id = ? order by id for no key update""")
                .param(accountId).query(UUID.class).list();
    }

    void synced(Actor actor, UUID phone, Duration skew) {
        sql.sql("""
                update field_phone set synced_at = ?, last_seen = ?, skew_ms = ?
                where account_id = ? and id = ?""")
                .params(now(), now(), skew.toMillis(), actor.id(), phone).update();
    }

    /** Remembers which visits an account's phones were given. */
    public void gave(Actor actor, Collection<UUID> visitIds) {
        if (visitIds.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into field_given (account_id, visit_id, place_code, given_at)
                select ?, v, ?, ? from unnest(?::uuid[]) as t (v)
                on conflict do nothing""")
                .params(actor.id(), actor.placeCode(), now(), visitIds.toArray(UUID[]::new))
                .update();
    }

    boolean wasGiven(Actor actor, UUID visitId) {
        return sql.sql("select count(*) from field_given where account_id = ? and visit_id = ?")
                .params(actor.id(), visitId).query(Integer.class).single() > 0;
    }

    private static final String LIST = """
            select p.id, p.account_id, p.place_code, p.device, p.first_seen, p.last_seen,
                   p.synced_at, p.skew_ms, p.revoked_at, p.revoked_name,
                   count(f.id) filter (where f.verdict = 'WAITING'),
                   count(f.id) filter (where f.verdict = 'TASK' and f.decided_at is null)
            from field_phone p left join field_fact f
                on f.account_id = p.account_id and f.phone_id = p.id
                and (f.verdict = 'WAITING' or f.verdict = 'TASK' and f.decided_at is null)
            """;

    /** One page of the phones below a place, by account; names are filled in by the page. */
    @Transactional(readOnly = true)
    public List<FieldPhone> below(Actor actor, String placeCode, UUID afterAccount, UUID afterId,
            int limit) {
        actor.need(Right.ACCOUNTS);
        actor.needPlace(placeCode);
        return sql.sql(LIST + """
                where p.place_code >= ? and p.place_code <= ? and (p.account_id, p.id) > (?, ?)
                group by p.account_id, p.id order by p.account_id, p.id limit ?""")
                .params(placeCode, placeCode + "~", afterAccount, afterId, limit)
                .query(Phones::phone).list();
    }

    /**
     * Nothing more is taken from this phone, and it shows nothing more. Its browser is signed in
     * too, and nobody can say by which session, so all of the account's sessions end.
     */
    public void revoke(Actor actor, UUID accountId, UUID phone) {
        var place = managed(actor, accountId, phone);
        sql.sql("""
                update field_phone set revoked_at = ?, revoked_name = ?
                where account_id = ? and id = ? and revoked_at is null""")
                .params(now(), actor.name(), accountId, phone).update();
        accounts.endSessions(actor, accountId);
        audit.log(actor, place, "停用手机", phone.toString(), accountId, null);
    }

    /** The phone was found again: it is let in as before, with its key. */
    public void restore(Actor actor, UUID accountId, UUID phone) {
        var place = managed(actor, accountId, phone);
        sql.sql("""
                update field_phone set revoked_at = null, revoked_name = null
                where account_id = ? and id = ?""").params(accountId, phone).update();
        audit.log(actor, place, "放行手机", phone.toString(), accountId, null);
    }

    private String managed(Actor actor, UUID accountId, UUID phone) {
        actor.need(Right.ACCOUNTS);
        var place = sql.sql("select place_code from field_phone where account_id = ? and id = ?")
                .params(accountId, phone).query(String.class).optional().orElseThrow(() ->
                        new Rejected(Reason.NOT_FOUND, "没有找到这台手机，可能不归您管。"));
        actor.needPlace(place);
        return place;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static FieldPhone phone(ResultSet row, int n) throws SQLException {
        return new FieldPhone(row.getObject(1, UUID.class), row.getObject(2, UUID.class), "",
                row.getString(3), row.getString(4), row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant(), at(row, 7), Duration.ofMillis(row.getLong(8)),
                at(row, 9), row.getString(10), row.getInt(11), row.getInt(12));
    }

    private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
