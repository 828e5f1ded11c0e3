package shouwang.care.hours;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place that knows what a person's time went into, through whatever door it was told:
 * visits stand in their own table, what higher modules write down (a shift, a meal, an activity)
 * is put here by them. Whoever looks before writing holds the person first, so that of two at
 * once the second sees the first.
 */
@Component
@Transactional
public class Hours {
    /** Visits are found by the plan; those begun further away have an index of their own. */
    private static final Duration MONTH = Duration.ofDays(32);
    private final JdbcClient sql;

    Hours(JdbcClient sql) {
        this.sql = sql;
    }

    /** These people's time is this transaction's alone until it ends; in the order of their ids. */
    public void hold(String villageCode, Collection<UUID> people) {
        var ids = people.stream().distinct().sorted().toArray(UUID[]::new);
        sql.sql("""
                insert into care_person_time (person_id, place_code)
                select id, ? from unnest(?::uuid[]) as wanted (id) order by id
                on conflict do nothing""").param(villageCode).param(ids).update();
        sql.sql("""
                select person_id from care_person_time where person_id = any (?)
                order by person_id for no key update""").param(ids).query(UUID.class).list();
    }

    /** What of these people's time lies between two moments, apart from one source. */
    @Transactional(readOnly = true)
    public List<Stretch> between(Collection<UUID> people, Instant from, Instant until,
            UUID except) {
        return sql.sql("""
                select id, aide_id, started_at, finished_at, elder_id, '' from care_visit
                where aide_id = any (:people) and id <> :except
                  and status in ('DONE', 'CONFIRMED') and started_at < :until
                  and greatest(finished_at, started_at + interval '1 minute') > :from
                  and (planned_at between :least and :most or started_at - planned_at
                      not between interval '-31 days' and interval '31 days')
                union all
                select source, person_id, from_at, until_at, null, what from care_busy
                where person_id = any (:people) and source <> :except
                  and from_at < :until and until_at > :from
                order by 3, 1""")
                .param("people", people.toArray(UUID[]::new)).param("except", except)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(Stretch.end(from, until)))
                .param("least", Timestamp.from(from.minus(MONTH)))
                .param("most", Timestamp.from(until.plus(MONTH)))
                .query((row, n) -> new Stretch(row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class), row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant(), row.getObject(5, UUID.class),
                        row.getString(6))).list();
    }

    /** Something that is no visit took these people's time; the same again changes nothing. */
    public void put(UUID source, String placeCode, Collection<UUID> people, Instant from,
            Instant until, String what) {
        sql.sql("""
                insert into care_busy (source, person_id, place_code, from_at, until_at, what)
                select ?, id, ?, ?, ?, ? from unnest(?::uuid[]) as wanted (id)
                on conflict do nothing""")
                .param(source).param(placeCode).param(Timestamp.from(from))
                .param(Timestamp.from(Stretch.end(from, until))).param(what)
                .param(people.toArray(UUID[]::new)).update();
    }

    /** It turned out that nobody came: this person's time is free again. */
    public void free(UUID source, UUID person) {
        sql.sql("delete from care_busy where source = ? and person_id = ?")
                .params(source, person).update();
    }
}
