package shouwang.care;

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
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** 待办: facts make them, the desk closes them; none disappears by itself. */
@Component
@Transactional
public class Tasks {
    private static final String ALL = """
            select id, place_code, kind, elder_id, about, what, opened_at, due_at, closed_at,
                   closed_name, outcome from care_task
            """;
    private final JdbcClient sql;
    private final Clock clock;

    Tasks(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Opens a task; the same id again changes nothing, also when it was closed meanwhile. */
    public void open(Task task) {
        sql.sql("""
                insert into care_task (id, place_code, kind, elder_id, about, what, opened_at,
                    due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(task.id()).param(task.placeCode()).param(task.kind().name())
                .param(task.elderId()).param(task.about()).param(task.what())
                .param(Timestamp.from(task.openedAt())).param(Timestamp.from(task.dueAt()))
                .update();
    }

    /** What is open below a place, the soonest due first. */
    @Transactional(readOnly = true)
    public List<Task> open(String placeCode, int limit) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ? and closed_at is null
                order by due_at, id limit ?""").params(placeCode, placeCode + "~", limit)
                .query(Tasks::task).list();
    }

    @Transactional(readOnly = true)
    public int countOpen(String placeCode) {
        return sql.sql("""
                select count(*) from care_task
                where place_code >= ? and place_code <= ? and closed_at is null""")
                .params(placeCode, placeCode + "~").query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    public Task get(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(Tasks::task).optional().orElseThrow(
                () -> new Rejected(Reason.NOT_FOUND, "没有找到这件待办，可能不归您管。"));
    }

    /** Closes a task with what came of it; of two at once the first one's word stays. */
    public Task close(Actor actor, UUID id, String outcome) {
        actor.need(Right.CARE);
        actor.needPlace(get(id).placeCode());
        sql.sql("""
                update care_task set closed_at = ?, closed_by = ?, closed_name = ?, outcome = ?
                where id = ? and closed_at is null""")
                .params(Timestamp.from(clock.instant()), actor.id(), actor.name(), outcome, id)
                .update();
        return get(id);
    }

    private static Task task(ResultSet row, int n) throws SQLException {
        return new Task(row.getObject(1, UUID.class), row.getString(2),
                Task.Kind.valueOf(row.getString(3)), row.getObject(4, UUID.class),
                row.getObject(5, UUID.class), row.getString(6), row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(), at(row, 9), row.getString(10),
                row.getString(11));
    }

    private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
