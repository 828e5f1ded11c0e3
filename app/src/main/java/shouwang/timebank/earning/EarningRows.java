package shouwang.timebank.earning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what was earned, and what each person has in all. */
@Component
class EarningRows {
    private static final String ALL = """
            select id, place_code, hamlet, kind, source, person_id, name, home, household_id,
                done_for, what, began_at, ended_at, day, actual, minutes, over, over_to, rule_id,
                clause, confirmer, entered_by, entered_name, entered_at, hangs_until, reviewers,
                reviews, state, transfer_id, over_id
            from timebank_earning\s""";
    private static final String LOCK = " for no key update";
    private final JdbcClient sql;
    private final JdbcTemplate jdbc;

    EarningRows(JdbcClient sql, JdbcTemplate jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    /** A person in a village, on a day. */
    record PersonDay(UUID person, LocalDate day) {}

    /** Takes these people's sums for this transaction, in the order of their ids; their totals. */
    Map<UUID, Long> hold(String village, Collection<UUID> people) {
        var ids = people.stream().distinct().sorted().toArray(UUID[]::new);
        sql.sql("""
                insert into timebank_earner (person_id, place_code)
                select id, ? from unnest(?::uuid[]) as wanted (id) order by id
                on conflict do nothing""").param(village).param(ids).update();
        var totals = new HashMap<UUID, Long>();
        sql.sql("""
                select person_id, total from timebank_earner
                where person_id = any (?) and place_code = ? order by person_id""" + LOCK)
                .param(ids).param(village).query((row, n) ->
                        totals.put(row.getObject(1, UUID.class), row.getLong(2))).list();
        return totals;
    }

    /** What these people already have on these days, as it stands now. */
    Map<PersonDay, Long> onDays(String village, Collection<UUID> people,
            Collection<LocalDate> days) {
        var sums = new HashMap<PersonDay, Long>();
        sql.sql("""
                select person_id, day, sum(minutes) from timebank_earning
                where person_id = any (?) and day = any (?::text[]::date[]) and place_code = ?
                  and state in ('HELD', 'DISPUTED', 'FINAL') group by person_id, day""")
                .param(people.toArray(UUID[]::new))
                .param(days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param(village).query((row, n) -> sums.put(new PersonDay(
                        row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)),
                        row.getLong(3))).list();
        return sums;
    }

    void add(String village, Map<UUID, Long> minutes) {
        jdbc.batchUpdate("""
                update timebank_earner set total = total + ?
                where person_id = ? and place_code = ?""",
                minutes.entrySet().stream().filter(e -> e.getValue() != 0)
                        .map(e -> new Object[] {e.getValue(), e.getKey(), village}).toList());
    }

    void insert(List<Earning> earnings, Map<UUID, Deed> deeds) {
        jdbc.batchUpdate("""
                insert into timebank_earning (id, place_code, hamlet, kind, source, person_id,
                    name, home, household_id, done_for, what, began_at, ended_at, day, actual,
                    minutes, over, over_to, rule_id, clause, confirmer, entered_by, entered_name,
                    entered_at, hangs_until, reviewers, state, transfer_id, over_id, service,
                    weight)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?)""", earnings.stream().map(e -> {
                        var deed = deeds.get(e.id());
                        var service = deed == null ? null : deed.service();
                        var method = deed == null ? null : deed.method();
                        return new Object[] {e.id(), e.placeCode(), e.hamlet(), e.kind().name(),
                            e.source(), e.person(), e.name(), e.home(), e.household(),
                            e.doneFor(), e.what(), Timestamp.from(e.from()),
                            Timestamp.from(e.until()), e.day(), e.actual(), e.minutes(),
                            e.over(), e.overTo(), e.rule(), e.clause(), e.confirmer(),
                            e.enteredBy(), e.enteredName(), Timestamp.from(e.enteredAt()),
                            e.hangsUntil(), e.reviewers(), e.state().name(), e.transfer(),
                            e.overTransfer(), service == null ? null : service.name(),
                            method == null ? null : method.weight()};
                    }).toList());
    }

    Optional<Earning> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(EarningRows::earning).optional();
    }

