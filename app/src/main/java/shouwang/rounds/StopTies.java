package shouwang.rounds;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** Stops of an aide on a day. */
@Component
@Order(78)
class StopTies extends NamedBy {
    StopTies(JdbcClient sql) {
        super(sql, List.of(
                new Column("rounds_stop", "visit_id", "aide_id",
                        "路线", "null"),
                new Column("rounds_seen", "visit_id", "aide_id",
                        "看过的路线", "null")));
    }

    @Override
    public String kind() {
        return "rounds.stop";
    }

    @Override
    public String chinese() {
        return "路线";
    }
}
