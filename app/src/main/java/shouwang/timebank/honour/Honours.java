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

/**
 * 荣誉榜: who gave how many hours in a village. Board, certificate and each person's tally count the
 * same hours: all that hang out, are disputed or final.
 */
@Component
@Transactional(readOnly = true)
public class Honours {
    /** A ruling refused them, or nobody looked at them in all the time they hung out. */
    private static final String GONE = "state in ('REFUSED', 'LAPSED')";
    private static final String PLACE = "place_code >= ? and place_code <= ?";
    private static final String PERSON = "person_id = ?";
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
        var given = care.given(village, start(from), start(until), goneVisits(PLACE, village,
                village + "~"));
        var names = aides.byIds(given.stream().map(CareCounts.Given::aideId).toList());
        given.forEach(one -> {
            var aide = names.get(one.aideId());
            if (aide != null) {
                found.put(one.aideId(), new Honour(one.aideId(), aide.name(), one.visits(),
                        one.minutes()));
            }
        });
        besidesVisits(PLACE + " and day >= ? and day < ?", village, village + "~", from, until)
                .forEach(other -> found.merge(other.personId(), other,
                (visits, more) -> new Honour(visits.personId(), visits.name(), visits.visits(),
                        visits.minutes() + more.minutes())));
        return found.values().stream().sorted(Comparator.comparingLong(Honour::minutes).reversed()
                .thenComparing(Honour::name)).toList();
    }

    /** All minutes that a person gave, as the board counts them, whoever spends the points. */
    public long tally(UUID person) {
        return care.minutes(person, goneVisits(PERSON, person))
                + besidesVisits(PERSON, person).stream().mapToLong(Honour::minutes).sum();
    }

    /** Visits whose hours do not stand. */
    private List<UUID> goneVisits(String whose, Object... params) {
        return sql.sql("select source from timebank_earning where " + whose
                + " and kind = 'VISIT' and " + GONE).params(params).query(UUID.class).list();
    }

    /** Day care, shared work, duty: their hours stand in the earnings only. */
    private List<Honour> besidesVisits(String whose, Object... params) {
        return sql.sql("select person_id, max(name), sum(actual) from timebank_earning where "
                + whose + " and kind <> 'VISIT' and not " + GONE + " group by person_id")
                .params(params)
                .query((row, n) -> new Honour(row.getObject(1, UUID.class), row.getString(2), 0,
                        row.getLong(3))).list();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
