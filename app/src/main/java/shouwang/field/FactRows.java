package shouwang.field;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Seal;
import tools.jackson.databind.json.JsonMapper;

@Component
class FactRows {
    private static final String ALL = """
            select place_code, account_id, phone_id, received_at, skew_ms, elder_id, body_sealed,
                   verdict, say, task_id, entered, decided_name, why from field_fact
            """;
    private final JdbcClient sql;
    private final Seal seal;

    FactRows(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** A fact as it came in: who sent it from where, when, and what it says. */
    record Came(Actor actor, UUID phone, Fact fact, byte[] hash, String json, Instant received,
            Duration skew) {
        /** Facts of one visit or one errand are one story. */
        UUID about() {
            var visit = fact.head().visit();
            return fact instanceof Fact.Handled money ? money.errand()
                    : visit == null ? fact.head().id() : visit;
        }
    }

    /** What was answered before, to whom, and for what content. */
    record Answered(UUID accountId, byte[] hash, Verdict.Kind verdict, String say) {
        boolean isSame(Came came) {
            return accountId.equals(came.actor().id())
                    && MessageDigest.isEqual(hash, came.hash());
        }
    }

    /** 0 where the id is there already, seen or unseen. */
    int insert(Came came, @Nullable UUID elderId, Verdict.Kind verdict, String say,
            @Nullable UUID taskId) {
        var head = came.fact().head();
        return sql.sql("""
                insert into field_fact (id, place_code, account_id, phone_id, kind, v, at,
                    received_at, skew_ms, visit_id, elder_id, hash, body_sealed, verdict, say,
                    about, task_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .param(head.id()).param(came.actor().placeCode()).param(came.actor().id())
                .param(came.phone()).param(head.kind().name()).param(head.v())
                .param(Timestamp.from(head.at())).param(Timestamp.from(came.received()))
                .param(came.skew().toMillis()).param(head.visit()).param(elderId)
                .param(came.hash()).param(seal.seal(came.json())).param(verdict.name())
                .param(say).param(came.about()).param(taskId).update();
    }

    Optional<Answered> answered(UUID id) {
        return sql.sql("select account_id, hash, verdict, say from field_fact where id = ?")
                .param(id).query((row, n) -> new Answered(row.getObject(1, UUID.class),
                        row.getBytes(2), Verdict.Kind.valueOf(row.getString(3)),
                        row.getString(4))).optional();
    }

    void judge(UUID id, Verdict.Kind verdict, String say, @Nullable UUID taskId) {
        sql.sql("update field_fact set verdict = ?, say = ?, task_id = ? where id = ?")
                .param(verdict.name()).param(say).param(taskId).param(id).update();
    }

    /** How many facts of this story the desk has decided: the next ones are a task of their own. */
    int decided(UUID accountId, UUID about) {
        return sql.sql("""
                select count(*) from field_fact
                where account_id = ? and about = ? and task_id is not null
                  and decided_at is not null""")
                .params(accountId, about).query(Integer.class).single();
    }

    List<Kept> waiting(UUID accountId, int limit) {
        return sql.sql(ALL + """
                where account_id = ? and verdict = 'WAITING' order by received_at, id limit ?""")
                .params(accountId, limit).query(this::kept).list();
    }

    List<Kept> waitingSince(Instant before, int limit) {
        return sql.sql(ALL + """
                where verdict = 'WAITING' and received_at < ? order by received_at limit ?""")
                .params(Timestamp.from(before), limit).query(this::kept).list();
    }

    Optional<Kept> waitingForUpdate(UUID id) {
        return sql.sql(ALL + "where id = ? and verdict = 'WAITING' for update").param(id)
                .query(this::kept).optional();
    }

    /** The facts of a task, as they happened. */
    List<Kept> ofTask(UUID taskId) {
        return sql.sql(ALL + "where task_id = ? order by at, id").param(taskId)
                .query(this::kept).list();
    }

    List<Kept> undecided(UUID taskId) {
        return sql.sql(ALL + """
                where task_id = ? and decided_at is null order by at, id for update""")
                .param(taskId).query(this::kept).list();
    }

    int countOpen(String placeCode) {
        return sql.sql("""
                select count(distinct task_id) from field_fact
                where place_code >= ? and place_code <= ? and verdict = 'TASK'
                  and decided_at is null""").params(placeCode, placeCode + "~")
                .query(Integer.class).single();
    }

    /** Facts that the desk has still to decide, the longest waiting first. */
    List<Kept> open(String placeCode, int limit) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ? and verdict = 'TASK'
                  and decided_at is null order by received_at, id limit ?""")
                .params(placeCode, placeCode + "~", limit).query(this::kept).list();
    }

    void decide(UUID taskId, Actor by, Instant now, boolean entered, String why) {
        sql.sql("""
                update field_fact set decided_at = ?, decided_by = ?, decided_name = ?,
                    entered = ?, why = ? where task_id = ? and decided_at is null""")
                .params(Timestamp.from(now), by.id(), by.name(), entered, why, taskId).update();
    }

    private Kept kept(ResultSet row, int n) throws SQLException {
        var skew = Duration.ofMillis(row.getLong(5));
        var json = Objects.requireNonNull(seal.open(row.getBytes(7)));
        var fact = FactReading.read(JsonMapper.shared().readTree(json)).later(Skews.right(skew));
        return new Kept(fact, row.getString(1), row.getObject(2, UUID.class),
                row.getObject(3, UUID.class), row.getTimestamp(4).toInstant(), skew,
                row.getObject(6, UUID.class), Verdict.Kind.valueOf(row.getString(8)),
                row.getString(9), row.getObject(10, UUID.class),
                row.getObject(11, Boolean.class), row.getString(12), row.getString(13));
    }
}
