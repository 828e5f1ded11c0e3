package shouwang.people.life;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.people.Elder;
import shouwang.people.ties.Ties.Taken;

/** The steps, what each took, and where people are. */
@Component
class LifeRows {
    private static final String ALL = """
            select id, person_id, place_code, kind, before_status, before_since, since, told_by,
                   told_name, told_at, seconded_by, seconded_name, seconded_at, undone_by,
                   undone_name, undone_at
            from people_departure\s""";
    private final JdbcClient sql;

    LifeRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Since when she is where she is, or null. */
    @Nullable LocalDate since(UUID person) {
        return sql.sql("select status_since from people_elder where person_id = ?").param(person)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .optional().flatMap(day -> day).orElse(null);
    }

    /** Who moved gives the number up to the village moved to; who did not claims it again. */
    void stand(UUID person, Elder.Status status, @Nullable LocalDate since) {
        sql.sql("update people_elder set status = ?, status_since = ? where person_id = ?")
                .param(status.name()).param(since).param(person).update();
        var moved = status == Elder.Status.MOVED;
        sql.sql("update people_person set moved_away = ? where id = ? and moved_away <> ?")
                .params(moved, person, moved).update();
    }

    /** The last day of an aide, or null while she helps. */
    void aide(UUID person, @Nullable LocalDate ended) {
        sql.sql("update people_aide set ended_on = ? where person_id = ?")
                .param(ended).param(person).update();
    }

    void insert(LifeEvent e) {
        var before = e.before();
        sql.sql("""
                insert into people_departure (id, person_id, place_code, kind, before_status,
                    before_since, since, told_by, told_name, told_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(e.id()).param(e.person()).param(e.placeCode()).param(e.kind().name())
                .param(before == null ? null : before.name()).param(e.beforeSince())
                .param(e.since()).param(e.told().by()).param(e.told().name())
                .param(Timestamp.from(e.told().at())).update();
    }

    Optional<LifeEvent> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(LifeRows::event).optional();
    }

    /** The newest first. */
    List<LifeEvent> of(UUID person, int limit) {
        return sql.sql(ALL + "where person_id = ? order by nr desc limit ?")
                .params(person, limit).query(LifeRows::event).list();
    }

    /** The last that holds. */
    Optional<LifeEvent> last(UUID person) {
        return sql.sql(ALL + """
                where person_id = ? and undone_at is null order by nr desc limit 1""")
                .param(person).query(LifeRows::event).optional();
    }

    /** Deaths below a place that nobody has confirmed yet, the oldest first. */
    List<LifeEvent> toSecond(String placeCode, int limit) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ? and kind = 'DEAD'
                  and seconded_at is null and undone_at is null order by nr limit ?""")
                .params(placeCode, placeCode + "~", limit).query(LifeRows::event).list();
    }

    void seconded(UUID id, Actor by, Instant now) {
        sql.sql("""
                update people_departure set seconded_by = ?, seconded_name = ?, seconded_at = ?
                where id = ?""").params(by.id(), by.name(), Timestamp.from(now), id).update();
    }

    void undone(UUID id, Actor by, Instant now) {
        sql.sql("""
                update people_departure set undone_by = ?, undone_name = ?, undone_at = ?
                where id = ?""").params(by.id(), by.name(), Timestamp.from(now), id).update();
    }

    /** What a departure took; what it took already stays as it was written first. */
    void took(LifeEvent e, Collection<Taken> all) {
        sql.sql("""
                insert into people_taken (departure_id, place_code, kind, thing, before, what)
                select ?, ?, * from unnest(?::text[], ?::uuid[], ?::text[], ?::text[])
                on conflict (departure_id, kind, thing) do nothing""")
                .param(e.id()).param(e.placeCode())
                .param(all.stream().map(Taken::kind).toArray(String[]::new))
                .param(all.stream().map(Taken::thing).toArray(UUID[]::new))
                .param(all.stream().map(Taken::before).toArray(String[]::new))
                .param(all.stream().map(Taken::what).toArray(String[]::new)).update();
    }

    /**
     * One thing a departure took.
     *
     * @param backBy the step that brought it back, or tried to; null while it is called off
     * @param lost why it did not come back; null where it did, or was not to
     */
    record Row(UUID departure, Taken taken, @Nullable UUID backBy, @Nullable String lost) {}

    List<Row> taken(Collection<UUID> departures) {
        return departures.isEmpty() ? List.of() : sql.sql("""
                select departure_id, kind, thing, before, what, back_by, lost from people_taken
                where departure_id = any (?) order by departure_id, kind, what, thing""")
                .param(departures.toArray(UUID[]::new)).query((row, n) -> new Row(
                        row.getObject(1, UUID.class), new Taken(row.getString(2),
                                row.getObject(3, UUID.class), row.getString(4), row.getString(5)),
                        row.getObject(6, UUID.class), row.getString(7))).list();
    }

    void back(UUID departure, Taken taken, @Nullable UUID backBy, @Nullable String lost) {
        sql.sql("""
                update people_taken set back_by = ?, lost = ?
                where departure_id = ? and kind = ? and thing = ?""")
                .param(backBy).param(lost).param(departure).param(taken.kind())
                .param(taken.thing()).update();
    }

    private static LifeEvent event(ResultSet row, int n) throws SQLException {
        var before = row.getString(5);
        return new LifeEvent(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                row.getString(3), LifeEvent.Kind.valueOf(row.getString(4)),
                before == null ? null : Elder.Status.valueOf(before),
                row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class),
                java.util.Objects.requireNonNull(said(row, 8)), said(row, 11), said(row, 14));
    }

    private static LifeEvent.@Nullable Said said(ResultSet row, int at) throws SQLException {
        var by = row.getObject(at, UUID.class);
        return by == null ? null : new LifeEvent.Said(by, row.getString(at + 1),
                row.getTimestamp(at + 2).toInstant());
    }
}
