package shouwang.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Ids;
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
    private final Contacts contacts;
    private final Map<String, Task.Kind> kinds;
    private final Clock clock;

    Tasks(JdbcClient sql, Contacts contacts, List<Task.Kind> kinds, Clock clock) {
        this.sql = sql;
        this.contacts = contacts;
        this.kinds = kinds.stream().collect(Collectors.toMap(Task.Kind::name,
                Function.identity()));
        this.clock = clock;
    }

    /** Opens a task; the same id again changes nothing, also when it was closed meanwhile. */
    public void open(Task task) {
        known(task);
        sql.sql("""
                insert into care_task (id, place_code, kind, elder_id, about, what, opened_at,
                    due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(task.id()).param(task.placeCode()).param(task.kind().name())
                .param(task.elderId()).param(task.about()).param(task.what())
                .param(Timestamp.from(task.openedAt())).param(Timestamp.from(task.dueAt()))
                .update();
    }

    /** Opens many at once; those that are there already stay as they are. */
    public void openAll(Collection<Task> many) {
        if (many.isEmpty()) {
            return;
        }
        many.forEach(this::known);
        sql.sql("""
                insert into care_task (id, place_code, kind, elder_id, about, what, opened_at,
                    due_at)
                select i, p, k, e, a, w, o::timestamptz, d::timestamptz
                from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[],
                    ?::text[], ?::text[]) as t (i, p, k, e, a, w, o, d)
                on conflict (id) do nothing""")
                .param(all(many, Task::id)).param(words(many, Task::placeCode))
                .param(words(many, task -> task.kind().name())).param(all(many, Task::elderId))
                .param(all(many, Task::about)).param(words(many, Task::what))
                .param(words(many, task -> task.openedAt().toString()))
                .param(words(many, task -> task.dueAt().toString())).update();
    }

    /** A kind without its bean could be written down, but never read again. */
    private void known(Task task) {
        if (!kinds.containsKey(task.kind().name())) {
            throw new IllegalArgumentException("no module hands in tasks of " + task.kind().name());
        }
    }

    private static UUID[] all(Collection<Task> many, Function<Task, @Nullable UUID> of) {
        return many.stream().map(of).toArray(UUID[]::new);
    }

    private static String[] words(Collection<Task> many, Function<Task, String> of) {
        return many.stream().map(of).toArray(String[]::new);
    }

    /** All that one thing (a notice, a visit, an alert) has made, open or closed. */
    @Transactional(readOnly = true)
    public List<Task> about(UUID thing, int limit) {
        return sql.sql(ALL + "where about = ? order by place_code, id limit ?")
                .params(thing, limit).query(this::task).list();
    }

    /** How many are open below a place and past their time. */
    @Transactional(readOnly = true)
    public int countLate(String placeCode) {
        return sql.sql("""
                select count(*) from care_task
                where place_code >= ? and place_code <= ? and closed_at is null and due_at < ?""")
                .params(placeCode, placeCode + "~", Timestamp.from(clock.instant()))
                .query(Integer.class).single();
    }

    /** What is open below a place, the soonest due first. */
    @Transactional(readOnly = true)
    public List<Task> open(String placeCode, int limit) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ? and closed_at is null
                order by due_at, id limit ?""").params(placeCode, placeCode + "~", limit)
                .query(this::task).list();
    }

    @Transactional(readOnly = true)
    public int countOpen(String placeCode) {
        return sql.sql("""
                select count(*) from care_task
                where place_code >= ? and place_code <= ? and closed_at is null""")
                .params(placeCode, placeCode + "~").query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    public Optional<Task> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(this::task).optional();
    }

    @Transactional(readOnly = true)
    public Task get(UUID id) {
        return find(id).orElseThrow(
                () -> new Rejected(Reason.NOT_FOUND, "没有找到这件待办，可能不归您管。"));
    }

    /** Closes a task with what came of it; of two at once the first one's word stays. */
    public Task close(Actor actor, UUID id, String outcome) {
        actor.need(Right.ANSWER);
        actor.needPlace(get(id).placeCode());
        sql.sql("""
                update care_task set closed_at = ?, closed_by = ?, closed_name = ?, outcome = ?
                where id = ? and closed_at is null""")
                .params(Timestamp.from(clock.instant()), actor.id(), actor.name(), outcome, id)
                .update();
        return get(id);
    }

    /** Closes it with what she said on the telephone, which is a contact as well. */
    public Task called(Actor actor, UUID id, String outcome) {
        var task = get(id);
        var elderId = task.elderId();
        if (elderId == null) {
            throw new Rejected(Reason.WRONG_KIND, "这件待办没有写是哪位老人，请点“办好了”。");
        }
        if (task.isOpen()) {
            contacts.log(actor, Ids.derived(id, "CALLED"), elderId, Contacts.Kind.CALL,
                    clock.instant(), outcome);
        }
        return close(actor, id, outcome);
    }

    private Task task(ResultSet row, int n) throws SQLException {
        var name = row.getString(3);
        var kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("no module hands in tasks of " + name);
        }
        return new Task(row.getObject(1, UUID.class), row.getString(2), kind,
                row.getObject(4, UUID.class), row.getObject(5, UUID.class), row.getString(6),
                row.getTimestamp(7).toInstant(), row.getTimestamp(8).toInstant(), at(row, 9),
                row.getString(10), row.getString(11));
    }

    private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
