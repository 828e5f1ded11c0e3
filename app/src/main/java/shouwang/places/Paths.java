package shouwang.places;

import java.sql.ResultSet;
import java.util.HashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** How long the ways between a village's hamlets are. */
@Component
@Transactional
public class Paths {
    private final JdbcClient sql;

    Paths(JdbcClient sql) {
        this.sql = sql;
    }

    /** All ways of one village. */
    @Transactional(readOnly = true)
    public Walks of(String villageCode) {
        var written = new HashMap<String, Integer>();
        sql.sql("""
                select from_code, to_code, minutes from places_path
                where place_code >= ? and place_code <= ?""")
                .params(villageCode, villageCode + "~").query((ResultSet row) -> {
                    written.put(row.getString(1) + " " + row.getString(2), row.getInt(3));
                });
        var points = new HashMap<String, double[]>();
        sql.sql("""
                select code, lon, lat from places_place
                where code >= ? and code <= ? and lon is not null and lat is not null""")
                .params(villageCode, villageCode + "~").query((ResultSet row) -> {
                    points.put(row.getString(1),
                            new double[] {row.getDouble(2), row.getDouble(3)});
                });
        return new Walks(written, points);
    }

    /** The village knows better: so many minutes on foot between two of its hamlets. */
    public void write(String from, String to, int minutes) {
        var village = Place.villageOf(from);
        if (!village.equals(Place.villageOf(to)) || from.equals(to)) {
            throw new Rejected(Reason.WRONG_KIND, "路程要写在同一个村的两个组之间。");
        }
        var first = from.compareTo(to) < 0 ? from : to;
        sql.sql("""
                insert into places_path (place_code, from_code, to_code, minutes)
                values (?, ?, ?, ?)
                on conflict (from_code, to_code) do update set minutes = excluded.minutes""")
                .params(village, first, first.equals(from) ? to : from, minutes).update();
    }
}
