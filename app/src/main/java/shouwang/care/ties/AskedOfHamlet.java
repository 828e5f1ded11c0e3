package shouwang.care.ties;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.places.joining.PlacedAt;

/** What is still to be done in a hamlet; what was done keeps the name it had. */
@Component
@Order(60)
class AskedOfHamlet extends PlacedAt {
    AskedOfHamlet(JdbcClient sql) {
        super(sql, List.of(
                new Table("care_need", "x.id::text", "没办完的求助",
                        "x.status in ('OPEN', 'GIVEN')"),
                new Table("care_visit", "x.id::text", "没上的门", "x.status = 'PLANNED'"),
                new Table("care_task", "x.id::text", "", "x.outcome is null")));
    }

    @Override
    public String kind() {
        return "care.asked";
    }
}
