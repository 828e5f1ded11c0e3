package shouwang.alarm;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** Alerts about an elder. */
@Component
@Order(64)
class AlertTies extends NamedBy {
    AlertTies(JdbcClient sql) {
        super(sql, List.of(
                new Column("alarm_alert", "id", "elder_id",
                        "突发", "x.raised_at",
                        "x.ended_at is null and not x.drill and exists (select from alarm_alert o"
                                + " where o.elder_id = :into and o.ended_at is null"
                                + " and not o.drill)")));
    }

    @Override
    public String kind() {
        return "alarm.alert";
    }

    @Override
    public String chinese() {
        return "突发";
    }
}
