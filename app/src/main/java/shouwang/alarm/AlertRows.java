package shouwang.alarm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AlertRows {
    private static final String SELECT = """
            select id, place_code, elder_id, drill, what, raised_by, raised_at, ring, ring_at,
                   lead_id, going_at, there_at, handed_to, handed_at, doctor, doctor_says, outcome,
                   result, ended_at, ended_by from alarm_alert
            """;
    private static final String TOLD = """
            select alert_id, who, part, name, ring, minutes, why, told_at, answer, answered_at,
                   words, there_at from alarm_told
            """;
    private final JdbcClient sql;

    AlertRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** 0 where this one, or another one of the same elder, is there already. */
    int insert(UUID id, String place, UUID elderId, boolean drill, String what, String by,
            Instant at) {
        return sql.sql("""
                insert into alarm_alert (id, place_code, elder_id, drill, what, raised_by,
                    raised_at, ring_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(id, place, elderId, drill, what, by, at(at), at(at)).update();
    }

    Optional<Alert> find(UUID id) {
        return sql.sql(SELECT + "where id = ?").param(id).query(AlertRows::alert).optional();
    }

    Optional<Alert> forUpdate(UUID id) {
        return sql.sql(SELECT + "where id = ? for update").param(id).query(AlertRows::alert)
                .optional();
    }

    Optional<Alert> openOf(UUID elderId) {
        return sql.sql(SELECT + "where elder_id = ? and ended_at is null and not drill")
                .param(elderId).query(AlertRows::alert).optional();
    }

    Optional<Alert> openOfForUpdate(UUID elderId) {
        return sql.sql(SELECT + """
                where elder_id = ? and ended_at is null and not drill for update""")
                .param(elderId).query(AlertRows::alert).optional();
    }

    List<Alert> open(String placeCode, int limit) {
        return sql.sql(SELECT + """
                where place_code >= ? and place_code <= ? and ended_at is null
                order by drill, raised_at, id limit ?""")
                .params(placeCode, placeCode + "~", limit).query(AlertRows::alert).list();
    }

    List<Alert> list(String placeCode, Instant before, boolean drills, int limit) {
        return sql.sql(SELECT + """
                where village_code >= ? and village_code <= ? and raised_at < ? and drill = ?
                order by raised_at desc limit ?""")
                .params(placeCode, placeCode + "~", at(before), drills, limit)
                .query(AlertRows::alert).list();
    }

    List<UUID> due(Instant now, int limit) {
        return sql.sql("""
                select id from alarm_alert where ended_at is null and ring_at <= ?
                order by ring_at limit ?""").params(at(now), limit).query(UUID.class).list();
    }

    void ring(UUID id, int ring, @Nullable Instant next) {
        sql.sql("update alarm_alert set ring = ?, ring_at = ? where id = ?").param(ring)
                .param(maybe(next)).param(id).update();
    }

    /** Who leads from now on, and when the next ring is called. */
    void lead(UUID id, @Nullable UUID lead, @Nullable Instant going, @Nullable Instant next) {
        sql.sql("""
                update alarm_alert set lead_id = ?, going_at = coalesce(going_at, ?), ring_at = ?
                where id = ?""").param(lead).param(maybe(going)).param(maybe(next))
                .param(id).update();
    }

    void there(UUID id, Instant at) {
        sql.sql("""
                update alarm_alert set there_at = coalesce(there_at, ?), ring_at = null
                where id = ?""").params(at(at), id).update();
    }

    /** It was not her door, or it stayed shut; who else is there still counts. */
    void notThere(UUID id, UUID who) {
        sql.sql("update alarm_told set there_at = null where alert_id = ? and who = ?")
                .params(id, who).update();
        sql.sql("""
                update alarm_alert set there_at = (
                    select min(there_at) from alarm_told where alert_id = ?) where id = ?""")
                .params(id, id).update();
    }

    void handed(UUID id, String to, Instant at) {
        sql.sql("update alarm_alert set handed_to = ?, handed_at = ? where id = ?")
                .params(to, at(at), id).update();
    }

    void doctor(UUID id, String name, String says) {
        sql.sql("update alarm_alert set doctor = ?, doctor_says = ? where id = ?")
                .params(name, says, id).update();
    }

    void end(UUID id, Alert.Outcome outcome, String result, Instant at, String by) {
        sql.sql("""
                update alarm_alert set outcome = ?, result = ?, ended_at = ?, ended_by = ?,
                    ring_at = null where id = ? and ended_at is null""")
                .params(outcome.name(), result, at(at), by, id).update();
    }

    int tell(Told told, String place) {
        return sql.sql("""
                insert into alarm_told (alert_id, who, place_code, part, name, ring, minutes, why,
                    told_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(told.alertId()).param(told.who()).param(place).param(told.part().name())
                .param(told.name()).param(told.ring()).param(told.minutes()).param(told.why())
                .param(at(told.toldAt())).update();
    }

    List<Told> told(Collection<UUID> alertIds) {
        return sql.sql(TOLD + "where alert_id = any (?) order by ring, minutes, name")
                .param(alertIds.toArray(UUID[]::new)).query(AlertRows::told).list();
    }

    void answer(UUID alertId, UUID who, Told.Answer answer, @Nullable String words, Instant at) {
        sql.sql("""
                update alarm_told set answer = ?, words = ?, answered_at = ?
                where alert_id = ? and who = ?""").param(answer.name()).param(words)
                .param(at(at)).param(alertId).param(who).update();
    }

    void thereToo(UUID alertId, UUID who, Instant at) {
        sql.sql("""
                update alarm_told set there_at = coalesce(there_at, ?), answer = 'GOING',
                    answered_at = coalesce(answered_at, ?) where alert_id = ? and who = ?""")
                .params(at(at), at(at), alertId, who).update();
    }

    /** What an aide was called to and is not over yet. */
    List<Alert> calling(UUID aideId) {
        return sql.sql(SELECT + """
                where ended_at is null and id in (
                    select alert_id from alarm_told where who = ? and part = 'AIDE')
                order by drill, raised_at""").param(aideId).query(AlertRows::alert).list();
    }

    void need(UUID needId, UUID alertId, String place) {
        sql.sql("""
                insert into alarm_need (need_id, alert_id, place_code) values (?, ?, ?)
                on conflict (need_id) do update set alert_id = excluded.alert_id,
                    ended = false""").params(needId, alertId, place).update();
    }

    Optional<UUID> alertOf(UUID needId) {
        return sql.sql("select alert_id from alarm_need where need_id = ?").param(needId)
                .query(UUID.class).optional();
    }

    /** The needs behind an alert that are not over by themselves. */
    List<UUID> needs(UUID alertId) {
        return sql.sql("select need_id from alarm_need where alert_id = ? and not ended")
                .param(alertId).query(UUID.class).list();
    }

    void needEnded(UUID needId) {
        sql.sql("update alarm_need set ended = true where need_id = ?").param(needId).update();
    }

    void step(UUID id, UUID alertId, String place, Instant at, String by, String words) {
        sql.sql("""
                insert into alarm_step (id, alert_id, place_code, at, by_name, words)
                values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(id, alertId, place, at(at), by, words).update();
    }

    List<Alarm.Step> steps(UUID alertId) {
        return sql.sql("""
                select at, by_name, words from alarm_step where alert_id = ? order by at, id""")
                .param(alertId).query((row, n) -> new Alarm.Step(
                        row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3)))
                .list();
    }

    private static Alert alert(ResultSet row, int n) throws SQLException {
        var outcome = row.getString(17);
        return new Alert(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getBoolean(4), row.getString(5),
                row.getString(6), row.getTimestamp(7).toInstant(), row.getInt(8),
                instant(row, 9), row.getObject(10, UUID.class), instant(row, 11),
                instant(row, 12), row.getString(13), instant(row, 14), row.getString(15),
                row.getString(16), outcome == null ? null : Alert.Outcome.valueOf(outcome),
                row.getString(18), instant(row, 19), row.getString(20));
    }

    private static Told told(ResultSet row, int n) throws SQLException {
        var answer = row.getString(9);
        return new Told(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                Told.Part.valueOf(row.getString(3)), row.getString(4), row.getInt(5),
                row.getObject(6, Integer.class), row.getString(7),
                row.getTimestamp(8).toInstant(),
                answer == null ? null : Told.Answer.valueOf(answer), instant(row, 10),
                row.getString(11), instant(row, 12));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private static @Nullable Timestamp maybe(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
