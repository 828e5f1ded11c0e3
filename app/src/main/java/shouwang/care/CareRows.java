package shouwang.care;

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
import shouwang.access.Actor;

@Component
class CareRows {
    static final String NEED = """
            select id, place_code, elder_id, service, wish, people, raised_as, raised_by, via,
                   raised_at, answer_by, urgent, entered_name, status, level, end_reason, piece
            from care_need
            """;
    private static final String VISIT = """
            select id, place_code, elder_id, aide_id, need_id, service, task, planned_at,
                   started_at, finished_at, minutes, done, mood, status, why_not, method,
                   confirmed_by, confirmed_at, rating from care_visit
            """;
    private final JdbcClient sql;

    CareRows(JdbcClient sql) {
        this.sql = sql;
    }

    int insertNeed(Need need, Instant now, Actor by) {
        return sql.sql("""
                insert into care_need (id, place_code, elder_id, service, wish, people, raised_as,
                    raised_by, via, raised_at, answer_by, urgent, entered_at, entered_by,
                    entered_name, level, piece, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')
                on conflict (id) do nothing""")
                .params(need.id(), need.placeCode(), need.elderId(), need.service().name(),
                        need.wish(), need.people(), need.raisedAs().name(), need.raisedBy(),
                        need.via().name(), at(need.raisedAt()), at(need.answerBy()), need.urgent(),
                        at(now), by.id(), by.name(), need.level())
                .param(need.piece() == null ? null : need.piece().name()).update();
    }

    Optional<Need> need(UUID id) {
        return sql.sql(NEED + "where id = ?").param(id).query(CareRows::need).optional();
    }

    Optional<Need> needForUpdate(UUID id) {
        return sql.sql(NEED + "where id = ? for update").param(id).query(CareRows::need).optional();
    }

    List<Need> openNeeds(String placeCode, int limit) {
        return sql.sql(NEED + """
                where place_code >= ? and place_code <= ? and status in ('OPEN', 'GIVEN')
                order by urgent desc, answer_by,
                        id limit ?""").params(placeCode, placeCode + "~", limit)
                .query(CareRows::need).list();
    }

    int countOpen(String placeCode) {
        return sql.sql("""
                select count(*) from care_need where place_code >= ? and place_code <= ?
                and status in ('OPEN', 'GIVEN')""").params(placeCode, placeCode + "~")
                .query(Integer.class).single();
    }

    List<Need> needsOf(UUID elderId, int limit) {
        return sql.sql(NEED + "where elder_id = ? order by raised_at desc limit ?")
                .params(elderId, limit).query(CareRows::need).list();
    }

    List<Need> needs(String villageOrAbove, Instant before, int limit) {
        return sql.sql(NEED + """
                where village_code >= ? and village_code <= ? and raised_at < ?
                order by raised_at desc limit ?""")
                .params(villageOrAbove, villageOrAbove + "~", at(before), limit)
                .query(CareRows::need).list();
    }

    void needStatus(UUID id, Need.Status status, @Nullable Instant ended, @Nullable String reason) {
        sql.sql("update care_need set status = ?, ended_at = ?, end_reason = ? where id = ?")
                .param(status.name()).param(ended == null ? null : at(ended)).param(reason)
                .param(id).update();
    }

    void clarify(UUID id, Service service, String wish, boolean urgent, Instant answerBy) {
        sql.sql("""
                update care_need set piece = case when service = ? then piece end,
                    service = ?, wish = ?, urgent = ?, answer_by = ?
                where id = ?""")
                .params(service.name(), service.name(), wish, urgent, at(answerBy), id).update();
    }

    void level(UUID id, int level) {
        sql.sql("update care_need set level = ? where id = ? and level < ?")
                .params(level, id, level).update();
    }

