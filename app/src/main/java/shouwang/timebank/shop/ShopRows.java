package shouwang.timebank.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Points;

/** Rows of the co-op. */
@Component
class ShopRows {
    private static final String GOOD = """
            select id, place_code, number, name, unit, minutes, stock, withdrawn_at is not null
            from timebank_good\s""";
    private static final String SALE = """
            select s.id, s.place_code, s.household_id, s.spender_id, s.minutes, s.at,
                s.entered_name, r.at
            from timebank_sale s left join timebank_sale_return r on r.sale_id = s.id\s""";
    private final JdbcClient sql;

    ShopRows(JdbcClient sql) {
        this.sql = sql;
    }

    private static Good good(ResultSet row, int n) throws SQLException {
        return new Good(row.getObject(1, UUID.class), row.getString(2), row.getInt(3),
                row.getString(4), row.getString(5), new Points(row.getLong(6)), row.getInt(7),
                row.getBoolean(8));
    }

    List<Good> shelf(String village) {
        return sql.sql(GOOD + "where place_code = ? order by number").param(village)
                .query(ShopRows::good).list();
    }

    Optional<Good> good(UUID id) {
        return sql.sql(GOOD + "where id = ?").param(id).query(ShopRows::good).optional();
    }

    /** Holds the rows until the transaction ends, always in the order of their ids. */
    Map<UUID, Good> hold(Collection<UUID> ids) {
        return sql.sql(GOOD + "where id = any (?) order by id for update")
                .param(ids.toArray(UUID[]::new)).query(ShopRows::good).list().stream()
                .collect(Collectors.toMap(Good::id, Function.identity()));
    }

    int insertGood(UUID id, String village, Good.Form form, Instant now) {
        return sql.sql("""
                insert into timebank_good (id, place_code, number, name, unit, minutes, made_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(id, village, form.number(), form.name(), form.unit(),
                        form.price().minutes(), Timestamp.from(now)).update();
    }

    void changeGood(UUID id, String name, String unit, Points price) {
        sql.sql("update timebank_good set name = ?, unit = ?, minutes = ? where id = ?")
                .params(name, unit, price.minutes(), id).update();
    }

    void withdraw(UUID id, @Nullable Instant at) {
        sql.sql("update timebank_good set withdrawn_at = ? where id = ?")
                .param(at == null ? null : Timestamp.from(at)).param(id).update();
    }

    boolean moved(UUID id) {
        return sql.sql("select exists (select from timebank_movement where id = ?)").param(id)
                .query(Boolean.class).single();
    }

    /** Stock and its book move together. */
    void move(UUID id, Good good, Movement.Kind kind, int quantity, @Nullable UUID sale,
            String memo, Instant now, UUID by) {
        var after = sql.sql("update timebank_good set stock = stock + ? where id = ? "
                + "returning stock").params(quantity, good.id()).query(Integer.class).single();
        sql.sql("""
                insert into timebank_movement (id, place_code, good_id, kind, quantity,
                    stock_after, sale_id, memo, at, entered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id).param(good.placeCode()).param(good.id()).param(kind.name())
                .param(quantity).param(after).param(sale).param(memo).param(Timestamp.from(now))
                .param(by).update();
    }

    List<Movement> movements(UUID goodId, int limit) {
        return sql.sql("""
                select id, good_id, kind, quantity, stock_after, memo, at from timebank_movement
                where good_id = ? order by at desc, id desc limit ?""").params(goodId, limit)
                .query((row, n) -> new Movement(row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class), Movement.Kind.valueOf(row.getString(3)),
                        row.getInt(4), row.getInt(5), row.getString(6),
                        row.getTimestamp(7).toInstant())).list();
    }

    /** One at a time at a village's counter, until the transaction ends. */
    void holdTill(String village) {
        sql.sql("insert into timebank_till (place_code) values (?) on conflict do nothing")
                .param(village).update();
        sql.sql("select place_code from timebank_till where place_code = ? for update")
                .param(village).query(String.class).single();
    }

    void insertSale(Sale sale, Actor by) {
        sql.sql("""
                insert into timebank_sale (id, place_code, household_id, spender_id, minutes, at,
                    entered_by, entered_name) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(sale.id(), sale.placeCode(), sale.householdId(), sale.spenderId(),
                        sale.points().minutes(), Timestamp.from(sale.at()), by.id(), by.name())
                .update();
        for (var line : sale.lines()) {
            sql.sql("""
                    insert into timebank_sale_line (sale_id, good_id, place_code, name, unit,
                        quantity, minutes) values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(sale.id(), line.goodId(), sale.placeCode(), line.name(), line.unit(),
                            line.quantity(), line.price().minutes()).update();
        }
    }

    Optional<Sale> sale(UUID id) {
        return sales(sql.sql(SALE + "where s.id = ?").param(id)).stream().findFirst();
    }

