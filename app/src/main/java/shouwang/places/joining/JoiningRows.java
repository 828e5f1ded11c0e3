package shouwang.places.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JoiningRows {
    private static final String ALL = """
            select id, place_code, from_code, into_code, from_name, into_name, joined_at,
                joined_by, undone_at from places_joining
            """;
    private final JdbcClient sql;

    JoiningRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Rows that were led from one place to another. */
    record Way(String from, String into, List<PlaceTies.Led> led) {}

    Optional<Joining> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(JoiningRows::joining).optional();
    }

    List<Joining> lately(String village, int most) {
        return sql.sql(ALL + "where place_code = ? order by joined_at desc, id desc limit ?")
                .params(village, most).query(JoiningRows::joining).list();
    }

    void insert(Joining one) {
        sql.sql("""
                insert into places_joining (id, place_code, from_code, into_code, from_name,
                    into_name, joined_at, joined_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)""").params(one.id(), one.village(), one.from(),
                        one.into(), one.fromName(), one.intoName(), Timestamp.from(one.at()),
                        one.by()).update();
    }

    void led(Joining one, Way way) {
        var led = way.led();
        sql.sql("""
                insert into places_led (joining_id, place_code, from_code, into_code, kind, what,
                    thing)
                select ?, ?, ?, ?, * from unnest(?::text[], ?::text[], ?::text[])""")
                .param(one.id()).param(one.village()).param(way.from()).param(way.into())
                .param(led.stream().map(PlaceTies.Led::kind).toArray(String[]::new))
                .param(led.stream().map(PlaceTies.Led::what).toArray(String[]::new))
                .param(led.stream().map(PlaceTies.Led::thing).toArray(String[]::new)).update();
    }

    List<Way> ways(UUID joining) {
        var all = sql.sql("""
                select from_code, into_code, kind, what, thing from places_led
                where joining_id = ? order by from_code""").param(joining)
                .query((row, n) -> new Way(row.getString(1), row.getString(2), List.of(
                        new PlaceTies.Led(row.getString(3), row.getString(4), row.getString(5)))))
                .list();
        return all.stream().map(Way::from).distinct().map(from -> {
            var its = all.stream().filter(way -> way.from().equals(from)).toList();
            return new Way(from, its.getFirst().into(), its.stream().flatMap(way ->
                    way.led().stream()).toList());
        }).toList();
    }

    void undone(UUID id, Instant at) {
        sql.sql("update places_joining set undone_at = ? where id = ?")
                .params(Timestamp.from(at), id).update();
    }

    void close(String code, LocalDate day) {
        sql.sql("update places_place set closed_on = ? where code = ?").params(day, code).update();
    }

    void reopen(String code) {
        sql.sql("update places_place set closed_on = null where code = ?").param(code).update();
    }

    private static Joining joining(ResultSet row, int n) throws SQLException {
        var undone = row.getTimestamp(9);
        return new Joining(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                row.getString(4), row.getString(5), row.getString(6),
                row.getTimestamp(7).toInstant(), row.getString(8),
                undone == null ? null : undone.toInstant());
    }
}
