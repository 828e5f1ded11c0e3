package shouwang.people.network;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** In which parts of the network somebody is; in one part twice she is only once. */
@Component
@Order(51)
class PartnerTies extends NamedBy {
    PartnerTies(JdbcClient sql) {
        super(sql, List.of(new Column("people_partner", "id", "person_id", "各方", "x.since", """
                exists (select from people_partner o where o.person_id = :into
                    and o.part = x.part and o.ended_on is null and x.ended_on is null)""")));
    }

    @Override
    public String kind() {
        return "people.partner";
    }

    @Override
    public String chinese() {
        return "各方";
    }
}