    int insertVisit(UUID id, String place, Visit.Plan plan, Instant now, UUID by) {
        return sql.sql("""
                insert into care_visit (id, place_code, elder_id, aide_id, need_id, service, task,
                    planned_at, status, entered_at, entered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?) on conflict (id) do nothing""")
                .param(id).param(place).param(plan.elderId()).param(plan.aideId())
                .param(plan.needId()).param(plan.service().name()).param(plan.task())
                .param(at(plan.plannedAt())).param(at(now)).param(by).update();
    }

    Optional<Visit> visit(UUID id) {
        return sql.sql(VISIT + "where id = ?").param(id).query(CareRows::visit).optional();
    }

    List<Visit> visits(Collection<UUID> ids) {
        return sql.sql(VISIT + "where id = any (?)").param(ids.toArray(UUID[]::new))
                .query(CareRows::visit).list();
    }

    Optional<Visit> visitForUpdate(UUID id) {
        return sql.sql(VISIT + "where id = ? for update").param(id).query(CareRows::visit)
                .optional();
    }

    List<Visit> ofAide(UUID aideId, Instant from, Instant until) {
        return sql.sql(VISIT + """
                where aide_id = ? and planned_at >= ? and planned_at < ? order by planned_at, id""")
                .params(aideId, at(from), at(until)).query(CareRows::visit).list();
    }

    List<Visit> openOfAide(UUID aideId, Instant since) {
        return sql.sql(VISIT + """
                where aide_id = ? and planned_at >= ? and status in ('PLANNED', 'STARTED', 'DONE')
                order by planned_at limit 40""")
                .params(aideId, at(since)).query(CareRows::visit).list();
    }

    List<Visit> ofElder(UUID elderId, Instant before, int limit) {
        return sql.sql(VISIT + """
                where elder_id = ? and planned_at < ? order by planned_at desc limit ?""")
                .params(elderId, at(before), limit).query(CareRows::visit).list();
    }

    List<Visit> ofNeed(UUID needId, UUID elderId) {
        return sql.sql(VISIT + "where elder_id = ? and need_id = ? order by planned_at")
                .params(elderId, needId).query(CareRows::visit).list();
    }

    List<Visit> forNeeds(Collection<UUID> needIds) {
        return sql.sql(VISIT + """
                where need_id = any (?) and status not in ('CANCELLED', 'MISSED')""")
                .param(needIds.toArray(UUID[]::new)).query(CareRows::visit).list();
    }

    List<Visit> waiting(String placeCode, int limit) {
        return sql.sql(VISIT + """
                where place_code >= ? and place_code <= ? and status = 'DONE'
                order by finished_at limit ?""").params(placeCode, placeCode + "~", limit)
                .query(CareRows::visit).list();
    }

    int countWaiting(String placeCode) {
        return sql.sql("""
                select count(*) from care_visit
                where place_code >= ? and place_code <= ? and status = 'DONE'""")
                .params(placeCode, placeCode + "~").query(Integer.class).single();
    }

    /** How many visits a day has, and how many of them are done. */
    int[] day(String placeCode, Instant from, Instant until) {
        return sql.sql("""
                select count(*), count(*) filter (where status in ('DONE', 'CONFIRMED'))
                from care_visit where""" + " " + villages(placeCode) + """
                planned_at >= ? and planned_at < ? and status <> 'CANCELLED'""")
                .params(placeCode, placeCode, at(from), at(until))
                .query((row, n) -> new int[] {row.getInt(1), row.getInt(2)}).single();
    }

    /** One page of a day's visits, by id. */
    List<Visit> on(String placeCode, Instant from, Instant until, UUID afterId, int limit) {
        return sql.sql(VISIT + "where " + villages(placeCode) + """
                planned_at >= ? and planned_at < ? and id > ? order by id limit ?""")
                .params(placeCode, placeCode, at(from), at(until), afterId, limit)
                .query(CareRows::visit).list();
    }

