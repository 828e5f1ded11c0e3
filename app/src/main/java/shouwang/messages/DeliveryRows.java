package shouwang.messages;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeliveryRows {
    private final JdbcClient sql;

    DeliveryRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** How far a delivery is, as it is kept. */
    enum State { WAITING, SENDING, SENT, GAVE_UP }

    /** A message that was put and not yet planned. */
    record Fresh(UUID id, String placeCode, @Nullable UUID toPerson, @Nullable String toDesk,
            boolean urgent, Instant putAt) {}

    /** A delivery as it is first written. */
    record Planned(UUID id, String placeCode, UUID messageId, UUID who, String name,
            Channel channel, boolean urgent, State state, Instant nextAt,
            @Nullable String reason) {
        Planned waits(Instant until, @Nullable String why) {
            return new Planned(id, placeCode, messageId, who, name, channel, urgent,
                    State.WAITING, until, why);
        }

        Planned sent(Instant now) {
            return new Planned(id, placeCode, messageId, who, name, channel, urgent, State.SENT,
                    now, null);
        }

        Planned gaveUp(String why, Instant now) {
            return new Planned(id, placeCode, messageId, who, name, channel, urgent,
                    State.GAVE_UP, now, why);
        }
    }

    /**
     * A delivery that is due, with what is to be said.
     *
     * @param unsureSince when an attempt was made whose end nobody knows, or null
     * @param chargedOn the day it was put to the books of costs, or null
     */
    record Due(UUID id, String placeCode, UUID messageId, UUID who, Channel channel,
            boolean urgent, int attempts, @Nullable Instant unsureSince,
            @Nullable LocalDate chargedOn, String text, String template,
            Map<String, String> words, @Nullable String path, Message.@Nullable About about) {}

    List<Fresh> unplanned(int limit) {
        return sql.sql("""
                select id, place_code, to_person, to_desk, urgent, put_at from messages_message
                where planned_at is null order by put_at limit ? for update skip locked""")
                .param(limit).query((row, n) -> new Fresh(row.getObject(1, UUID.class),
                        row.getString(2), row.getObject(3, UUID.class), row.getString(4),
                        row.getBoolean(5), row.getTimestamp(6).toInstant())).list();
    }

    void insert(List<Planned> all, Instant now) {
        sql.sql("""
                insert into messages_delivery (id, place_code, message_id, who, name, channel,
                    urgent, state, next_at, reason, sent_at)
                select i, p, m, w, n, c, u, s, t, r, case s when 'SENT' then ?::timestamptz end
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
                    ?::boolean[], ?::text[], ?::timestamptz[], ?::text[])
                    as t (i, p, m, w, n, c, u, s, t, r)
                on conflict do nothing""")
                .param(Timestamp.from(now))
                .param(all.stream().map(Planned::id).toArray(UUID[]::new))
                .param(all.stream().map(Planned::placeCode).toArray(String[]::new))
                .param(all.stream().map(Planned::messageId).toArray(UUID[]::new))
                .param(all.stream().map(Planned::who).toArray(UUID[]::new))
                .param(all.stream().map(Planned::name).toArray(String[]::new))
                .param(all.stream().map(one -> one.channel().name()).toArray(String[]::new))
                .param(all.stream().map(Planned::urgent).toArray(Boolean[]::new))
                .param(all.stream().map(one -> one.state().name()).toArray(String[]::new))
                .param(all.stream().map(one -> Timestamp.from(one.nextAt()))
                        .toArray(Timestamp[]::new))
                .param(all.stream().map(Planned::reason).toArray(String[]::new)).update();
    }

    void planned(List<UUID> messages, Instant now) {
        sql.sql("update messages_message set planned_at = ? where id = any(?::uuid[])")
                .param(Timestamp.from(now)).param(messages.toArray(UUID[]::new)).update();
    }

    /** What is due, urgent first, held until the transaction ends; others skip it. */
    List<Due> due(Instant now, int limit) {
        return sql.sql("""
                select d.id, d.place_code, d.message_id, d.who, d.channel, d.urgent, d.attempts,
                    case when d.unsure or d.state = 'SENDING' then d.tried_at end, d.charged_on,
                    m.text, m.template, m.words::text, m.path, m.about_kin, m.about_what
                from messages_delivery d join messages_message m on m.id = d.message_id
                where d.state in ('WAITING', 'SENDING') and d.next_at <= ?
                order by d.urgent desc, d.next_at limit ? for update of d skip locked""")
                .param(Timestamp.from(now)).param(limit).query(DeliveryRows::due).list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        var tried = row.getTimestamp(8);
        var kin = row.getObject(14, UUID.class);
        return new Due(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                Channel.valueOf(row.getString(5)), row.getBoolean(6), row.getInt(7),
                tried == null ? null : tried.toInstant(), row.getObject(9, LocalDate.class),
                row.getString(10), row.getString(11), Words.read(row.getString(12)),
                row.getString(13), kin == null ? null : new Message.About(kin, row.getString(15)));
    }

    /** Taken to be sent: whoever finds it after {@code until} may send it again. */
    void sending(Collection<UUID> ids, Instant now, Instant until) {
        sql.sql("""
                update messages_delivery set unsure = unsure or state = 'SENDING',
                    state = 'SENDING', attempts = attempts + 1, tried_at = ?, next_at = ?
                where id = any(?::uuid[])""")
                .param(Timestamp.from(now)).param(Timestamp.from(until))
                .param(ids.toArray(UUID[]::new)).update();
    }

    void charged(UUID id, int fen, LocalDate day) {
        sql.sql("update messages_delivery set fen = ?, charged_on = ? where id = ?")
                .param(fen).param(Date.valueOf(day)).param(id).update();
    }

    void giveUp(UUID id, String why) {
        sql.sql("""
                update messages_delivery set unsure = unsure or state = 'SENDING',
                    state = 'GAVE_UP', reason = ? where id = ?""").param(why).param(id).update();
    }

    void hold(UUID id, Instant until, String why) {
        sql.sql("""
                update messages_delivery set unsure = unsure or state = 'SENDING',
                    state = 'WAITING', next_at = ?, reason = ? where id = ?""")
                .param(Timestamp.from(until)).param(why).param(id).update();
    }

    /** It arrived: this always wins, also where it comes late. */
    void sent(UUID id, @Nullable String receipt, Instant now) {
        sql.sql("""
                update messages_delivery set state = 'SENT', unsure = false, reason = null,
                    receipt = left(?, 200), sent_at = ? where id = ? and state <> 'SENT'""")
                .param(receipt).param(Timestamp.from(now)).param(id).update();
    }

    /** It did not go well; only the attempt that was last begun may say so. */
    boolean failed(Due due, State state, Instant next, String why, boolean unsure) {
        return sql.sql("""
                update messages_delivery set state = ?, next_at = ?, reason = left(?, 200),
                    unsure = ? where id = ? and state = 'SENDING' and attempts = ?""")
                .param(state.name()).param(Timestamp.from(next)).param(why).param(unsure)
                .param(due.id()).param(due.attempts() + 1).update() == 1;
    }

    /** What was put to the books of costs, and on which day. */
    record Charge(int fen, LocalDate day) {}

    Optional<Charge> charge(UUID id) {
        return sql.sql("""
                select fen, charged_on from messages_delivery
                where id = ? and charged_on is not null""").param(id)
                .query((row, n) -> new Charge(row.getInt(1), row.getObject(2, LocalDate.class)))
                .optional();
    }

    void notCharged(UUID id) {
        sql.sql("update messages_delivery set fen = 0, charged_on = null where id = ?").param(id)
                .update();
    }

    /** Short messages that waited for money wait no more. */
    void afford(String placeCode, Instant now) {
        sql.sql("""
                update messages_delivery set next_at = ? where state = 'WAITING'
                    and channel = 'SMS' and place_code >= ? and place_code <= ?
                    and reason like '%费用%'""")
                .param(Timestamp.from(now)).param(placeCode).param(placeCode + "~").update();
    }
}
