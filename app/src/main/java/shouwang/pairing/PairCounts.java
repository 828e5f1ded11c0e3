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
                select village_code, count(*) from pairing_pair
                where place_code >= ? and place_code <= ? and until_on is null
                  and elder_id <> all (?) group by village_code""")
                .params(placeCode, placeCode + "~", except.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    byVillage.put(row.getString(1), row.getInt(2));
                });
        return byVillage;
    }
}