    List<Earning> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sql.sql(ALL + "where id = any (?)")
                .param(ids.toArray(UUID[]::new)).query(EarningRows::earning).list();
    }

    /** Held until the transaction ends, in the order of their ids. */
    List<Earning> lock(Collection<UUID> ids) {
        return sql.sql(ALL + "where id = any (?) order by id" + LOCK)
                .param(ids.toArray(UUID[]::new)).query(EarningRows::earning).list();
    }

    /**
     * Those whose notice is over and whose reviews are there, and those that nobody reviewed in
     * all the time the ledger holds them; none that someone else has locked.
     */
    List<Earning> due(LocalDate today, int most) {
        return sql.sql(ALL + """
                where state = 'HELD' and hangs_until < ?
                  and (reviews >= reviewers or hangs_until < ?)
                order by hangs_until, id limit ?""" + LOCK + " skip locked")
                .param(today).param(today.minusMonths(Notice.LAPSES)).param(most)
                .query(EarningRows::earning).list();
    }

    /** What hangs out or is disputed in a village, the newest day first. */
    List<Earning> open(String village) {
        return sql.sql(ALL + """
                where place_code = ? and state in ('HELD', 'DISPUTED')
                order by day desc, began_at desc, id""").param(village)
                .query(EarningRows::earning).list();
    }

    /** Household → minutes that hang out or are disputed. */
    Map<UUID, Long> hanging(String village) {
        var sums = new HashMap<UUID, Long>();
        sql.sql("""
                select household_id, sum(minutes) from timebank_earning
                where place_code = ? and state in ('HELD', 'DISPUTED') and minutes > 0
                group by household_id""").param(village).query((row, n) ->
                        sums.put(row.getObject(1, UUID.class), row.getLong(2))).list();
        return sums;
    }

    /** What hangs out in a village and lacks reviews, the oldest day first. */
    List<Earning> lacking(String village, int limit) {
        return sql.sql(ALL + """
                where place_code = ? and state = 'HELD' and reviews < reviewers
                order by day, began_at, id limit ?""").params(village, limit)
                .query(EarningRows::earning).list();
    }

    /** A village's days from one to before another. */
    List<Earning> between(String village, LocalDate from, LocalDate until, int limit) {
        return sql.sql(ALL + """
                where place_code = ? and day >= ? and day < ? order by day, began_at, id limit ?""")
                .params(village, from, until, limit).query(EarningRows::earning).list();
    }

    /** Village → how many hang out and how many are disputed, below a place. */
    List<Open> openBelow(String placeCode) {
        return sql.sql("""
                select place_code, count(*) filter (where state = 'HELD'),
                    count(*) filter (where state = 'DISPUTED') from timebank_earning
                where place_code >= ? and place_code <= ? and state in ('HELD', 'DISPUTED')
                group by place_code order by 3 desc, 2 desc, 1""")
                .params(placeCode, placeCode + "~").query((row, n) -> new Open(
                        row.getString(1), row.getInt(2), row.getInt(3))).list();
    }

    /** What waits in a village. */
    record Open(String village, int held, int disputed) {}

    void state(Collection<Earning> changed) {
        jdbc.batchUpdate("""
                update timebank_earning set state = ?, minutes = ?, over = ?, over_to = ?,
                    transfer_id = ?, over_id = ? where id = ?""",
                changed.stream().map(e -> new Object[] {e.state().name(), e.minutes(), e.over(),
                    e.overTo(), e.transfer(), e.overTransfer(), e.id()}).toList());
    }

    private static Earning earning(ResultSet r, int n) throws SQLException {
        return new Earning(id(r, 1), r.getString(2), r.getString(3),
                Earning.Kind.valueOf(r.getString(4)), id(r, 5), id(r, 6), r.getString(7),
                r.getString(8), id(r, 9), r.getObject(10, UUID.class), r.getString(11),
                r.getTimestamp(12).toInstant(), r.getTimestamp(13).toInstant(),
                r.getObject(14, LocalDate.class), r.getInt(15), r.getInt(16), r.getInt(17),
                r.getString(18), id(r, 19), r.getString(20), r.getString(21), id(r, 22),
                r.getString(23), r.getTimestamp(24).toInstant(),
                r.getObject(25, LocalDate.class), r.getInt(26), r.getInt(27),
                Earning.State.valueOf(r.getString(28)), r.getObject(29, UUID.class),
                r.getObject(30, UUID.class));
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
