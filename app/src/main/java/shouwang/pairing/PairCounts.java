package shouwang.pairing;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many elders have an aide in each village, for the boards. */
@Component
@Transactional(readOnly = true)
public class PairCounts {
    private final JdbcClient sql;

    PairCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Village code → elders with an aide now; {@code except} are not counted. */
    public Map<String, Integer> paired(String placeCode, Collection<UUID> except) {
        var byVillage = new HashMap<String, Integer>();
        sql.sql("""
                select p.village_code, count(*) from pairing_pair p
                left join unnest(?::uuid[]) e (id) on e.id = p.elder_id
                where p.place_code >= ? and p.place_code <= ? and p.until_on is null
                  and e.id is null group by p.village_code""")
                .params(except.toArray(UUID[]::new), placeCode, placeCode + "~")
                .query((ResultSet row) -> {
                    byVillage.put(row.getString(1), row.getInt(2));
                });
        return byVillage;
    }
}
