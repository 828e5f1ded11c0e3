package shouwang.places;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.WalkingTime.Spot;

/** How far it is from hamlet to hamlet: where they lie, and what the villages wrote down. */
@Component
@Transactional
public class Paths {
    private static final int MOST_MINUTES = 600;
    private static final Pattern CODE = Pattern.compile("[0-9]{12}([0-9]{3}){0,2}");
    private final JdbcClient sql;
    private final Roads roads;
    private final Clock clock;

    Paths(JdbcClient sql, Roads roads, Clock clock) {
        this.sql = sql;
        this.roads = roads;
        this.clock = clock;
    }

    /** Everything between these hamlets or villages, in one question. */
    @Transactional(readOnly = true)
    public TravelTimes between(Collection<String> codes) {
        var spots = new HashMap<String, Spot>();
        var noted = new ArrayList<TravelTimes.Noted>();
        sql.sql("""
                select code, null, null, null, lon, lat, altitude from places_place
                where code = any (?) and lon is not null and lat is not null
                union all
                select from_code, to_code, way, minutes, null, null, null from places_path
                where place_code = any (?)""")
                .param(codes.toArray(String[]::new)).param(above(codes)).query((row, n) -> {
                    var to = row.getString(2);
                    if (to == null) {
                        spots.put(row.getString(1), new Spot(row.getDouble(5), row.getDouble(6),
                                row.getObject(7, Integer.class)));
                    } else {
                        noted.add(new TravelTimes.Noted(row.getString(1), to,
                                Way.valueOf(row.getString(3)), row.getInt(4)));
                    }
                    return n;
                }).list();
        return new TravelTimes(codes, spots, noted, roads::from);
    }

    /** The villages, townships and counties these places lie in. */
    private static String[] above(Collection<String> codes) {
        var all = new TreeSet<String>();
        for (var code : codes) {
            for (var digits = 6; digits <= 12; digits += 3) {
                all.add(code.substring(0, Math.min(digits, code.length())));
            }
        }
        return all.toArray(String[]::new);
    }

    /**
     * Writes down what the village knows: minutes one way, null to take it back. A place and
     * itself: from door to door within it.
     */
    public void note(String from, String to, Way way, @Nullable Integer minutes, String by) {
        if (!CODE.matcher(from).matches() || !CODE.matcher(to).matches() || seen(from, to) < 1) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这两个组，可能不归您管。");
        }
        if (minutes == null) {
            sql.sql("delete from places_path where from_code = ? and to_code = ? and way = ?")
                    .params(from, to, way.name()).update();
            return;
        }
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new Rejected(Reason.OUT_OF_RANGE, "minutes", "分钟要在 0 到 600 之间。");
        }
        sql.sql("""
                insert into places_path (place_code, from_code, to_code, way, minutes, noted_by,
                    noted_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (from_code, to_code, way) do update set minutes = excluded.minutes,
                    noted_by = excluded.noted_by, noted_at = excluded.noted_at""")
                .params(common(from, to), from, to, way.name(), minutes, by,
                        Timestamp.from(clock.instant())).update();
    }

    private int seen(String from, String to) {
        var there = sql.sql("select count(*) from places_place where code in (?, ?)")
                .params(from, to).query(Integer.class).single();
        return from.equals(to) ? there : there - 1;
    }

    /** The lowest place above both: whoever may see it may see the way. */
    private static String common(String from, String to) {
        var digits = 12;
        while (digits > 6 && !from.regionMatches(0, to, 0, digits)) {
            digits -= 3;
        }
        return from.substring(0, digits);
    }

    /** What was written below a village, by name of the places. */
    @Transactional(readOnly = true)
    public List<TravelTimes.Noted> noted(String villageCode) {
        return sql.sql("""
                select from_code, to_code, way, minutes from places_path where place_code = ?
                order by from_code, to_code, way""").param(villageCode)
                .query((row, n) -> new TravelTimes.Noted(row.getString(1), row.getString(2),
                        Way.valueOf(row.getString(3)), row.getInt(4))).list();
    }

    /** Where these places lie, as far as anyone has said it. */
    @Transactional(readOnly = true)
    public Map<String, Spot> spots(Collection<String> codes) {
        var times = between(codes);
        var spots = new HashMap<String, Spot>();
        codes.forEach(code -> {
            var spot = times.spot(code);
            if (spot != null) {
                spots.put(code, spot);
            }
        });
        return spots;
    }

    /** Says where a place lies. */
    public void locate(String code, Spot spot) {
        if (Math.abs(spot.lon()) > 180 || Math.abs(spot.lat()) > 90) {
            throw new Rejected(Reason.OUT_OF_RANGE, "spot",
                    "经度在 −180 到 180 之间，纬度在 −90 到 90 之间，请再核对。");
        }
        var done = sql.sql("update places_place set lon = ?, lat = ?, altitude = ? where code = ?")
                .param(spot.lon()).param(spot.lat()).param(spot.altitude()).param(code).update();
        if (done != 1) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这个地方，可能不归您管。");
        }
    }
}
