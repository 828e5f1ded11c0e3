package shouwang.family;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** What goes to and comes from the children. */
@Component
@Order(96)
class FamilyTies extends NamedBy {
    FamilyTies(JdbcClient sql) {
        super(sql, List.of(
                new Column("family_invitation", "id", "elder_id",
                        "邀请", "x.made_at"),
                new Column("family_line", "id", "elder_id",
                        "留话", "x.at"),
                new Column("family_letter", "id", "elder_id",
                        "家书", "null")));
    }

    @Override
    public String kind() {
        return "family.records";
    }

    @Override
    public String chinese() {
        return "家里人";
    }
}
