package shouwang.people.twins;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which record stands for one that was led to another: asked by what still names the older one. */
@Component
@Transactional(readOnly = true)
public class StandsFor {
    private final JdbcClient sql;

    StandsFor(JdbcClient sql) {
        this.sql = sql;
    }

    /** The record that it was merged into, at last; empty where it was not. */
    public Optional<UUID> of(UUID person) {
        return sql.sql("""
                with recursive led (id, step) as (
                    select into_id, 1 from people_merge where from_id = ? and undone_at is null
                    union all
                    select m.into_id, led.step + 1 from led join people_merge m
                        on m.from_id = led.id and m.undone_at is null where led.step < 9)
                select id from led order by step desc limit 1""").param(person)
                .query(UUID.class).optional();
    }

    /** The records that were merged into it. */
    public List<UUID> those(UUID person) {
        return sql.sql("""
                with recursive led (id, step) as (
                    select from_id, 1 from people_merge where into_id = ? and undone_at is null
                    union all
                    select m.from_id, led.step + 1 from led join people_merge m
                        on m.into_id = led.id and m.undone_at is null where led.step < 9)
                select distinct id from led""").param(person).query(UUID.class).list();
    }
}
