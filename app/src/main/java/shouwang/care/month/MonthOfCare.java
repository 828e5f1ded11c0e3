package shouwang.care.month;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Service;

/** Reads months of many elders at once; what a visit did not finish is not counted. */
@Component
@Transactional(readOnly = true)
public class MonthOfCare {
    /** No visit is finished further from the day it was planned for; keeps to the index. */
    private static final Duration SLACK = Duration.ofDays(62);
    private final JdbcClient sql;

    MonthOfCare(JdbcClient sql) {
        this.sql = sql;
    }

    /** Elder → what was done from {@code from} until before {@code until}; all are in the map. */
    public Map<UUID, Month> of(Collection<UUID> elderIds, Instant from, Instant until) {
        var months = new HashMap<UUID, Month>();
        elderIds.forEach(id -> months.put(id, new Month(new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>())));
        if (elderIds.isEmpty()) {
            return months;
        }
        var ids = elderIds.toArray(UUID[]::new);
        visits(months, ids, from, until);
        sql.sql("""
                select elder_id, kind, at from care_contact
                where elder_id = any (?) and at >= ? and at < ? and taken_back_at is null
                order by at, id""")
                .params(ids, at(from), at(until)).query((row, n) ->
                        there(months, row.getObject(1, UUID.class)).calls().add(new Month.Called(
                                Contacts.Kind.valueOf(row.getString(2)),
                                row.getTimestamp(3).toInstant()))).list();
        sql.sql("""
                select elder_id, service, status from care_need
                where elder_id = any (?) and raised_at >= ? and raised_at < ?
                order by raised_at, id""")
                .params(ids, at(from), at(until)).query((row, n) ->
                        there(months, row.getObject(1, UUID.class)).needs().add(new Month.Asked(
                                Service.valueOf(row.getString(2)),
                                Need.Status.valueOf(row.getString(3))))).list();
        return months;
    }

    private void visits(Map<UUID, Month> months, UUID[] ids, Instant from, Instant until) {
        sql.sql("""
                select elder_id, aide_id, service, finished_at, coalesce(minutes, 0), mood
                from care_visit where elder_id = any (?)
                  and planned_at >= ? and planned_at < ?
                  and finished_at >= ? and finished_at < ? and status in ('DONE', 'CONFIRMED')
                order by finished_at, id""")
                .params(ids, at(from.minus(SLACK)), at(until.plus(SLACK)), at(from), at(until))
                .query((row, n) -> there(months, row.getObject(1, UUID.class)).visits().add(
                        new Month.Went(row.getObject(2, UUID.class),
                                Service.valueOf(row.getString(3)), row.getTimestamp(4).toInstant(),
                                row.getInt(5), row.getObject(6, Integer.class)))).list();
    }

    private static Month there(Map<UUID, Month> months, UUID elderId) {
        return months.getOrDefault(elderId, Month.EMPTY);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
