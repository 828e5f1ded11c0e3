package shouwang.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
    private static final int NEWEST = 2_000;

    /** One line of the audit; {@code subject} never carries a private field. */
    public record Line(UUID id, String placeCode, Instant at, String actorName, String deed,
            String subject, @Nullable UUID subjectId, @Nullable String reason) {}

    /**
     * What is looked for.
     *
     * @param day one day of the calendar, or null for all
     * @param deed one kind of deed, or null for all
     * @param before the last line of the page before (older ones follow), or null for the newest
     */
    public record Search(String placeCode, @Nullable LocalDate day, @Nullable String deed,
            @Nullable UUID before, int limit) {}

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

    /** Whom one of many equal deeds was done to. */
    public record Subject(UUID id, String placeCode, String name) {}

    /** The same deed for many persons: a line each, written at once. */
    public void log(Actor actor, String deed, Collection<Subject> subjects, String reason) {
        if (subjects.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into access_audit
                (id, place_code, at, actor_id, actor_name, deed, subject, subject_id, reason)
                select s.id, s.place, ?, ?, ?, ?, s.name, s.subject, ?
                from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[])
                    as s (id, place, name, subject)""")
                .param(Timestamp.from(clock.instant())).param(actor.id()).param(actor.name())
                .param(deed).param(reason)
                .param(subjects.stream().map(one -> Ids.fresh()).toArray(UUID[]::new))
                .param(subjects.stream().map(Subject::placeCode).toArray(String[]::new))
                .param(subjects.stream().map(Subject::name).toArray(String[]::new))
                .param(subjects.stream().map(Subject::id).toArray(UUID[]::new)).update();
    }

    /** The newest lines below a place, older than {@code before} (null = from the newest). */
    @Transactional(readOnly = true)
    public List<Line> lines(String placeCode, @Nullable UUID before, int limit) {
        return lines(new Search(placeCode, null, null, before, limit));
    }

    /** The lines that were looked for, newest first. */
    @Transactional(readOnly = true)
    public List<Line> lines(Search search) {
        var where = new StringBuilder("where place_code >= ? and place_code <= ?");
        var params = new ArrayList<Object>(List.of(search.placeCode(), search.placeCode() + "~"));
        var day = search.day();
        if (day != null) {
            where.append(" and at >= ? and at < ?");
            params.add(Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant()));
            params.add(Timestamp.from(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant()));
        }
        if (search.deed() != null) {
            where.append(" and deed = ?");
            params.add(search.deed());
        }
        if (search.before() != null) {
            where.append(" and id < ?");
            params.add(search.before());
        }
        params.add(search.limit());
        return sql.sql("""
                select id, place_code, at, actor_name, deed, subject, subject_id, reason
                from access_audit\s""" + where + " order by id desc limit ?")
                .params(params).query(Audit::line).list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(row.getObject(1, UUID.class), row.getString(2),
                row.getTimestamp(3).toInstant(), row.getString(4), row.getString(5),
                row.getString(6), row.getObject(7, UUID.class), row.getString(8));
    }

    /** The kinds of deeds among the newest lines, to choose from. */
    @Transactional(readOnly = true)
    public List<String> deeds(String placeCode) {
        return sql.sql("""
                select distinct deed from (
                    select deed from access_audit where place_code >= ? and place_code <= ?
                    order by id desc limit ?) as newest order by deed""")
                .params(placeCode, placeCode + "~", NEWEST).query(String.class).list();
    }
}
