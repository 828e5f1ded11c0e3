package shouwang.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many there are in each village, for the boards. Counts everyone alive and not moved away. */
@Component
@Transactional(readOnly = true)
public class PeopleCounts {
    private static final int VERY_OLD = 80;
    private static final int YOUNG_OLD = 70;
    private final JdbcClient sql;
    private final Clock clock;

    PeopleCounts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The elders of a village.
     *
     * @param atHome those who are neither away nor in hospital
     * @param youngOld under 70
     * @param veryOld 80 and older
     */
    public record Elderly(int all, int atHome, int youngOld, int veryOld,
            Map<Elder.Category, Integer> categories) {}

    /** Village code → its elders; a village without any is not there. */
    public Map<String, Elderly> elders(String placeCode) {
        var today = LocalDate.now(clock);
        var byVillage = new HashMap<String, Elderly>();
        sql.sql("""
                select p.village_code, count(*), count(*) filter (where e.status = 'HERE'),
                    count(*) filter (where p.born > ?), count(*) filter (where p.born <= ?),
                    """ + eachCategory() + """
                from people_person p join people_elder e on e.person_id = p.id
                where p.place_code >= ? and p.place_code <= ? and p.is_elder
                  and p.merged_into is null and e.status not in ('DEAD', 'MOVED')
                group by p.village_code""")
                .params(today.minusYears(YOUNG_OLD), today.minusYears(VERY_OLD), placeCode,
                        placeCode + "~")
                .query((ResultSet row) -> {
                    byVillage.put(row.getString(1), new Elderly(row.getInt(2), row.getInt(3),
                            row.getInt(4), row.getInt(5), categories(row)));
                });
        return byVillage;
    }

    private static String eachCategory() {
        var columns = new StringBuilder();
        for (var category : Elder.Category.values()) {
            columns.append(columns.isEmpty() ? "" : ", ").append("count(*) filter (where '")
                    .append(category.name()).append("' = any (e.categories)) as ")
                    .append(category.name().toLowerCase(java.util.Locale.ROOT));
        }
        return columns.append('\n').toString();
    }

    private static Map<Elder.Category, Integer> categories(ResultSet row) throws SQLException {
        var counts = new java.util.EnumMap<Elder.Category, Integer>(Elder.Category.class);
        for (var category : Elder.Category.values()) {
            counts.put(category, row.getInt(category.name()));
        }
        return counts;
    }

    /** Village code → its active aides. */
    public Map<String, Integer> aides(String placeCode) {
        var byVillage = new HashMap<String, Integer>();
        sql.sql("""
                select village_code, count(*) from people_aide
                where place_code >= ? and place_code <= ? and (ended_on is null or ended_on > ?)
                group by village_code""")
                .params(placeCode, placeCode + "~", LocalDate.now(clock))
                .query((ResultSet row) -> {
                    byVillage.put(row.getString(1), row.getInt(2));
                });
        return byVillage;
    }

    /** Elders on the books who are not to be counted any more: dead, moved away, merged. */
    public List<UUID> gone(String placeCode) {
        return notCounted(placeCode, "e.status in ('DEAD', 'MOVED')");
    }

    /** Elders whom nobody visits now: the gone ones, those away and in hospital. */
    public List<UUID> notAtHome(String placeCode) {
        return notCounted(placeCode, "e.status <> 'HERE'");
    }

    private List<UUID> notCounted(String placeCode, String why) {
        return sql.sql("""
                select p.id from people_person p join people_elder e on e.person_id = p.id
                where p.place_code >= ? and p.place_code <= ?
                  and (p.merged_into is not null or not p.is_elder or %s)""".formatted(why))
                .params(placeCode, placeCode + "~").query(UUID.class).list();
    }
}
