package shouwang.care.leaving;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.Ties;

/** What the desk was to look at because of her and that makes no sense any more. */
@Component
@Order(61)
class TaskTies implements Ties {
    private final JdbcClient sql;
    private final Clock clock;

    TaskTies(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "care.task";
    }

    @Override
    public String chinese() {
        return "待办";
    }

    private static String outcome(Departure departure) {
        return "老人" + departure.why().chinese() + "，不用再办";
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood() || departure.why() == Why.ENDED) {
            return List.of();
        }
        return sql.sql("""
                update care_task set closed_at = ?, closed_by = ?, closed_name = ?, outcome = ?
                where elder_id = ? and closed_at is null
                  and kind in ('LAPSED', 'MISSED', 'BACK_HOME')
                returning id, what""")
                .params(Timestamp.from(clock.instant()), departure.by().id(),
                        departure.by().name(), outcome(departure), departure.person())
                .query((row, n) -> new Taken(kind(), row.getObject(1, UUID.class), "",
                        row.getString(2))).list();
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var back = new HashSet<>(sql.sql("""
                update care_task set closed_at = null, closed_by = null, closed_name = null,
                    outcome = null
                where id = any (?) and outcome = ? returning id""")
                .param(taken.stream().map(Taken::thing).toArray(UUID[]::new))
                .param(outcome(departure)).query(UUID.class).list());
        return taken.stream().filter(one -> !back.contains(one.thing()))
                .map(one -> new Lost(one, "后来已经另外改过")).toList();
    }
}
