package shouwang.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.kernel.Money;
import shouwang.kernel.Points;

/** Rows of the canteen. */
@Component
class CanteenRows {
    private static final String MEAL = """
            select id, place_code, elder_id, day, manner, soft, price_fen, payment_id
            from table_meal\s""";
    private final JdbcClient sql;

    CanteenRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Terms> terms(String village) {
        return sql.sql("""
                select village_code, days, price_fen, minutes, open from table_canteen
                where village_code = ?""").param(village).query((row, n) -> new Terms(
                        row.getString(1), row.getInt(2), new Money(row.getInt(3)),
                        row.getObject(4) == null ? null : new Points(row.getInt(4)),
                        row.getBoolean(5))).optional();
    }

    void terms(Terms terms) {
        var points = terms.points();
        sql.sql("""
                insert into table_canteen (village_code, days, price_fen, minutes, open)
                values (?, ?, ?, ?, ?) on conflict (village_code) do update
                set days = excluded.days, price_fen = excluded.price_fen,
                    minutes = excluded.minutes, open = excluded.open""")
                .param(terms.villageCode()).param(terms.days()).param(terms.price().fen())
                .param(points == null ? null : points.minutes()).param(terms.open()).update();
    }

    Set<UUID> cooks(String village) {
        return new HashSet<>(sql.sql("select person_id from table_cook where village_code = ?")
                .param(village).query(UUID.class).list());
    }

    void cook(String village, UUID person, boolean cooks) {
        sql.sql(cooks ? """
                insert into table_cook (village_code, person_id) values (?, ?)
                on conflict do nothing"""
                : "delete from table_cook where village_code = ? and person_id = ?")
                .params(village, person).update();
    }

    /** Dishes and, where it is another than usual, the price of that day. */
    record Menu(String dishes, @Nullable Money price) {}

    Optional<Menu> menu(String village, LocalDate day) {
        return sql.sql("""
                select dishes, price_fen from table_menu where village_code = ? and day = ?""")
                .params(village, day).query((row, n) -> new Menu(row.getString(1),
                        row.getObject(2) == null ? null : new Money(row.getInt(2)))).optional();
    }

    void menu(String village, LocalDate day, String dishes, @Nullable Money price) {
        sql.sql("""
                insert into table_menu (village_code, day, dishes, price_fen) values (?, ?, ?, ?)
                on conflict (village_code, day) do update
                set dishes = excluded.dishes, price_fen = excluded.price_fen""")
                .param(village).param(day).param(dishes)
                .param(price == null ? null : price.fen()).update();
    }

    List<Eater> eaters(String village) {
        return sql.sql("""
                select elder_id, days, manner, soft, away_from, away_until from table_eater
                where village_code = ?""").param(village).query(CanteenRows::eater).list();
    }

    Optional<Eater> eater(UUID elderId) {
        return sql.sql("""
                select elder_id, days, manner, soft, away_from, away_until from table_eater
                where elder_id = ?""").param(elderId).query(CanteenRows::eater).optional();
    }

    private static Eater eater(ResultSet row, int n) throws SQLException {
        return new Eater(row.getObject(1, UUID.class), row.getInt(2),
                Meal.Manner.valueOf(row.getString(3)), row.getBoolean(4),
                row.getObject(5, LocalDate.class), row.getObject(6, LocalDate.class));
    }

    void eater(String place, Eater eater) {
        sql.sql("""
                insert into table_eater (elder_id, place_code, days, manner, soft, away_from,
                    away_until)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (elder_id) do update
                set place_code = excluded.place_code, days = excluded.days,
                    manner = excluded.manner, soft = excluded.soft,
                    away_from = excluded.away_from, away_until = excluded.away_until""")
                .param(eater.elderId()).param(place).param(eater.days())
                .param(eater.manner().name()).param(eater.soft()).param(eater.awayFrom())
                .param(eater.awayUntil()).update();
    }

