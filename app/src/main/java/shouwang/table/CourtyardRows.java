package shouwang.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the courtyards. */
@Component
class CourtyardRows {
    private static final String YARD = "select id, place_code, name, days from table_courtyard ";
    private static final String MEAL = """
            select m.id, m.courtyard_id, m.place_code, m.day, m.host_id, m.dishes, m.status,
                   m.minutes, array(select g.person_id from table_guest g where g.meal_id = m.id)
            from table_courtyard_meal m\s""";
    private final JdbcClient sql;

    CourtyardRows(JdbcClient sql) {
        this.sql = sql;
    }

    int insert(Courtyard yard, Instant now) {
        return sql.sql("""
                insert into table_courtyard (id, place_code, name, days, made_at)
                values (?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(yard.id(), yard.placeCode(), yard.name(), yard.days(),
                        Timestamp.from(now)).update();
    }

    Optional<Courtyard> find(UUID id) {
        return sql.sql(YARD + "where id = ?").param(id).query(CourtyardRows::yard).optional();
    }

    /** Whoever plans or holds a meal of this courtyard waits for the one before. */
    void hold(UUID id) {
        sql.sql("select 1 from table_courtyard where id = ? for no key update").param(id)
                .query(Integer.class).single();
    }

    List<Courtyard> below(String place) {
        return sql.sql(YARD + """
                where place_code >= ? and place_code <= ? order by place_code, name, id
                limit 200""").params(place, place + "~").query(CourtyardRows::yard).list();
    }

    private static Courtyard yard(ResultSet row, int n) throws SQLException {
        return new Courtyard(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                row.getInt(4));
    }

    void neighbour(Courtyard yard, UUID person, boolean cooks, @Nullable LocalDate leftOn) {
        sql.sql("""
                insert into table_neighbour (courtyard_id, person_id, place_code, cooks, left_on)
                values (?, ?, ?, ?, ?) on conflict (courtyard_id, person_id) do update
                set cooks = excluded.cooks, left_on = excluded.left_on""")
                .param(yard.id()).param(person).param(yard.placeCode()).param(cooks)
                .param(leftOn).update();
    }

    /** A neighbour with the number of meals hosted beside the seat. */
    record Seated(TurnTaking.Seat seat, int hosted) {}

    List<Seated> seats(UUID yard) {
        return sql.sql("""
                select n.person_id, n.cooks, coalesce(h.portions, 0), coalesce(e.eaten, 0),
                       h.last, coalesce(h.meals, 0)
                from table_neighbour n
                left join (
                    select m.host_id, sum(k.guests) as portions, count(*) as meals,
                           max(m.day) as last
                    from table_courtyard_meal m
                    join (select meal_id, count(*) as guests from table_guest group by meal_id) k
                        on k.meal_id = m.id
                    where m.courtyard_id = ? and m.status = 'HELD' group by m.host_id
                ) h on h.host_id = n.person_id
                left join (
                    select g.person_id, count(*) as eaten
                    from table_guest g join table_courtyard_meal m on m.id = g.meal_id
                    where m.courtyard_id = ? and m.status = 'HELD' group by g.person_id
                ) e on e.person_id = n.person_id
                where n.courtyard_id = ? and n.left_on is null order by n.person_id""")
                .params(yard, yard, yard).query((row, n) -> new Seated(new TurnTaking.Seat(
                        row.getObject(1, UUID.class), row.getBoolean(2), row.getLong(3),
                        row.getLong(4), row.getObject(5, LocalDate.class)), row.getInt(6)))
                .list();
    }

    int insert(Courtyard.Meal meal, UUID by) {
        var fresh = sql.sql("""
                insert into table_courtyard_meal (id, courtyard_id, place_code, day, host_id,
                    status, entered_by)
                values (?, ?, ?, ?, ?, 'PLANNED', ?) on conflict do nothing""")
                .params(meal.id(), meal.courtyardId(), meal.placeCode(), meal.day(),
                        meal.hostId(), by).update();
        if (fresh == 1) {
            guests(meal.id(), meal.placeCode(), meal.guests());
        }
        return fresh;
    }

    void guests(UUID mealId, String place, Collection<UUID> who) {
        sql.sql("delete from table_guest where meal_id = ? and not person_id = any (?)")
                .param(mealId).param(who.toArray(UUID[]::new)).update();
        sql.sql("""
                insert into table_guest (meal_id, person_id, place_code)
                select ?, person, ? from unnest(?::uuid[]) as person on conflict do nothing""")
                .param(mealId).param(place).param(who.toArray(UUID[]::new)).update();
    }

    Optional<Courtyard.Meal> meal(UUID id) {
        return sql.sql(MEAL + "where m.id = ?").param(id).query(CourtyardRows::meal).optional();
    }

    /** The last sixty, in the order of their days: meals nobody ticked hide none to come. */
    List<Courtyard.Meal> planned(UUID yard) {
        return sql.sql(MEAL + """
                where m.courtyard_id = ? and m.status = 'PLANNED' order by m.day desc limit 60""")
                .param(yard).query(CourtyardRows::meal).list().reversed();
    }

    List<Courtyard.Meal> held(UUID yard, int limit) {
        return sql.sql(MEAL + """
                where m.courtyard_id = ? and m.status = 'HELD' order by m.day desc limit ?""")
                .params(yard, limit).query(CourtyardRows::meal).list();
    }

    /** The days that have a meal or were called off, from one on. */
    Set<LocalDate> taken(UUID yard, LocalDate from) {
        return new HashSet<>(sql.sql("""
                select day from table_courtyard_meal where courtyard_id = ? and day >= ?""")
                .params(yard, from).query(LocalDate.class).list());
    }

    void change(UUID mealId, UUID host, String dishes) {
        sql.sql("update table_courtyard_meal set host_id = ?, dishes = ? where id = ?")
                .params(host, dishes, mealId).update();
    }

    void status(UUID mealId, Courtyard.Status status, @Nullable Integer minutes) {
        sql.sql("update table_courtyard_meal set status = ?, minutes = ? where id = ?")
                .param(status.name()).param(minutes).param(mealId).update();
    }

    private static Courtyard.Meal meal(ResultSet row, int n) throws SQLException {
        return new Courtyard.Meal(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                row.getString(3), row.getObject(4, LocalDate.class),
                row.getObject(5, UUID.class), row.getString(6),
                Courtyard.Status.valueOf(row.getString(7)), row.getObject(8, Integer.class),
                Set.of((UUID[]) row.getArray(9).getArray()));
    }
}