    /** One village by equality, since only that lets the index go straight to the day. */
    private static String villages(String placeCode) {
        return placeCode.length() >= 12
                ? "village_code = substr(?, 1, 12) and place_code >= ? and "
                : "village_code >= ? and village_code <= ? || '~' and ";
    }

    void start(UUID id, Instant at) {
        sql.sql("update care_visit set status = 'STARTED', started_at = ? where id = ?")
                .params(at(at), id).update();
    }

    void finish(UUID id, Instant started, Visit.Finish finish, int minutes,
            @Nullable UUID by) {
        sql.sql("""
                update care_visit set status = 'DONE', started_at = ?, finished_at = ?, minutes = ?,
                    done = ?, mood = ?, told_by = ? where id = ?""")
                .param(at(started)).param(at(finish.at())).param(minutes).param(finish.done())
                .param(finish.mood()).param(by).param(id).update();
    }

    void toldBy(UUID id, UUID account) {
        sql.sql("update care_visit set told_by = ? where id = ? and status = 'DONE'")
                .params(account, id).update();
    }

    /** Whose account said that it was done; nothing for visits of before that was kept. */
    Optional<UUID> toldBy(UUID id) {
        return sql.sql("select told_by from care_visit where id = ? and told_by is not null")
                .param(id).query(UUID.class).optional();
    }

    void confirm(UUID id, Visit.Confirm confirm, Instant now, UUID by) {
        sql.sql("""
                update care_visit set status = 'CONFIRMED', method = ?, confirmed_by = ?,
                    confirmed_at = ?, recorded_by = ?, rating = ?, remark = ? where id = ?""")
                .param(confirm.method().name()).param(confirm.by()).param(at(now)).param(by)
                .param(confirm.rating()).param(confirm.remark()).param(id).update();
    }

    void sign(Visit visit, byte[] picture, Instant now) {
        sql.sql("""
                insert into care_signature (visit_id, place_code, picture, made_at)
                values (?, ?, ?, ?) on conflict (visit_id) do nothing""")
                .params(visit.id(), visit.placeCode(), picture, at(now)).update();
    }

    Optional<byte[]> signature(UUID visitId) {
        return sql.sql("select picture from care_signature where visit_id = ?").param(visitId)
                .query((row, n) -> row.getBytes(1)).optional();
    }

    boolean met(UUID aideId, UUID elderId, Instant since) {
        return sql.sql("""
                select exists (select from care_visit
                    where aide_id = ? and elder_id = ? and planned_at >= ?)""")
                .params(aideId, elderId, at(since)).query(Boolean.class).single();
    }

    void end(UUID id, Visit.Status status, String why) {
        sql.sql("update care_visit set status = ?, why_not = ? where id = ?")
                .params(status.name(), why, id).update();
    }

    static Need need(ResultSet row, int number) throws SQLException {
        return new Need(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), Service.valueOf(row.getString(4)), row.getString(5),
                row.getInt(6), Need.RaisedAs.valueOf(row.getString(7)), row.getString(8),
                Need.Via.valueOf(row.getString(9)), row.getTimestamp(10).toInstant(),
                row.getTimestamp(11).toInstant(), row.getBoolean(12),
                row.getString(13), Need.Status.valueOf(row.getString(14)), row.getInt(15),
                row.getString(16), row.getString(17) == null ? null
                        : Service.Piece.valueOf(row.getString(17)));
    }

    private static Visit visit(ResultSet row, int number) throws SQLException {
        var method = row.getString(16);
        return new Visit(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                row.getObject(5, UUID.class), Service.valueOf(row.getString(6)), row.getString(7),
                row.getTimestamp(8).toInstant(), instant(row, 9), instant(row, 10),
                row.getObject(11, Integer.class), row.getString(12),
                row.getObject(13, Integer.class), Visit.Status.valueOf(row.getString(14)),
                row.getString(15), method == null ? null : Visit.Method.valueOf(method),
                row.getString(17), instant(row, 18), row.getObject(19, Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
