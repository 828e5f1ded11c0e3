package shouwang.people.twins;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.people.Phone;

/** Finds who may stand in the books twice: on a form before it is saved, and as a list. */
@Component
@Transactional(readOnly = true)
public class Twins {
    private static final int MOST = 200;
    private static final String TWIN = "%1$s.id, %1$s.place_code, %1$s.name, %1$s.sex, %1$s.born,"
            + " %1$s.id_tail, %1$s.phones_shown, %1$s.is_elder, %1$s.is_aide, %1$s.household_id";
    private final JdbcClient sql;
    private final Clock clock;

    Twins(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** One of two records, private fields masked. */
    public record Twin(UUID id, String placeCode, String name, String sex, LocalDate born,
            String idTail, List<String> phones, boolean elder, boolean aide, UUID household) {
        /** The page of the record. */
        public String href() {
            return (elder ? "/people/elders/" : "/people/aides/") + id;
        }
    }

    /** Two records of maybe one person, and what speaks for it. */
    public record Pair(Twin one, Twin other, String why) {}

    /** Elders or aides of the village with this name and day of birth, but for this record. */
    public List<Twin> named(String villageCode, String name, LocalDate born, UUID but) {
        return sql.sql("select " + TWIN.formatted("p") + " " + """
                 from people_person p where p.name collate "C" = ? and p.born = ?
                  and p.place_code >= ? and p.place_code <= ? and p.merged_into is null
                  and p.id <> ? order by p.id limit 5""")
                .params(name, born, villageCode, villageCode + "~", but)
                .query((row, n) -> twin(row, 0)).list();
    }

    /** People of the village with this name and one of these phones, but for this record. */
    public List<Twin> reachedBy(String villageCode, String name, List<Phone> phones, UUID but) {
        if (phones.isEmpty()) {
            return List.of();
        }
        return sql.sql("select " + TWIN.formatted("p") + " " + """
                 from people_person p where p.name collate "C" = ? and p.phones_shown && ?
                  and p.place_code >= ? and p.place_code <= ? and p.merged_into is null
                  and p.id <> ? order by p.id limit 5""")
                .param(name).param(phones.stream().map(Phone::masked).toArray(String[]::new))
                .param(villageCode).param(villageCode + "~").param(but)
                .query((row, n) -> twin(row, 0)).list();
    }

    /**
     * Pairs of a village or hamlet that look like one person: the same name and day of birth, or
     * the same name and phone. Those of whom it was said that they are two are left out.
     */
    public List<Pair> of(String placeCode) {
        return sql.sql("select " + TWIN.formatted("a") + ", " + TWIN.formatted("b") + """
                , a.born = b.born, a.phones_shown && b.phones_shown
                from people_person a join people_person b on b.name = a.name and b.id > a.id
                  and b.place_code >= ? and b.place_code <= ? and b.merged_into is null
                  and a.sex = b.sex and (a.born = b.born or a.phones_shown && b.phones_shown)
                  and (a.id_mark is null or b.id_mark is null)
                where a.place_code >= ? and a.place_code <= ? and a.merged_into is null
                  and not exists (select from people_not_twins t
                    where t.one = least(a.id, b.id) and t.other = greatest(a.id, b.id))
                order by a.pinyin, a.id, b.id limit ?""")
                .params(placeCode, placeCode + "~", placeCode, placeCode + "~", MOST)
                .query((row, n) -> new Pair(twin(row, 0), twin(row, 10),
                        why(row.getBoolean(21), row.getBoolean(22)))).list();
    }

    private static String why(boolean born, boolean phone) {
        return "姓名一样" + (born ? "，生日一样" : "") + (phone ? "，电话一样" : "");
    }

    /** These are two people after all: they are not offered again. */
    @Transactional
    public void areTwo(Actor actor, UUID one, UUID other, String placeCode) {
        actor.need(Right.WRITE_PEOPLE);
        actor.needPlace(placeCode);
        sql.sql("""
                insert into people_not_twins (one, other, place_code, said_by, said_at)
                select least(a.id, b.id), greatest(a.id, b.id), a.place_code, ?, ?
                from people_person a, people_person b where a.id = ? and b.id = ?
                on conflict do nothing""")
                .params(actor.id(), Timestamp.from(clock.instant()), one, other).update();
    }

    /** Both records as they stand now, whoever of them is in sight and not merged. */
    List<Twin> both(UUID from, UUID into) {
        var found = new ArrayList<>(sql.sql("select " + TWIN.formatted("p") + " " + """
                 from people_person p where p.id in (?, ?) and p.merged_into is null""")
                .params(from, into).query((row, n) -> twin(row, 0)).list());
        found.sort((a, b) -> Boolean.compare(b.id().equals(from), a.id().equals(from)));
        return found;
    }

    private static Twin twin(ResultSet row, int from) throws SQLException {
        var tail = row.getString(from + 6);
        return new Twin(row.getObject(from + 1, UUID.class), row.getString(from + 2),
                row.getString(from + 3), row.getString(from + 4),
                row.getObject(from + 5, LocalDate.class), tail == null ? "" : tail,
                List.of((String[]) row.getArray(from + 7).getArray()), row.getBoolean(from + 8),
                row.getBoolean(from + 9), row.getObject(from + 10, UUID.class));
    }
}
