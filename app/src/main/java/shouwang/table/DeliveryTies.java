package shouwang.table;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.Ties;

/** Meals on their way to who is not at home, whatever the reason. Her regular days only rest. */
@Component
@Order(75)
class DeliveryTies implements Ties {
    private static final String WHY = "老人不在家，不送了";
    private static final int FEW = 5;
    private final JdbcClient sql;
    private final Deliveries deliveries;
    private final Clock clock;

    DeliveryTies(JdbcClient sql, Deliveries deliveries, Clock clock) {
        this.sql = sql;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "table.delivery";
    }

    @Override
    public String chinese() {
        return "送餐";
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        return departure.why() == Why.ENDED ? List.of() : deliveries.callOff(departure.person(),
                        deliveries.days(departure.from()), WHY).stream()
                .map(off -> new Taken(kind(), off.id(), "", off.say(clock.getZone()))).toList();
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var why = deliveries.bringBack(taken.stream().map(Taken::thing).toList(), WHY);
        return taken.stream().filter(one -> why.containsKey(one.thing()))
                .map(one -> new Lost(one, why.getOrDefault(one.thing(), ""))).toList();
    }

    @Override
    public List<String> against(Departure departure) {
        return sql.sql("""
                select day from table_attendance where elder_id = ? and day > ?
                order by day limit ?""")
                .params(departure.person(), Date.valueOf(departure.from()), FEW)
                .query(LocalDate.class).list().stream().map(day -> "%d月%d日 来过日间照料"
                        .formatted(day.getMonthValue(), day.getDayOfMonth())).toList();
    }
}
