package shouwang.care;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 点 → 组 → 村 → 乡镇 → 县: what nobody answers in its time climbs, each step once. A need that
 * somebody was sent to rests as long as that somebody is not overdue. A level once reached stays:
 * neither a clock set back nor a longer time to answer takes it down again.
 */
@Component
@Transactional
public class Climbing {
    /** When the next step is due, as a share of the time to answer; see {@link NeedClock}. */
    private static final String DUE = """
            status in ('OPEN', 'GIVEN') and level < 4
              and raised_at + (answer_by - raised_at) * (array[0.5, 1, 2, 4])[level + 1] <= ?
              and (status = 'OPEN' or not exists (
                  select from care_visit v where v.need_id = care_need.id
                  and (v.status in ('STARTED', 'DONE', 'CONFIRMED')
                      or v.status = 'PLANNED' and v.planned_at > ?)))""";
    /** So long after the time planned, who has not begun is no longer counted as on the way. */
    static final Duration GRACE = Duration.ofHours(2);
    private final JdbcClient sql;
    private final CareRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Climbing(JdbcClient sql, CareRows rows, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** Needs below a place with a step to go, the longest late first. */
    @Transactional(readOnly = true)
    public List<UUID> due(String placeCode, int limit) {
        var now = clock.instant();
        return sql.sql("select id from care_need where place_code >= ? and place_code <= ? and "
                + DUE + " order by answer_by, id limit ?")
                .params(placeCode, placeCode + "~", at(now), at(now.minus(GRACE)), limit)
                .query(UUID.class).list();
    }

    /**
     * Takes one need as far up as its time is gone, and announces each step. Whoever comes at the
     * same moment waits, looks again and finds nothing left to do.
     */
    public void climb(UUID id) {
        var held = rows.needForUpdate(id);
        var now = clock.instant();
        if (held.isEmpty() || !isDue(id, now)) {
            return;
        }
        var need = held.get();
        for (var level = need.level() + 1; level <= need.climbed(now).ordinal(); level++) {
            rows.level(id, level);
            events.publishEvent(new NeedNews.Climbed(rows.need(id).orElseThrow(),
                    Need.Level.values()[level]));
        }
    }

    private boolean isDue(UUID id, Instant now) {
        return sql.sql("select count(*) from care_need where id = ? and " + DUE)
                .params(id, at(now), at(now.minus(GRACE))).query(Integer.class).single() > 0;
    }

    /** What has reached a level or a higher one and is still open, the longest late first. */
    @Transactional(readOnly = true)
    public List<Need> reached(String placeCode, Need.Level level, int limit) {
        return sql.sql(CareRows.NEED + """
                where place_code >= ? and place_code <= ? and status in ('OPEN', 'GIVEN')
                  and level >= 3 and level >= ? order by answer_by, id limit ?""")
                .params(placeCode, placeCode + "~", level.ordinal(), limit)
                .query(CareRows::need).list();
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
