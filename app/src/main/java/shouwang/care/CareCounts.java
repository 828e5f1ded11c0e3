package shouwang.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is open, late, waiting and done in each village, for the boards. */
@Component
@Transactional(readOnly = true)
public class CareCounts {
    private final JdbcClient sql;
    private final Clock clock;

    CareCounts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The needs of a village that nobody has answered yet.
     *
     * @param late those whose time is up
     * @param latest when the time of the longest waiting one was up, or null where none is late
     */
    public record Unanswered(int open, int late, @Nullable Instant latest) {}

    /** Confirmed visits of a village, by the month they were planned for. */
    public record Month(String villageCode, LocalDate month, int visits, long minutes) {}

    /** Village code → its unanswered needs. */
    public Map<String, Unanswered> unanswered(String placeCode) {
        var byVillage = new HashMap<String, Unanswered>();
        var now = Timestamp.from(clock.instant());
        sql.sql("""
                select village_code, count(*), count(*) filter (where answer_by < ?),
                    min(answer_by) filter (where answer_by < ?)
                from care_need
                where place_code >= ? and place_code <= ? and status in ('OPEN', 'GIVEN')
                group by village_code""")
                .params(now, now, placeCode, placeCode + "~")
                .query((ResultSet row) -> {
                    var latest = row.getTimestamp(4);
                    byVillage.put(row.getString(1), new Unanswered(row.getInt(2), row.getInt(3),
                            latest == null ? null : latest.toInstant()));
                });
        return byVillage;
    }

    /** Village code → visits that are done and wait for the elder's confirmation. */
    public Map<String, Integer> waiting(String placeCode) {
        return counts("""
                select village_code, count(*) from care_visit
                where place_code >= ? and place_code <= ? and status = 'DONE'
                group by village_code""", placeCode, placeCode + "~");
    }

    /** Village code → elders visited or spoken to since then; {@code except} are not counted. */
    public Map<String, Integer> contacted(
            String placeCode, Instant since, Collection<UUID> except) {
        return counts("""
                select c.village_code, count(*) from care_last_contact c
                left join unnest(?::uuid[]) e (id) on e.id = c.elder_id
                where c.place_code >= ? and c.place_code <= ? and c.at >= ? and e.id is null
                group by c.village_code""", except.toArray(UUID[]::new), placeCode,
                placeCode + "~", Timestamp.from(since));
    }

    private Map<String, Integer> counts(String question, Object... params) {
        var byVillage = new HashMap<String, Integer>();
        sql.sql(question).params(params).query((ResultSet row) -> {
            byVillage.put(row.getString(1), row.getInt(2));
        });
        return byVillage;
    }

    /** Confirmed visits of these villages, by village and month. Reads all of them: seconds. */
    public List<Month> confirmed(Collection<String> villageCodes) {
        return sql.sql("""
                select village_code,
                    date_trunc('month', planned_at at time zone 'Asia/Shanghai')::date as month,
                    count(*), sum(minutes)
                from care_visit
                where village_code = any (?) and status = 'CONFIRMED'
                group by 1, 2 order by 1, 2""")
                .param(villageCodes.toArray(String[]::new)).query(CareCounts::month).list();
    }

    /** The same, only of those villages and months where a visit was confirmed since then. */
    public List<Month> confirmedSince(String placeCode, Instant since) {
        return sql.sql("""
                with touched as (
                    select distinct village_code, date_trunc('month',
                        planned_at at time zone 'Asia/Shanghai') as month
                    from care_visit
                    where confirmed_at >= ? and place_code >= ? and place_code <= ?
                )
                select t.village_code, t.month::date, v.visits, v.minutes
                from touched t cross join lateral (
                    select count(*) as visits, sum(v.minutes) as minutes from care_visit v
                    where v.village_code = t.village_code and v.status = 'CONFIRMED'
                      and v.planned_at >= t.month at time zone 'Asia/Shanghai'
                      and v.planned_at
                          < (t.month + interval '1 month') at time zone 'Asia/Shanghai') v
                where v.visits > 0 order by 1, 2""")
                .params(Timestamp.from(since), placeCode, placeCode + "~")
                .query(CareCounts::month).list();
    }

    /** Confirmed visits that one aide made in a span of time. */
    public record Given(UUID aideId, int visits, long minutes) {}

    /**
     * Who made how many confirmed visits in a village, by when they were planned.
     *
     * @param except visits that do not count
     */
    public List<Given> given(String villageCode, Instant from, Instant until,
            Collection<UUID> except) {
        return sql.sql("""
                select aide_id, count(*), sum(minutes) from care_visit
                where village_code = ? and planned_at >= ? and planned_at < ?
                  and status = 'CONFIRMED' and id <> all (?)
                group by aide_id""")
                .params(villageCode, Timestamp.from(from), Timestamp.from(until),
                        except.toArray(UUID[]::new))
                .query((row, n) -> new Given(row.getObject(1, UUID.class), row.getInt(2),
                        row.getLong(3))).list();
    }

    /** Minutes of an aide's confirmed visits in all, without those that do not count. */
    public long minutes(UUID aideId, Collection<UUID> except) {
        return sql.sql("""
                select coalesce(sum(minutes), 0) from care_visit
                where aide_id = ? and status = 'CONFIRMED' and id <> all (?)""")
                .params(aideId, except.toArray(UUID[]::new)).query(Long.class).single();
    }

    private static Month month(ResultSet row, int number) throws SQLException {
        return new Month(row.getString(1), row.getObject(2, LocalDate.class), row.getInt(3),
                row.getLong(4));
    }
}
