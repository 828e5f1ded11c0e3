package shouwang.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** 发出的消息: what the house said about a place's people, to whom, by what, and whether it arrived. */
@Component
@Transactional
public class SentOut {
    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;

    SentOut(JdbcClient sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which part of the list. */
    public enum Show {
        TROUBLE("没送到"), WAITING("等着发"), SENT("已发出");

        private final String chinese;

        Show(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * One delivery.
     *
     * @param reason why it waits or was given up, or null
     * @param nextAt when it is tried next, while it waits
     * @param seenAt when the person opened it in the house, or null
     */
    public record Line(UUID id, Instant putAt, String text, boolean urgent, String to,
            Channel channel, Show show, int attempts, @Nullable String reason, Instant nextAt,
            @Nullable Instant sentAt, @Nullable Instant seenAt, int fen) {}

    /** How many are not through yet. */
    public record Counts(int gaveUp, int waiting) {}

    /** One page of a place and below, newest first; {@code before} the last one shown, or null. */
    @Transactional(readOnly = true)
    public List<Line> list(Actor actor, Show show, @Nullable UUID before, int limit) {
        actor.need(Right.SENT_OUT);
        return sql.sql("""
                select d.id, m.put_at, m.text, d.urgent, d.name, d.channel, d.state, d.attempts,
                    d.reason, d.next_at, d.sent_at, s.seen_at, d.fen
                from messages_delivery d join messages_message m on m.id = d.message_id
                left join messages_seen s on s.message_id = d.message_id and s.who = d.who
                where d.place_code >= :low and d.place_code <= :high
                    and %s and (:before::uuid is null or d.id < :before)
                order by d.id desc limit :limit""".formatted(where(show)))
                .param("low", actor.placeCode()).param("high", actor.placeCode() + "~")
                .param("before", before).param("limit", limit).query(SentOut::line).list();
    }

    private static String where(Show show) {
        return switch (show) {
            case TROUBLE -> "d.state = 'GAVE_UP'";
            case WAITING -> "d.state in ('WAITING', 'SENDING')";
            case SENT -> "d.state = 'SENT'";
        };
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(),
                row.getString(3), row.getBoolean(4), row.getString(5),
                Channel.valueOf(row.getString(6)), switch (row.getString(7)) {
                    case "GAVE_UP" -> Show.TROUBLE;
                    case "SENT" -> Show.SENT;
                    default -> Show.WAITING;
                }, row.getInt(8), row.getString(9), row.getTimestamp(10).toInstant(),
                instant(row.getTimestamp(11)), instant(row.getTimestamp(12)), row.getInt(13));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    @Transactional(readOnly = true)
    public Counts counts(Actor actor) {
        return sql.sql("""
                select count(*) filter (where state = 'GAVE_UP'),
                    count(*) filter (where state <> 'GAVE_UP')
                from messages_delivery where state <> 'SENT'
                    and place_code >= ? and place_code <= ?""")
                .params(actor.placeCode(), actor.placeCode() + "~")
                .query((row, n) -> new Counts(row.getInt(1), row.getInt(2))).single();
    }

    /**
     * Sends once more what was given up: as if for the first time, but still knowing that an
     * attempt may have arrived. What had no reader looks for readers again.
     */
    public void again(Actor actor, UUID delivery) {
        actor.need(Right.SENT_OUT);
        var place = sql.sql("""
                select place_code from messages_delivery where id = ? for update""")
                .param(delivery).query(String.class).optional().orElseThrow(() ->
                        new Rejected(Reason.NOT_FOUND, "没有找到这一条，可能不归您管。"));
        actor.needPlace(place);
        var now = Timestamp.from(clock.instant());
        var again = sql.sql("""
                update messages_delivery set state = 'WAITING', attempts = 0, next_at = ?,
                    reason = null
                where id = ? and state = 'GAVE_UP' and channel <> 'IN_APP'""")
                .param(now).param(delivery).update();
        var anew = again == 1 ? 0 : sql.sql("""
                with gone as (delete from messages_delivery
                    where id = ? and state = 'GAVE_UP' and channel = 'IN_APP'
                    returning message_id)
                update messages_message set planned_at = null
                where id in (select message_id from gone)""").param(delivery).update();
        if (again + anew == 0) {
            throw new Rejected(Reason.NOT_NOW, "这一条不用再发：已经送到，或者正在发。");
        }
        audit.log(actor, place, "再发消息", "消息", delivery, null);
    }
}
