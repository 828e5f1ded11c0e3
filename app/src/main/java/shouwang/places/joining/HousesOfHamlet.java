package shouwang.places.joining;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Liaison points, hearths and what belongs to them. */
@Component
@Order(10)
class HousesOfHamlet extends PlacedAt {
    private final JdbcClient sql;

    HousesOfHamlet(JdbcClient sql) {
        super(sql, List.of(new Table("places_site", "x.id::text", "场地"),
                new Table("places_site_hours", "x.site_id::text || x.weekday", ""),
                new Table("places_site_day", "x.site_id::text || x.day", ""),
                new Table("places_room", "x.id::text", ""),
                new Table("places_equipment", "x.id::text", ""),
                new Table("places_booking", "x.id::text", ""),
                new Table("places_site_picture", "x.id::text", "")));
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "places.site";
    }

    @Override
    public List<String> against(String from, String into) {
        return sql.sql("""
                select a.name from places_site a join places_site b on b.kind = a.kind
                    and b.name = a.name where a.place_code = ? and b.place_code = ?
                    and a.closed_on is null and b.closed_on is null""").params(from, into)
                .query(String.class).list().stream().map(name ->
                        "两个组都有叫“" + name + "”的场地，请先给其中一处改个名字。").toList();
    }
}
