package shouwang.care.leaving;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.care.NeedNews;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visits;
import shouwang.people.ties.Ties;

/**
 * Her planned visits: those to her, and those on which she was to go. While she is only away they
 * rest by themselves, since nobody begins a visit to who is not at home.
 */
@Component
@Order(62)
class VisitTies implements Ties {
    /** Beside the visit, the need that it answered was open again. */
    private static final String GIVEN = "GIVEN";
    private static final int FEW = 5;
    private final JdbcClient sql;
    private final PlannedVisits planned;
    private final Visits visits;
    private final Needs needs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VisitTies(JdbcClient sql, PlannedVisits planned, Visits visits, Needs needs,
            ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.planned = planned;
        this.visits = visits;
        this.needs = needs;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "care.visit";
    }

    @Override
    public String chinese() {
        return "上门";
    }

    private static String why(Departure departure, boolean asAide) {
        return (asAide ? "互助员" : "老人") + departure.why().chinese();
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood()) {
            return List.of();
        }
        var from = departure.from().atStartOfDay(clock.getZone()).toInstant();
        var taken = new ArrayList<Taken>();
        if (departure.why() != Why.ENDED) {
            planned.ofElder(departure.person(), from, why(departure, false)).forEach(off ->
                    taken.add(new Taken(kind(), off.id(), "E", off.say(clock.getZone()))));
        }
        var hers = planned.ofAide(departure.person(), from, why(departure, true));
        var open = open(hers);
        hers.forEach(off -> taken.add(new Taken(kind(), off.id(), "A" + (off.needId() != null
                && open.contains(off.needId()) ? GIVEN : ""),
                off.say(clock.getZone()) + "（去别人家）")));
        hers.stream().filter(off -> off.needId() != null && open.contains(off.needId()))
                .forEach(off -> events.publishEvent(new NeedNews.Stays(needs.get(
                        java.util.Objects.requireNonNull(off.needId())), visits.get(off.id()),
                        why(departure, true), departure.by())));
        return taken;
    }

    /** Needs that nobody answers any more are open again. */
    private Set<UUID> open(List<PlannedVisits.Off> hers) {
        return new HashSet<>(sql.sql("""
                update care_need n set status = 'OPEN'
                where id = any (?) and status = 'GIVEN' and not exists (
                    select from care_visit v where v.need_id = n.id
                      and v.status not in ('CANCELLED', 'MISSED')) returning id""")
                .param(hers.stream().map(PlannedVisits.Off::needId).filter(id -> id != null)
                        .toArray(UUID[]::new)).query(UUID.class).list());
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var lost = new ArrayList<Lost>();
        for (var asAide : new boolean[] {false, true}) {
            var some = taken.stream().filter(one -> one.before().startsWith("A") == asAide)
                    .toList();
            if (!some.isEmpty()) {
                var why = planned.bringBack(some.stream().map(Taken::thing).toList(),
                        why(departure, asAide));
                some.stream().filter(one -> why.containsKey(one.thing())).forEach(one ->
                        lost.add(new Lost(one, why.getOrDefault(one.thing(), ""))));
            }
        }
        given(taken.stream().filter(one -> one.before().endsWith(GIVEN)).map(Taken::thing)
                .toList());
        return lost;
    }

    private void given(Collection<UUID> visitIds) {
        sql.sql("""
                update care_need n set status = 'GIVEN'
                from care_visit v where v.id = any (?) and v.need_id = n.id
                  and v.status = 'PLANNED' and n.status = 'OPEN'""")
                .param(visitIds.toArray(UUID[]::new)).update();
    }

    private record Was(LocalDate day, Service service, String state) {}

    @Override
    public List<String> against(Departure departure) {
        var after = departure.from().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        var found = sql.sql("""
                select started_at, service, status from care_visit
                where elder_id = ? and started_at >= ? and status in ('DONE', 'CONFIRMED')
                order by started_at limit ?""")
                .params(departure.person(), Timestamp.from(after), FEW).query((row, n) ->
                        new Was(LocalDate.ofInstant(row.getTimestamp(1).toInstant(),
                                clock.getZone()), Service.valueOf(row.getString(2)),
                                row.getString(3))).list();
        return found.stream().map(was -> "%d月%d日 %s，%s".formatted(was.day().getMonthValue(),
                was.day().getDayOfMonth(), was.service().chinese(),
                was.state().equals("CONFIRMED") ? "老人确认过" : "做完了")).toList();
    }
}
