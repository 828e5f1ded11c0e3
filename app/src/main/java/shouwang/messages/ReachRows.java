package shouwang.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReachRows {
    private final JdbcClient sql;

    ReachRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A row as it lies: addresses sealed. */
    record Sealed(UUID who, Channel channel, byte @Nullable [] phone, byte @Nullable [] wecom,
            byte @Nullable [] mail, QuietHours quiet, @Nullable String trouble) {
        byte @Nullable [] address(Channel way) {
            return switch (way) {
                case SMS -> phone;
                case WECOM -> wecom;
                case MAIL -> mail;
                case IN_APP, WEB_PUSH -> null;
            };
        }
    }

    /** A browser with its sealed address. */
    record Browser(UUID id, UUID who, String device, byte[] address, Instant since) {}

    Map<UUID, Sealed> of(Collection<UUID> whos) {
        var found = new HashMap<UUID, Sealed>();
        sql.sql("select " + COLUMNS + " from messages_reach where who = any(?::uuid[])")
                .param(whos.toArray(UUID[]::new)).query(ReachRows::sealed).list()
                .forEach(row -> found.put(row.who(), row));
        return found;
    }

    private static final String COLUMNS =
            "who, channel, phone, wecom, mail, quiet_from, quiet_until, trouble";

    Optional<Sealed> find(UUID who) {
        return sql.sql("select " + COLUMNS + " from messages_reach where who = ?").param(who)
                .query(ReachRows::sealed).optional();
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        return new Sealed(row.getObject(1, UUID.class), Channel.valueOf(row.getString(2)),
                row.getBytes(3), row.getBytes(4), row.getBytes(5),
                new QuietHours(row.getObject(6, LocalTime.class),
                        row.getObject(7, LocalTime.class)), row.getString(8));
    }

    /** Makes or changes a row; an address left null stays. What was wrong is forgotten. */
    void put(Sealed row, String placeCode, Instant now) {
        sql.sql("""
                insert into messages_reach (who, place_code, channel, phone, wecom, mail,
                    quiet_from, quiet_until, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (who) do update set channel = excluded.channel,
                    phone = coalesce(excluded.phone, messages_reach.phone),
                    wecom = coalesce(excluded.wecom, messages_reach.wecom),
                    mail = coalesce(excluded.mail, messages_reach.mail),
                    quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                    trouble = null, changed_at = excluded.changed_at""")
                .param(row.who()).param(placeCode).param(row.channel().name())
                .param(row.phone()).param(row.wecom()).param(row.mail())
                .param(row.quiet().from()).param(row.quiet().until())
                .param(Timestamp.from(now)).update();
    }

    /** Takes the row, so that only one counts at a time; makes it where there is none. */
    void hold(UUID who, String placeCode, Instant now) {
        sql.sql("""
                insert into messages_reach (who, place_code, channel, quiet_from, quiet_until,
                    changed_at)
                values (?, ?, 'IN_APP', ?, ?, ?) on conflict (who) do nothing""")
                .param(who).param(placeCode).param(QuietHours.USUAL.from())
                .param(QuietHours.USUAL.until()).param(Timestamp.from(now)).update();
        sql.sql("select who from messages_reach where who = ? for update").param(who)
                .query(UUID.class).single();
    }

    void trouble(UUID who, @Nullable String why) {
        sql.sql("""
                update messages_reach set trouble = ?
                where who = ? and trouble is distinct from ?""")
                .param(why).param(who).param(why).update();
    }

    List<Browser> browsers(Collection<UUID> whos) {
        return sql.sql("""
                select id, who, device, address, made_at from messages_device
                where who = any(?::uuid[]) order by made_at desc""")
                .param(whos.toArray(UUID[]::new)).query((row, n) -> new Browser(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getString(3), row.getBytes(4), row.getTimestamp(5).toInstant()))
                .list();
    }

    /** A browser belongs to whoever subscribed in it last. */
    void subscribe(UUID id, String placeCode, UUID who, UUID account, String session,
            String device, byte[] mark, byte @Nullable [] address, Instant now) {
        sql.sql("""
                insert into messages_device (id, place_code, who, account_id, session, device,
                    mark, address, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (mark) do update set place_code = excluded.place_code,
                    who = excluded.who, account_id = excluded.account_id,
                    session = excluded.session, device = excluded.device,
                    address = excluded.address, made_at = excluded.made_at""")
                .param(id).param(placeCode).param(who).param(account).param(session)
                .param(device).param(mark).param(address).param(Timestamp.from(now)).update();
    }

    /** Lets all but the newest few go. */
    void keepNewest(UUID who, int most) {
        sql.sql("""
                delete from messages_device where who = ? and id not in (
                    select id from messages_device where who = ? order by made_at desc limit ?)""")
                .params(who, who, most).update();
    }

    void remove(UUID who, UUID device) {
        sql.sql("delete from messages_device where who = ? and id = ?").params(who, device)
                .update();
    }

    void remove(Collection<UUID> devices) {
        sql.sql("delete from messages_device where id = any(?::uuid[])")
                .param(devices.toArray(UUID[]::new)).update();
    }

    void removeOfSession(String session) {
        sql.sql("delete from messages_device where session = ?").param(session).update();
    }

    /** All of an account but those of one session; null: all. */
    void removeOfAccount(UUID account, @Nullable String kept) {
        sql.sql("""
                delete from messages_device where account_id = ?
                    and session is distinct from ?::text""").param(account).param(kept).update();
    }
}
