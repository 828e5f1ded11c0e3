package shouwang.care.leaving;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.care.Service;
import shouwang.people.Aides;
import shouwang.people.Elders;

/**
 * Planned visits that cannot be, many at once, and those of them that can be again. Whoever calls
 * has asked for the right: it follows from something else that was written down.
 */
@Component
@Transactional
public class PlannedVisits {
    /** A visit may begin so late; see {@link shouwang.care.Climbing#GRACE}. */
    private static final Duration GRACE = Duration.ofHours(2);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 HH:mm");
    private final JdbcClient sql;
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;

    PlannedVisits(JdbcClient sql, Elders elders, Aides aides, Clock clock) {
        this.sql = sql;
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    /** A visit that was called off. */
    public record Off(UUID id, UUID elderId, UUID aideId, @Nullable UUID needId, Service service,
            Instant plannedAt) {
        /** For the page that offers to undo it. */
        public String say(java.time.ZoneId here) {
            return WHEN.format(plannedAt.atZone(here)) + " " + service.chinese();
        }
    }

    private static final String BACK =
            " returning id, elder_id, aide_id, need_id, service, planned_at";

    /** Of her as the elder who is visited; not what is urgent, which stays with its alert. */
    List<Off> ofElder(UUID elder, Instant from, String why) {
        return off(sql.sql("""
                update care_visit v set status = 'CANCELLED', why_not = ?
                where elder_id = ? and status = 'PLANNED' and planned_at >= ?
                  and service <> 'EMERGENCY' and not exists (
                      select from care_need n where n.id = v.need_id and n.urgent)""" + BACK)
                .params(why, elder, Timestamp.from(from)));
    }

    /** Of her as the aide who goes. */
    List<Off> ofAide(UUID aide, Instant from, String why) {
        return off(sql.sql("""
                update care_visit set status = 'CANCELLED', why_not = ?
                where aide_id = ? and status = 'PLANNED' and planned_at >= ?""" + BACK)
                .params(why, aide, Timestamp.from(from)));
    }

    /** Those of these that nobody has begun. */
    public List<Off> callOff(Collection<UUID> visits, String why) {
        return visits.isEmpty() ? List.of() : off(sql.sql("""
                update care_visit set status = 'CANCELLED', why_not = ?
                where id = any (?) and status = 'PLANNED'""" + BACK)
                .param(why).param(visits.toArray(UUID[]::new)));
    }

    private static List<Off> off(JdbcClient.StatementSpec statement) {
        return statement.query((row, n) -> new Off(row.getObject(1, UUID.class),
                row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                row.getObject(4, UUID.class), Service.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant())).list();
    }

    /**
     * Plans these again as they were.
     *
     * @param why the words with which they were called off: what somebody called off by other
     *     words stays so
     * @return visit → why it stays called off
     */
    public Map<UUID, String> bringBack(Collection<UUID> visits, String why) {
        var there = off(sql.sql("""
                select id, elder_id, aide_id, need_id, service, planned_at from care_visit
                where id = any (?) and status = 'CANCELLED' and why_not = ? for no key update""")
                .param(visits.toArray(UUID[]::new)).param(why));
        var reasons = reasons(there);
        var lost = new HashMap<UUID, String>();
        var known = there.stream().map(Off::id).collect(Collectors.toSet());
        visits.forEach(id -> {
            var reason = known.contains(id) ? reasons.get(id) : "后来已经另外改过";
            if (reason != null) {
                lost.put(id, reason);
            }
        });
        sql.sql("""
                update care_visit set status = 'PLANNED', why_not = null where id = any (?)""")
                .param(known.stream().filter(id -> !lost.containsKey(id)).toArray(UUID[]::new))
                .update();
        return lost;
    }

    private Map<UUID, String> reasons(List<Off> all) {
        var by = aides.byIds(all.stream().map(Off::aideId).collect(Collectors.toSet()));
        var who = elders.byIds(all.stream().map(Off::elderId).collect(Collectors.toSet()));
        var given = taken(all.stream().map(Off::needId).filter(id -> id != null).toList());
        var now = clock.instant();
        var reasons = new HashMap<UUID, String>();
        all.forEach(one -> {
            var aide = by.get(one.aideId());
            var elder = who.get(one.elderId());
            if (one.plannedAt().plus(GRACE).isBefore(now)) {
                reasons.put(one.id(), "那个时间已经过去了，要去请重新安排");
            } else if (aide == null || aide.endedOn() != null) {
                reasons.put(one.id(), "那位互助员已经不做了，请另外派人");
            } else if (elder == null || elder.isGone()) {
                reasons.put(one.id(), "老人已经不在村里了");
            } else if (one.needId() != null && given.contains(one.needId())) {
                reasons.put(one.id(), "已经派了别人");
            }
        });
        return reasons;
    }

    /** Needs that have their people, or want nobody any more. */
    private List<UUID> taken(List<@Nullable UUID> needs) {
        return needs.isEmpty() ? List.of() : sql.sql("""
                select n.id from care_need n where n.id = any (?)
                  and (n.status not in ('OPEN', 'GIVEN') or n.people <= (
                      select count(*) from care_visit v where v.need_id = n.id
                        and v.status not in ('CANCELLED', 'MISSED')))""")
                .param(needs.toArray(UUID[]::new)).query(UUID.class).list();
    }
}
