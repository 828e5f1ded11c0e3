package shouwang.messages;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InboxRows {
    /** For this reader, and within what the elder it tells of lets be told now. */
    private static final String MINE = """
            (m.to_person = :who or m.to_desk = :desk) and (m.about_kin is null
                or concat_ws(' ', m.about_kin, m.about_what) = any(:heard))""";
    private final JdbcClient sql;

    InboxRows(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * To whom: the person, and the desk where one sits at one.
     *
     * @param heard what elders let a child know: its row of each, and that with each thing it sees
     */
    record Reader(UUID who, @Nullable String desk, List<String> heard) {}

    private JdbcClient.StatementSpec of(Reader reader, String statement) {
        return sql.sql(statement).param("who", reader.who()).param("desk", reader.desk())
                .param("heard", reader.heard().toArray(String[]::new));
    }

    /** The rows by which this child was ever told of an elder. */
    List<UUID> kin(UUID who) {
        return sql.sql("""
                select distinct about_kin from messages_message
                where to_person = ? and about_kin is not null""").param(who)
                .query(UUID.class).list();
    }

    /** One page of one's messages, newest first; {@code before} the last one shown. */
    List<Inbox.Letter> list(Reader reader, boolean unseen, @Nullable UUID before, int limit) {
        return of(reader, """
                select m.id, m.text, m.path, m.urgent, m.put_at, s.seen_at
                from messages_message m
                left join messages_seen s on s.message_id = m.id and s.who = :who
                where %s
                    and (not :unseen or s.seen_at is null)
                    and (:before::uuid is null or (m.put_at, m.id) < (
                        select b.put_at, b.id from messages_message b where b.id = :before))
                order by m.put_at desc, m.id desc limit :limit""".formatted(MINE))
                .param("unseen", unseen).param("before", before).param("limit", limit)
                .query((row, n) -> new Inbox.Letter(row.getObject(1, UUID.class),
                        row.getString(2), row.getString(3), row.getBoolean(4),
                        row.getTimestamp(5).toInstant(), row.getTimestamp(6) != null)).list();
    }

    int unseen(Reader reader, Instant since, int most) {
        return of(reader, """
                select count(*) from (
                    select 1 from messages_message m
                    where %s and m.put_at >= :since
                        and not exists (select from messages_seen s
                            where s.message_id = m.id and s.who = :who)
                    limit :most) as few""".formatted(MINE))
                .param("since", Timestamp.from(since)).param("most", most)
                .query(Integer.class).single();
    }

    /** Marks one message seen; its path, or empty where it is not for this reader. */
    Optional<String> see(Reader reader, UUID id, Instant now) {
        var path = of(reader, """
                select coalesce(m.path, '') from messages_message m
                where m.id = :id and %s""".formatted(MINE)).param("id", id)
                .query(String.class).optional();
        path.ifPresent(there -> sql.sql("""
                insert into messages_seen (who, message_id, place_code, seen_at)
                select ?, id, place_code, ? from messages_message where id = ?
                on conflict do nothing""")
                .param(reader.who()).param(Timestamp.from(now)).param(id).update());
        return path;
    }

    /** Marks all up to one message seen. */
    void seeAll(Reader reader, UUID newest, Instant now) {
        of(reader, """
                insert into messages_seen (who, message_id, place_code, seen_at)
                select :who, m.id, m.place_code, :now from messages_message m
                where %s
                    and (m.put_at, m.id) <= (select b.put_at, b.id from messages_message b
                        where b.id = :newest)
                    and not exists (select from messages_seen s
                        where s.message_id = m.id and s.who = :who)
                on conflict do nothing""".formatted(MINE))
                .param("now", Timestamp.from(now)).param("newest", newest).update();
    }

    int trials(UUID who, Instant since) {
        return sql.sql("""
                select count(*) from messages_message
                where to_person = ? and put_at >= ? and template = 'TRIAL'""")
                .param(who).param(Timestamp.from(since)).query(Integer.class).single();
    }
}
