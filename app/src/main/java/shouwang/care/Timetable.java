package shouwang.care;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;

/** Who goes when: a day's planned visits, and new times for them all at once. */
@Component
@Transactional
public class Timetable {
    private static final int MOST = 2_000;
    private final CareRows rows;
    private final Aides aides;
    private final JdbcClient sql;
    private final Clock clock;

    Timetable(CareRows rows, Aides aides, JdbcClient sql, Clock clock) {
        this.rows = rows;
        this.aides = aides;
        this.sql = sql;
        this.clock = clock;
    }

    /** A visit gets this aide and this time. */
    public record Slot(UUID visitId, UUID aideId, Instant at) {
        /** As it is planned now. */
        public static Slot of(Visit visit) {
            return new Slot(visit.id(), visit.aideId(), visit.plannedAt());
        }
    }

    /** The visits of a day that nobody has begun yet, by id. */
    @Transactional(readOnly = true)
    public List<Visit> planned(String placeCode, LocalDate day) {
        return rows.on(placeCode, day.atStartOfDay(clock.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(clock.getZone()).toInstant(), new UUID(0, 0), MOST)
                .stream().filter(visit -> visit.status() == Visit.Status.PLANNED).toList();
    }

    /** An aide's visits of some days ({@code until} not included), in the order planned. */
    @Transactional(readOnly = true)
    public List<Visit> ofAide(UUID aideId, LocalDate from, LocalDate until) {
        return rows.ofAide(aideId, from.atStartOfDay(clock.getZone()).toInstant(),
                until.atStartOfDay(clock.getZone()).toInstant());
    }

    /** Whether this aide was to visit this elder since that day. */
    @Transactional(readOnly = true)
    public boolean met(UUID aideId, UUID elderId, LocalDate since) {
        return rows.met(aideId, elderId, since.atStartOfDay(clock.getZone()).toInstant());
    }

    /** Visits in whatever state they are by now: id → visit. */
    @Transactional(readOnly = true)
    public Map<UUID, Visit> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Collections.emptyMap() : rows.visits(ids).stream()
                .collect(Collectors.toMap(Visit::id, Function.identity()));
    }

    /**
     * Writes aides and times to planned visits; one that was begun or called off meanwhile stays
     * as it is. Returns how many took it.
     */
    public int write(Actor actor, List<Slot> slots) {
        actor.need(Right.VISITS);
        var who = slots.stream().map(Slot::aideId).collect(Collectors.toSet());
        var there = aides.byIds(who);
        if (!there.keySet().containsAll(who)
                || there.values().stream().anyMatch(aide -> aide.endedOn() != null)) {
            throw new Rejected(Reason.NOT_NOW, "有互助员已经退出，请重新排路线。");
        }
        return sql.sql("""
                update care_visit v set aide_id = s.aide, planned_at = s.at::timestamptz
                from unnest(?::uuid[], ?::uuid[], ?::text[]) as s (id, aide, at)
                where v.id = s.id and v.status = 'PLANNED'""")
                .param(slots.stream().map(Slot::visitId).toArray(UUID[]::new))
                .param(slots.stream().map(Slot::aideId).toArray(UUID[]::new))
                .param(slots.stream().map(slot -> slot.at().toString()).toArray(String[]::new))
                .update();
    }
}
