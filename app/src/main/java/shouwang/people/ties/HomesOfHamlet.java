package shouwang.people.ties;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.places.joining.PlacedAt;

/** Who lives in a hamlet, and their households; the dead and those who moved too. */
@Component
@Order(50)
class HomesOfHamlet extends PlacedAt {
    HomesOfHamlet(JdbcClient sql) {
        super(sql, List.of(new Table("people_household", "x.id::text", "户"),
                new Table("people_person", "x.id::text", "人"),
                new Table("people_elder", "x.person_id::text", ""),
                new Table("people_aide", "x.person_id::text", ""),
                new Table("people_kin", "x.id::text", "")));
    }

    @Override
    public String kind() {
        return "people.home";
    }
}
