package shouwang.timebank.earning;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/**
 * The hours somebody gave and was given. Households keep their points: of the ledger nothing is
 * touched, only whose hours count together against the caps.
 */
@Component
@Order(80)
class HourTies extends NamedBy {
    private static final String TOTAL = "total:";
    private final JdbcClient sql;

    HourTies(JdbcClient sql) {
        super(sql, List.of(
                new Column("timebank_earning", "id", "person_id", "服务时间", "x.day"),
                new Column("timebank_earning", "id", "done_for", "得到的服务", "x.day"),
                new Column("timebank_booking", "id", "elder_id", "约的服务", "x.at"),
                new Column("timebank_barred", "household_id", "person_id", "不能用积分的人", "null",
                        "exists (select from timebank_barred o where o.person_id = :into"
                                + " and o.household_id = x.household_id)")));
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "timebank.hours";
    }

    @Override
    public String chinese() {
        return "时间银行";
    }

    /** What both have stored counts together from now on. */
    @Override
    public List<Led> lead(Merge merge) {
        var led = new ArrayList<>(super.lead(merge));
        led.addAll(sql.sql("""
                insert into timebank_earner (person_id, place_code, total)
                select :into, place_code, total from timebank_earner where person_id = :from
                on conflict (person_id, place_code)
                    do update set total = timebank_earner.total + excluded.total
                returning place_code, (select f.total from timebank_earner f
                    where f.person_id = :from and f.place_code = timebank_earner.place_code)""")
                .param("into", merge.into()).param("from", merge.from()).query((row, n) ->
                        new Led(kind(), merge.from(), TOTAL + row.getString(1) + "="
                                + row.getLong(2))).list());
        return led;
    }

    @Override
    public void leadBack(Merge merge, List<Led> led) {
        var totals = led.stream().map(Led::before).filter(text -> text.startsWith(TOTAL))
                .map(text -> text.substring(TOTAL.length()).split("=")).toList();
        if (!totals.isEmpty()) {
            sql.sql("""
                    update timebank_earner e set total = greatest(0, e.total - t.total)
                    from unnest(?::text[], ?::bigint[]) as t (place, total)
                    where e.person_id = ? and e.place_code = t.place""")
                    .param(totals.stream().map(one -> one[0]).toArray(String[]::new))
                    .param(totals.stream().map(one -> Long.valueOf(one[1])).toArray(Long[]::new))
                    .param(merge.into()).update();
        }
        super.leadBack(merge, led);
    }
}
