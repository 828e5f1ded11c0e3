package shouwang.people.twins;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** Children, what she said about them, and what became of her. */
@Component
@Order(50)
class KinTies extends NamedBy {
    KinTies(JdbcClient sql) {
        super(sql, List.of(
                new Column("people_kin", "id", "elder_id",
                        "子女", "null"),
                new Column("people_consent", "id", "elder_id",
                        "同意记录", "x.said_on"),
                // what was stopped for her can so be taken up again; a history of her own stays
                new Column("people_departure", "id", "person_id",
                        "外出、住院", "x.since",
                        "exists (select from people_departure o where o.person_id = :into"
                                + " and o.undone_at is null)")));
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
