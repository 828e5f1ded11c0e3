package shouwang.table;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.Ties;

/** Her seat at a courtyard's table, and the meals that she was to cook there. */
@Component
@Order(74)
class SeatTies implements Ties {
    private static final String SEAT = "SEAT";
    private static final String MEAL = "MEAL";
    private final JdbcClient sql;
    private final Clock clock;

    SeatTies(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "table.seat";
    }

    @Override
    public String chinese() {
        return "小院";
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood() || departure.why() == Why.ENDED) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var taken = new ArrayList<>(sql.sql("""
                update table_neighbour n set left_on = ? from table_courtyard c
                where c.id = n.courtyard_id and n.person_id = ? and n.left_on is null
                returning c.id, c.name""").params(today, departure.person())
                .query((row, n) -> new Taken(kind(), row.getObject(1, UUID.class), SEAT,
                        "坐在" + row.getString(2))).list());
        taken.addAll(sql.sql("""
                update table_courtyard_meal set status = 'CALLED_OFF'
                where host_id = ? and status = 'PLANNED' and day >= ? returning id, day""")
                .params(departure.person(), today.isAfter(departure.from()) ? today
                        : departure.from())
                .query((row, n) -> new Taken(kind(), row.getObject(1, UUID.class), MEAL,
                        say(row.getObject(2, LocalDate.class)))).list());
        return taken;
    }

    private static String say(LocalDate day) {
        return "%d月%d日轮到做饭".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        sql.sql("""
                update table_neighbour set left_on = null
                where person_id = ? and courtyard_id = any (?) and left_on is not null""")
                .param(departure.person()).param(things(taken, SEAT)).update();
        var meals = new HashSet<>(sql.sql("""
                update table_courtyard_meal set status = 'PLANNED'
                where id = any (?) and status = 'CALLED_OFF' and day >= ? returning id""")
                .param(things(taken, MEAL)).param(LocalDate.now(clock)).query(UUID.class).list());
        return taken.stream().filter(one -> one.before().equals(MEAL)
                        && !meals.contains(one.thing()))
                .map(one -> new Lost(one, "那一天已经过去，或者另外改过了")).toList();
    }

    private static UUID[] things(List<Taken> taken, String before) {
        return taken.stream().filter(one -> one.before().equals(before)).map(Taken::thing)
                .toArray(UUID[]::new);
    }
}
