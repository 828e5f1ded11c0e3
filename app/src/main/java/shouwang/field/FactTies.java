package shouwang.field;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** What came home on phones about an elder. */
@Component
@Order(92)
class FactTies extends NamedBy {
    FactTies(JdbcClient sql) {
        super(sql, List.of(
                new Column("field_fact", "id", "elder_id",
                        "手机带回的", "null")));
    }

    @Override
    public String kind() {
        return "field.fact";
    }

    @Override
    public String chinese() {
        return "手机带回的";
    }
}
