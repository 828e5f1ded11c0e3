package shouwang.timebank.replay;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.timebank.rules.Stint;

/** What the time bank itself knows of facts besides visits, and which visits do not count. */
@Component
class ReplayRows {
    private final JdbcClient sql;

    ReplayRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Shifts, meals, activities, farm days, duty, in the order in which they began. */
    List<Fact> besidesVisits(String village, Instant until) {
        return sql.sql("""
                select person_id, what, kind, began_at, actual from timebank_earning
                where place_code = ? and kind <> 'VISIT' and began_at < ?
                    and state in ('HELD', 'DISPUTED', 'FINAL')
                order by began_at, id""").param(village).param(Timestamp.from(until))
                .query((row, n) -> new Fact(row.getObject(1, UUID.class), new Stint.Work(
                        row.getString(2), null, row.getString(3).equals("ACTIVITY"), false,
                        row.getTimestamp(4).toInstant(), row.getInt(5)))).list();
    }

    /** Visits that a ruling refused. */
    Set<UUID> refusedVisits(String village) {
        return new HashSet<>(sql.sql("""
                select source from timebank_earning
                where place_code = ? and kind = 'VISIT' and state in ('REFUSED', 'LAPSED')""")
                .param(village).query(UUID.class).list());
    }
}
