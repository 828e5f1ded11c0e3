package shouwang.care.leaving;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.care.NeedNews;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.people.ties.Ties;

/**
 * What she asked for and nobody has done. What is urgent stays with its alert, and what somebody
 * is at is finished. The children read how a need ended: they are not told of a death by it.
 */
@Component
@Order(60)
class NeedTies implements Ties {
    private static final String WHY = "不用再去了";
    private final JdbcClient sql;
    private final Needs needs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NeedTies(JdbcClient sql, Needs needs, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.needs = needs;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "care.need";
    }

    @Override
    public String chinese() {
        return "求助";
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood() || departure.why() == Why.ENDED) {
            return List.of();
        }
        var taken = sql.sql("""
                with open as (
                    select id, status from care_need n
                    where elder_id = ? and status in ('OPEN', 'GIVEN') and not urgent
                      and not exists (select from care_visit v
                          where v.need_id = n.id and v.status = 'STARTED')
                    order by id for update)
                update care_need n set status = 'WITHDRAWN', ended_at = ?, end_reason = ?
                from open where open.id = n.id
                returning n.id, open.status, n.service""")
                .params(departure.person(), Timestamp.from(clock.instant()), WHY)
                .query((row, n) -> new Taken(kind(), row.getObject(1, UUID.class),
                        row.getString(2), Service.valueOf(row.getString(3)).chinese())).list();
        taken.forEach(one -> events.publishEvent(new NeedNews.Ended(needs.get(one.thing()),
                departure.by())));
        return taken;
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var back = new HashSet<>(sql.sql("""
                update care_need n set status = t.status, ended_at = null, end_reason = null
                from unnest(?::uuid[], ?::text[]) as t (id, status)
                where t.id = n.id and n.status = 'WITHDRAWN' and n.end_reason = ?
                returning n.id""")
                .param(taken.stream().map(Taken::thing).toArray(UUID[]::new))
                .param(taken.stream().map(Taken::before).toArray(String[]::new)).param(WHY)
                .query(UUID.class).list());
        var lost = new ArrayList<Lost>();
        taken.stream().filter(one -> !back.contains(one.thing())).forEach(one ->
                lost.add(new Lost(one, "后来已经另外改过")));
        return lost;
    }
}
