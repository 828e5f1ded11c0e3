package shouwang.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Ids;

/** What was done, by whom, to what, and why: rows that nobody can change or remove. */
@Component
@Transactional
public class Audit {
    /** One line of the audit; {@code subject} never carries a private field. */
    public record Line(UUID id, String placeCode, Instant at, String actorName, String deed,
            String subject, @Nullable UUID subjectId, @Nullable String reason) {}

    private final JdbcClient sql;
    private final Clock clock;

    Audit(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void log(Actor actor, String placeCode, String deed, String subject,
            @Nullable UUID subjectId, @Nullable String reason) {
        sql.sql("""
                insert into access_audit
                (id, place_code, at, actor_id, actor_name, deed, subject, subject_id, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(Ids.fresh()).param(placeCode).param(Timestamp.from(clock.instant()))
                .param(actor.id()).param(actor.name()).param(deed).param(subject)
                .param(subjectId).param(reason).update();
    }

    /** The newest lines below a place, older than {@code before} (null = from the newest). */
    @Transactional(readOnly = true)
    public List<Line> lines(String placeCode, @Nullable UUID before, int limit) {
        return sql.sql("""
                select id, place_code, at, actor_name, deed, subject, subject_id, reason
                from access_audit
                where place_code >= ? and place_code <= ? and (?::uuid is null or id < ?)
                order by id desc limit ?""")
                .param(placeCode).param(placeCode + "~").param(before).param(before).param(limit)
                .query((row, n) -> new Line(row.getObject(1, UUID.class), row.getString(2),
                        row.getTimestamp(3).toInstant(), row.getString(4), row.getString(5),
                        row.getString(6), row.getObject(7, UUID.class), row.getString(8))).list();
    }
}