    List<Sale> sales(String placeCode, Instant since, Instant until, int limit) {
        return sales(sql.sql(SALE + """
                where s.place_code >= ? and s.place_code <= ? and s.at > ? and s.at <= ?
                order by s.at desc, s.id limit ?""").params(placeCode, placeCode + "~",
                Timestamp.from(since), Timestamp.from(until), limit));
    }

    private List<Sale> sales(JdbcClient.StatementSpec asked) {
        var found = asked.query((row, n) -> {
            var back = row.getTimestamp(8);
            return new Sale(row.getObject(1, UUID.class), row.getString(2),
                    row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                    new Points(row.getLong(5)), row.getTimestamp(6).toInstant(),
                    row.getString(7), List.of(), back == null ? null : back.toInstant());
        }).list();
        var lines = lines(found.stream().map(Sale::id).toList());
        return found.stream().map(s -> new Sale(s.id(), s.placeCode(), s.householdId(),
                s.spenderId(), s.points(), s.at(), s.enteredName(),
                lines.getOrDefault(s.id(), List.of()), s.returned())).toList();
    }

    private Map<UUID, List<Sale.Line>> lines(List<UUID> sales) {
        var all = new LinkedHashMap<UUID, List<Sale.Line>>();
        sql.sql("""
                select sale_id, good_id, name, unit, quantity, minutes from timebank_sale_line
                where sale_id = any (?) order by name, good_id""")
                .param(sales.toArray(UUID[]::new)).query((row, n) -> all.computeIfAbsent(
                        row.getObject(1, UUID.class), id -> new ArrayList<>()).add(new Sale.Line(
                        row.getObject(2, UUID.class), row.getString(3), row.getString(4),
                        row.getInt(5), new Points(row.getLong(6))))).list();
        return all;
    }

    void insertReturn(Sale sale, String reason, Instant now, UUID by) {
        sql.sql("""
                insert into timebank_sale_return (sale_id, place_code, minutes, reason, at,
                    entered_by) values (?, ?, ?, ?, ?, ?)""")
                .params(sale.id(), sale.placeCode(), sale.points().minutes(), reason,
                        Timestamp.from(now), by).update();
    }

    /** What was sold and brought back in a span: counts and minutes. */
    long[] sums(String village, Instant since, Instant until) {
        return sql.sql("""
                select s.n, s.m, r.n, r.m from
                  (select count(*) as n, coalesce(sum(minutes), 0) as m from timebank_sale
                   where place_code = :village and at > :since and at <= :until) s,
                  (select count(*) as n, coalesce(sum(minutes), 0) as m from timebank_sale_return
                   where place_code = :village and at > :since and at <= :until) r""")
                .param("village", village).param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .query((row, n) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3),
                    row.getLong(4)}).single();
    }

    /** Goods sold less goods brought back in a span. */
    List<Settlement.Given> given(String village, Instant since, Instant until) {
        return sql.sql("""
                select name, unit, sum(q), sum(q * minutes) from (
                  select l.name, l.unit, l.quantity as q, l.minutes from timebank_sale s
                  join timebank_sale_line l on l.sale_id = s.id
                  where s.place_code = :village and s.at > :since and s.at <= :until
                  union all
                  select l.name, l.unit, -l.quantity, l.minutes from timebank_sale_return r
                  join timebank_sale_line l on l.sale_id = r.sale_id
                  where r.place_code = :village and r.at > :since and r.at <= :until) x
                group by name, unit having sum(q) <> 0 order by 4 desc, 1""")
                .param("village", village).param("since", Timestamp.from(since))
                .param("until", Timestamp.from(until))
                .query((row, n) -> new Settlement.Given(row.getString(1), row.getString(2),
                        row.getInt(3), new Points(row.getLong(4)))).list();
    }

    void insert(Settlement s, UUID by) {
        sql.sql("""
                insert into timebank_settlement (id, place_code, since, until, sales, sold,
                    returns, returned, settled, entered_by, entered_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(s.id(), s.placeCode(), Timestamp.from(s.since()),
                        Timestamp.from(s.until()), s.sales(), s.sold().minutes(), s.returns(),
                        s.returned().minutes(), s.settled().minutes(), by, s.enteredName())
                .update();
    }

    /** The newest first. */
    List<Settlement> settlements(String village, int limit) {
        return settlements(sql.sql(SETTLEMENT + "where place_code = ? order by until desc limit ?")
                .params(village, limit));
    }

    Optional<Settlement> settlement(UUID id) {
        return settlements(sql.sql(SETTLEMENT + "where id = ?").param(id)).stream().findFirst();
    }

    private static final String SETTLEMENT = """
            select id, place_code, since, until, sales, sold, returns, returned, settled,
                entered_name from timebank_settlement\s""";

    private static List<Settlement> settlements(JdbcClient.StatementSpec asked) {
        return asked.query((row, n) -> new Settlement(row.getObject(1, UUID.class),
                row.getString(2), row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant(),
                row.getInt(5), new Points(row.getLong(6)), row.getInt(7),
                new Points(row.getLong(8)), new Points(row.getLong(9)), row.getString(10))).list();
    }

}
