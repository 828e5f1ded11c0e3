package shouwang.people.twins;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** Children and what she said about them. */
@Component
@Order(50)
class KinTies extends NamedBy {
    KinTies(JdbcClient sql) {
        super(sql, List.of(
                new Column("people_kin", "id", "elder_id",
                        "子女", "null"),
                new Column("people_consent", "id", "elder_id",
                        "同意记录", "x.said_on")));
    }

    @Override
    public String kind() {
        return "people.kin";
    }

    @Override
    public String chinese() {
        return "子女";
    }
}
