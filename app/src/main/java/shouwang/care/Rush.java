package shouwang.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * To what cannot wait people go by themselves, without being sent, and more of them than were
 * asked for. What they do is a visit like any other, with its minutes and the elder's word.
 * Whoever is let in here was called: the caller has asked that before.
 */
@Component
@Transactional
public class Rush {
    private static final Duration STAYS_AT_MOST = Duration.ofHours(12);
    private static final Duration A_DAY = Duration.ofDays(1);
    private final CareRows rows;
    private final Visits visits;
    private final JdbcClient sql;
    private final Clock clock;

    Rush(CareRows rows, Visits visits, JdbcClient sql, Clock clock) {
        this.rows = rows;
        this.visits = visits;
        this.sql = sql;
        this.clock = clock;
    }

    /** Holds needs until this transaction ends, always in the order of their ids. */
    public void hold(Collection<UUID> needIds) {
        needIds.stream().sorted().forEach(rows::needForUpdate);
    }

    /**
     * This aide is on the way; said again, it is the same visit. For a need that is over by itself
     * nobody goes any more: others of the same alert may still stand.
     */
    public void go(Actor actor, UUID needId, UUID aideId) {
        var need = rows.needForUpdate(needId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个求助，可能不归您管。"));
        if (!need.isOpen()
                || live(need).stream().anyMatch(visit -> visit.aideId().equals(aideId))) {
            return;
        }
        var id = goes(needId, aideId);
        var now = clock.instant();
        rows.insertVisit(id, need.placeCode(), new Visit.Plan(id, need.elderId(), aideId, needId,
                Service.EMERGENCY, need.wish(), now), now, actor.id());
        sql.sql("""
                update care_visit set status = 'PLANNED', why_not = null
                where id = ? and status in ('CANCELLED', 'MISSED')""").param(id).update();
        rows.needStatus(needId, Need.Status.GIVEN, null, null);
    }

    /**
     * Whether, as far as anybody told, no helper is at her door for these needs: all of them are
     * over by themselves, or whoever began has done a visit since or began half a day ago.
     */
    @Transactional(readOnly = true)
    public boolean isLeft(Collection<UUID> needIds) {
        if (needIds.stream().map(rows::need).flatMap(Optional::stream).noneMatch(Need::isOpen)) {
            return true;
        }
        var made = rows.forNeeds(needIds);
        var gone = made.stream().filter(visit -> visit.finishedAt() != null).map(Visit::aideId)
                .toList();
        var lately = clock.instant().minus(STAYS_AT_MOST);
        return made.stream().noneMatch(visit -> visit.status() == Visit.Status.STARTED
                && visit.startedAt() != null && visit.startedAt().isAfter(lately)
                && !gone.contains(visit.aideId()));
    }

    private List<Visit> live(Need need) {
        return rows.forNeeds(List.of(need.id()));
    }

    /** Whether this aide is still to come to one of these needs, is there or was there. */
    @Transactional(readOnly = true)
    public boolean comes(Collection<UUID> needIds, UUID aideId) {
        return rows.forNeeds(needIds).stream().anyMatch(visit -> visit.aideId().equals(aideId));
    }

    /** At the door: the minutes count from now. */
    public void arrive(Actor actor, UUID needId, UUID aideId) {
        var need = rows.need(needId).orElseThrow();
        live(need).stream().filter(visit -> visit.aideId().equals(aideId))
                .filter(visit -> visit.status() == Visit.Status.PLANNED)
                .forEach(visit -> visits.start(actor, visit.id(), clock.instant()));
    }

    /** This aide cannot go after all; with nobody else on the way the need is open again. */
    public void stay(UUID needId, UUID aideId, String why) {
        var need = rows.needForUpdate(needId).orElseThrow();
        live(need).stream().filter(visit -> visit.aideId().equals(aideId))
                .filter(visit -> visit.status() == Visit.Status.PLANNED)
                .forEach(visit -> rows.end(visit.id(), Visit.Status.CANCELLED, why));
        if (need.isOpen() && live(need).isEmpty()) {
            rows.needStatus(needId, Need.Status.OPEN, null, null);
        }
    }

    /**
     * It can wait after all: who set out by herself is not needed now, and with nobody else the
     * need is open again. Whom the desk sent goes all the same.
     *
     * @return the aides who still come, or are there
     */
    public Set<UUID> ease(UUID needId, String why) {
        var need = rows.needForUpdate(needId).orElseThrow();
        live(need).stream().filter(visit -> visit.id().equals(goes(needId, visit.aideId())))
                .forEach(visit -> stay(needId, visit.aideId(), why));
        return live(need).stream().map(Visit::aideId).collect(Collectors.toSet());
    }

    private static UUID goes(UUID needId, UUID aideId) {
        return Ids.derived(needId, "GOES " + aideId);
    }

    /**
     * How it ended: who is there is done, who is on the way is called back. Who pressed twice gets
     * one visit from each helper: a further one of the same time does not count. A visit begun
     * more than a day ago ended at a time nobody knows here: it stays for the desk.
     *
     * @param needIds those of one alert, held by the caller
     */
    public void over(Collection<UUID> needIds, Need.Status status, String how) {
        var now = clock.instant();
        var made = rows.forNeeds(needIds);
        var until = new HashMap<UUID, Instant>();
        made.stream().filter(visit -> visit.finishedAt() != null).forEach(visit ->
                until.merge(visit.aideId(), Objects.requireNonNull(visit.finishedAt()),
                        (one, other) -> one.isAfter(other) ? one : other));
        made.stream().filter(visit -> visit.status() == Visit.Status.STARTED)
                .sorted(Comparator.comparing(visit -> from(visit, now)))
                .forEach(visit -> there(visit, until, now, how));
        made.stream().filter(visit -> visit.status() == Visit.Status.PLANNED).forEach(visit ->
                rows.end(visit.id(), Visit.Status.CANCELLED, "不用去了：" + how));
        needIds.stream().filter(id -> rows.need(id).filter(Need::isOpen).isPresent())
                .forEach(id -> rows.needStatus(id, status, now, how));
    }

    private void there(Visit visit, Map<UUID, Instant> until, Instant now, String how) {
        var from = from(visit, now);
        var done = until.get(visit.aideId());
        if (done != null && from.isBefore(done)) {
            rows.end(visit.id(), Visit.Status.CANCELLED, "同一次求助，记在前一次");
        } else if (!from.isBefore(now.minus(A_DAY))) {
            visits.written(null, visit, from, new Visit.Finish(now, how, null));
            until.put(visit.aideId(), Instant.MAX);
        }
    }

    private static Instant from(Visit visit, Instant now) {
        var started = visit.startedAt();
        return started == null || started.isAfter(now) ? now : started;
    }

    /** Aides of a village who are at some elder's door now. */
    @Transactional(readOnly = true)
    public List<UUID> busy(String villageCode) {
        return sql.sql("""
                select aide_id from care_visit
                where village_code = ? and planned_at >= ? and planned_at <= ?
                  and status = 'STARTED'""")
                .params(villageCode, java.sql.Timestamp.from(clock.instant().minusSeconds(43_200)),
                        java.sql.Timestamp.from(clock.instant().plusSeconds(43_200)))
                .query(UUID.class).list();
    }
}
