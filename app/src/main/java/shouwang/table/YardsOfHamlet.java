package shouwang.table;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.places.joining.PlacedAt;

/** The courtyards of a hamlet and their neighbours. */
@Component
@Order(74)
class YardsOfHamlet extends PlacedAt {
    YardsOfHamlet(JdbcClient sql) {
        super(sql, List.of(new Table("table_courtyard", "x.id::text", "幸福小院"),
                new Table("table_neighbour", "x.courtyard_id::text || x.person_id", "")));
    }

    @Override
    public String kind() {
        return "table.yard";
    }
}
