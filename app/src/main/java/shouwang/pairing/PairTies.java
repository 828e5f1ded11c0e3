package shouwang.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** Who looks after whom, and the card on the wall. */
@Component
@Order(70)
class PairTies extends NamedBy {
    private static final String ENDED = "ended:";
    private static final String WHY = "两份登记合并，按留下的那份";
    private final JdbcClient sql;
    private final Clock clock;

    PairTies(JdbcClient sql, Clock clock) {
        super(sql, List.of(
                new Column("pairing_pair", "id", "elder_id",
                        "结对", "x.from_on",
                        "x.aide_id = :into or x.until_on is null and exists (select from"
                                + " pairing_pair o where o.elder_id = :into"
                                + " and o.until_on is null)"),
                new Column("pairing_pair", "id", "aide_id",
                        "结对（当互助员）", "x.from_on", "x.elder_id = :into"),
                new Column("pairing_habit", "person_id", "person_id",
                        "脾气和爱好", "null",
                        "exists (select from pairing_habit o where o.person_id = :into)"),
                new Column("pairing_saying", "aide_id", "elder_id",
                        "谁愿意谁", "x.said_at",
                        "x.aide_id = :into or exists (select from pairing_saying o"
                                + " where o.elder_id = :into and o.aide_id = x.aide_id)"),
                new Column("pairing_saying", "elder_id", "aide_id",
                        "谁愿意谁（当互助员）", "x.said_at",
                        "x.elder_id = :into or exists (select from pairing_saying o"
                                + " where o.aide_id = :into and o.elder_id = x.elder_id)")));
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "pairing.pair";
    }

    @Override
    public String chinese() {
        return "结对";
    }

    /** A pair that cannot come over, since she has one already, ends today. */
    @Override
    public List<Led> lead(Merge merge) {
        var led = new ArrayList<>(super.lead(merge));
        led.addAll(sql.sql("""
                update pairing_pair set until_on = greatest(from_on, ?), end_reason = ?
                where until_on is null and (elder_id = ? or aide_id = ?) returning id""")
                .params(LocalDate.now(clock), WHY, merge.from(), merge.from())
                .query((row, n) -> new Led(kind(), row.getObject(1, UUID.class), ENDED)).list());
        return led;
    }

    @Override
    public void leadBack(Merge merge, List<Led> led) {
        super.leadBack(merge, led);
        sql.sql("""
                update pairing_pair p set until_on = null, end_reason = null
                where p.id = any (?) and p.end_reason = ? and not exists (
                    select from pairing_pair o where o.elder_id = p.elder_id
                    and o.until_on is null)""")
                .param(led.stream().filter(one -> one.before().equals(ENDED)).map(Led::thing)
                        .toArray(UUID[]::new)).param(WHY).update();
    }
}
