package shouwang.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People in a few words each, for reckoning over a whole county: nothing sealed is touched. */
@Component
@Transactional(readOnly = true)
public class Roll {
    private static final String PERSON = """
            select p.id, p.place_code, p.household_id, p.name, p.sex, p.born
            from people_person p where p.merged_into is null\s""";
    private final JdbcClient sql;

    Roll(JdbcClient sql) {
        this.sql = sql;
    }

    /** Someone who gives or gave time. */
    public record Giver(UUID id, String placeCode, UUID householdId, String name, Elder.Sex sex,
            LocalDate born) {}

    /** Whoever is or ever was an aide at home in a village. */
    public List<Giver> aides(String villageCode) {
        return sql.sql(PERSON + """
                and p.place_code >= ? and p.place_code <= ?
                and exists (select 1 from people_aide a where a.person_id = p.id)
                order by p.id""").params(villageCode, villageCode + "~").query(Roll::giver).list();
    }

    /** These, whoever of them is in sight. */
    public List<Giver> of(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sql.sql(PERSON + "and p.id = any (?)")
                .param(ids.toArray(UUID[]::new)).query(Roll::giver).list();
    }

    /** Elders in hardship at and below a place. */
    public Set<UUID> inHardship(String placeCode) {
        return new HashSet<>(sql.sql("""
                select person_id from people_elder
                where place_code >= ? and place_code <= ? and 'HARDSHIP' = any (categories)""")
                .params(placeCode, placeCode + "~").query(UUID.class).list());
    }

    private static Giver giver(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Giver(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getString(4),
                Elder.Sex.valueOf(row.getString(5)), row.getObject(6, LocalDate.class));
    }
}