    void single(String place, UUID elderId, LocalDate day, boolean eats) {
        sql.sql("""
                insert into table_single_day (elder_id, day, place_code, eats) values (?, ?, ?, ?)
                on conflict (elder_id, day) do update set eats = excluded.eats""")
                .params(elderId, day, place, eats).update();
    }

    /** What was said for one day: elder → eats. */
    Map<UUID, Boolean> singles(String village, LocalDate day) {
        var said = new HashMap<UUID, Boolean>();
        sql.sql("""
                select elder_id, eats from table_single_day
                where day = ? and place_code >= ? and place_code <= ?""")
                .params(day, village, village + "~").query((row, n) ->
                        said.put(row.getObject(1, UUID.class), row.getBoolean(2))).list();
        return said;
    }

    /** What was said for the days of one elder, from one on: day → eats. */
    Map<LocalDate, Boolean> singles(UUID elder, LocalDate from) {
        var said = new HashMap<LocalDate, Boolean>();
        sql.sql("select day, eats from table_single_day where elder_id = ? and day >= ?")
                .params(elder, from).query((row, n) ->
                        said.put(row.getObject(1, LocalDate.class), row.getBoolean(2))).list();
        return said;
    }

    Set<LocalDate> counted(String village, LocalDate since) {
        return new HashSet<>(sql.sql("""
                select day from table_counted where village_code = ? and day >= ?""")
                .params(village, since).query(LocalDate.class).list());
    }

    /** True for the one who counts first; whoever comes later waits and finds it counted. */
    boolean count(String village, LocalDate day, Instant now) {
        return sql.sql("""
                insert into table_counted (village_code, day, at) values (?, ?, ?)
                on conflict do nothing""").params(village, day, Timestamp.from(now))
                .update() == 1;
    }

    void insert(List<Meal> meals) {
        if (meals.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into table_meal (id, place_code, elder_id, day, manner, soft, price_fen)
                select m.id, m.place, m.elder, ?::date, m.manner, m.soft, m.price
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::boolean[], ?::int[])
                    as m (id, place, elder, manner, soft, price)
                on conflict do nothing""")
                .param(meals.getFirst().day())
                .param(meals.stream().map(Meal::id).toArray(UUID[]::new))
                .param(meals.stream().map(Meal::placeCode).toArray(String[]::new))
                .param(meals.stream().map(Meal::elderId).toArray(UUID[]::new))
                .param(meals.stream().map(meal -> meal.manner().name()).toArray(String[]::new))
                .param(meals.stream().map(Meal::soft).toArray(Boolean[]::new))
                .param(meals.stream().map(meal -> (int) meal.price().fen())
                        .toArray(Integer[]::new)).update();
    }

    List<Meal> meals(String village, LocalDate day) {
        return sql.sql(MEAL + "where village_code = ? and day = ? order by elder_id")
                .params(village, day).query(CanteenRows::meal).list();
    }

    List<MealMoney.Owing> owing(String village) {
        return sql.sql("""
                select elder_id, count(*), sum(price_fen), min(day), max(day) from table_meal
                where village_code = ? and payment_id is null
                group by elder_id order by elder_id""")
                .param(village).query((row, n) -> new MealMoney.Owing(
                        row.getObject(1, UUID.class), row.getInt(2), new Money(row.getLong(3)),
                        row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)))
                .list();
    }

    List<Meal> holdUnpaid(UUID elderId) {
        return sql.sql(MEAL + """
                where elder_id = ? and payment_id is null order by day for no key update""")
                .param(elderId).query(CanteenRows::meal).list();
    }

    void paid(Collection<UUID> meals, UUID payment) {
        sql.sql("update table_meal set payment_id = ? where id = any (?)")
                .param(payment).param(meals.toArray(UUID[]::new)).update();
    }

    private static Meal meal(ResultSet row, int n) throws SQLException {
        return new Meal(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, LocalDate.class),
                Meal.Manner.valueOf(row.getString(5)), row.getBoolean(6),
                new Money(row.getInt(7)), row.getObject(8, UUID.class));
    }
}
