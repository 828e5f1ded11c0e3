package shouwang.timebank.honour;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.CareCounts;
import shouwang.people.Aides;

/** 荣誉榜: who gave how many hours in a village. */
@Component
@Transactional(readOnly = true)
public class Honours {
    private final JdbcClient sql;
    private final CareCounts care;
    private final Aides aides;
    private final Clock clock;

    Honours(JdbcClient sql, CareCounts care, Aides aides, Clock clock) {
        this.sql = sql;
        this.care = care;
        this.aides = aides;
        this.clock = clock;
    }

    /** Those who gave something from one day to before another, the most first. */
    public List<Honour> of(Actor actor, String village, LocalDate from, LocalDate until) {
        actor.need(Right.SEE_POINTS);
        actor.needPlace(village);
        var found = new HashMap<UUID, Honour>();
        var given = care.given(village, start(from), start(until));
        var names = aides.byIds(given.stream().map(CareCounts.Given::aideId).toList());
        given.forEach(one -> {
            var aide = names.get(one.aideId());
            if (aide != null) {
                found.put(one.aideId(), new Honour(one.aideId(), aide.name(), one.visits(),
                        one.minutes()));
            }
        });
        besidesVisits(village, from, until).forEach(other -> found.merge(other.personId(), other,
                (visits, more) -> new Honour(visits.personId(), visits.name(), visits.visits(),
                        visits.minutes() + more.minutes())));
        return found.values().stream().sorted(Comparator.comparingLong(Honour::minutes).reversed()
                .thenComparing(Honour::name)).toList();
    }

    /** Day care, shared work, duty: their hours stand in the earnings only. */
    private List<Honour> besidesVisits(String village, LocalDate from, LocalDate until) {
        return sql.sql("""
                select person_id, max(name), sum(actual) from timebank_earning
                where place_code >= ? and place_code <= ? and day >= ? and day < ?
                  and kind <> 'VISIT' and state <> 'REFUSED'
                group by person_id""")
                .params(village, village + "~", from, until)
                .query((row, n) -> new Honour(row.getObject(1, UUID.class), row.getString(2), 0,
                        row.getLong(3))).list();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
