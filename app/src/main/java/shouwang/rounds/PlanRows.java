package shouwang.rounds;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.care.Timetable.Slot;

@Component
class PlanRows {
    private static final String PLAN = """
            select id, place_code, on_day, status, version, walk_minutes, late_minutes, made_by,
                   made_at, accepted_by from rounds_plan
            """;
    private final JdbcClient sql;

    PlanRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<RoundsOfDay> find(String placeCode, LocalDate day) {
        return sql.sql(PLAN + "where place_code = ? and on_day = ?").params(placeCode, day)
                .query(PlanRows::plan).optional().map(this::filled);
    }

    Optional<RoundsOfDay> find(UUID id) {
        return sql.sql(PLAN + "where id = ?").param(id).query(PlanRows::plan).optional()
                .map(this::filled);
    }

    /** Holds the plan until the transaction ends: changes come one after the other. */
    Optional<RoundsOfDay> hold(UUID id) {
        return sql.sql(PLAN + "where id = ? for update").param(id).query(PlanRows::plan)
                .optional().map(this::filled);
    }

    /** Visit → minutes on the way to it, of the rounds an aide was given. */
    Map<UUID, Integer> ways(UUID aideId, LocalDate from, LocalDate last) {
        return sql.sql("""
                select s.visit_id, s.way_minutes from rounds_stop s
                join rounds_plan p on p.id = s.plan_id and p.status = 'ACCEPTED'
                    and p.on_day between ? and ?
                where s.aide_id = ? order by p.accepted_at""").params(from, last, aideId)
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue,
                        (earlier, later) -> later));
    }

    private RoundsOfDay filled(RoundsOfDay bare) {
        var stops = sql.sql("""
                select visit_id, aide_id, way_minutes, begins, lasts, late, fixed from rounds_stop
                where plan_id = ? order by aide_id, place_in_row""").param(bare.id())
                .query((row, n) -> new Stop(row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class), row.getInt(3), row.getInt(4), row.getInt(5),
                        row.getInt(6), row.getBoolean(7))).list();
        var left = sql.sql("select visit_id, why from rounds_left where plan_id = ? order by 1")
                .param(bare.id()).query((row, n) -> new RoundsOfDay.Left(
                        row.getObject(1, UUID.class), row.getString(2))).list();
        return new RoundsOfDay(bare.id(), bare.placeCode(), bare.day(), bare.status(),
                bare.version(), bare.walk(), bare.late(), bare.madeBy(), bare.madeAt(),
                bare.acceptedBy(), stops, left);
    }

    /**
     * Puts a plan in the place of the day's last one; false where that was changed meanwhile.
     *
     * @param read how the visits stood that it was reckoned from
     */
    boolean replace(RoundsOfDay plan, int seenVersion, List<Slot> read) {
        var done = sql.sql("""
                insert into rounds_plan (id, place_code, on_day, status, version, walk_minutes,
                    late_minutes, made_by, made_at) values (?, ?, ?, 'PROPOSED', ?, ?, ?, ?, ?)
                on conflict (place_code, on_day) do update set status = 'PROPOSED',
                    version = rounds_plan.version + 1, walk_minutes = excluded.walk_minutes,
                    late_minutes = excluded.late_minutes, made_by = excluded.made_by,
                    made_at = excluded.made_at, accepted_by = null, accepted_at = null
                where rounds_plan.version = ?""")
                .param(plan.id()).param(plan.placeCode()).param(Date.valueOf(plan.day()))
                .param(plan.version()).param(plan.walk()).param(plan.late()).param(plan.madeBy())
                .param(Timestamp.from(plan.madeAt())).param(seenVersion).update();
        if (done == 0) {
            return false;
        }
        var id = sql.sql("select id from rounds_plan where place_code = ? and on_day = ?")
                .params(plan.placeCode(), plan.day()).query(UUID.class).single();
        fill(id, plan);
        saw(id, plan.placeCode(), read);
        return true;
    }

    /** How each visit stood when the plan was reckoned or last accepted: visit → that. */
    Map<UUID, Slot> seen(UUID planId) {
        return sql.sql("select visit_id, aide_id, planned_at from rounds_seen where plan_id = ?")
                .param(planId).query((row, n) -> new Slot(row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class), row.getTimestamp(3).toInstant())).list()
                .stream().collect(Collectors.toMap(Slot::visitId, slot -> slot));
    }

    void saw(UUID planId, String placeCode, List<Slot> slots) {
        sql.sql("delete from rounds_seen where plan_id = ?").param(planId).update();
        sql.sql("""
                insert into rounds_seen (plan_id, place_code, visit_id, aide_id, planned_at)
                select ?, ?, v, a, t::timestamptz
                from unnest(?::uuid[], ?::uuid[], ?::text[]) as s (v, a, t)""")
                .param(planId).param(placeCode)
                .param(slots.stream().map(Slot::visitId).toArray(UUID[]::new))
                .param(slots.stream().map(Slot::aideId).toArray(UUID[]::new))
                .param(slots.stream().map(slot -> slot.at().toString()).toArray(String[]::new))
                .update();
    }

    /** Writes what a person changed; the plan is held. */
    void change(RoundsOfDay plan) {
        sql.sql("""
                update rounds_plan set status = 'PROPOSED', version = version + 1,
                    walk_minutes = ?, late_minutes = ?, accepted_by = null, accepted_at = null
                where id = ?""").params(plan.walk(), plan.late(), plan.id()).update();
        fill(plan.id(), plan);
    }

    private void fill(UUID id, RoundsOfDay plan) {
        sql.sql("delete from rounds_stop where plan_id = ?").param(id).update();
        sql.sql("delete from rounds_left where plan_id = ?").param(id).update();
        var stops = plan.stops();
        sql.sql("""
                insert into rounds_stop (plan_id, place_code, visit_id, aide_id, place_in_row,
                    way_minutes, begins, lasts, late, fixed)
                select ?, ?, * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::int[],
                    ?::int[], ?::int[], ?::boolean[])""")
                .param(id).param(plan.placeCode())
                .param(stops.stream().map(Stop::visitId).toArray(UUID[]::new))
                .param(stops.stream().map(Stop::aideId).toArray(UUID[]::new))
                .param(IntStream.range(0, stops.size()).boxed().toArray(Integer[]::new))
                .param(stops.stream().map(Stop::way).toArray(Integer[]::new))
                .param(stops.stream().map(Stop::begins).toArray(Integer[]::new))
                .param(stops.stream().map(Stop::lasts).toArray(Integer[]::new))
                .param(stops.stream().map(Stop::late).toArray(Integer[]::new))
                .param(stops.stream().map(Stop::fixed).toArray(Boolean[]::new)).update();
        sql.sql("""
                insert into rounds_left (plan_id, place_code, visit_id, why)
                select ?, ?, * from unnest(?::uuid[], ?::text[])""")
                .param(id).param(plan.placeCode())
                .param(plan.left().stream().map(RoundsOfDay.Left::visitId).toArray(UUID[]::new))
                .param(plan.left().stream().map(RoundsOfDay.Left::why).toArray(String[]::new))
                .update();
    }

    void accept(UUID id, String by, Instant at) {
        sql.sql("""
                update rounds_plan set status = 'ACCEPTED', accepted_by = ?, accepted_at = ?
                where id = ?""").params(by, Timestamp.from(at), id).update();
    }

    private static RoundsOfDay plan(ResultSet row, int number) throws SQLException {
        return new RoundsOfDay(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, LocalDate.class), RoundsOfDay.Status.valueOf(row.getString(4)),
                row.getInt(5), row.getInt(6), row.getInt(7), row.getString(8),
                row.getTimestamp(9).toInstant(), row.getString(10), List.of(), List.of());
    }
}
