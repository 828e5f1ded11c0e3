package shouwang.people.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Seal;
import shouwang.kernel.Ids;
import shouwang.people.Elder;
import shouwang.people.IdNumber;
import shouwang.people.roster.RosterRow;

/**
 * A village that brings its roster again, with the id numbers filled in since, means the same
 * people: a row whose number nobody has completes the one elder here whom it can mean.
 */
@Component
class RosterNumbers {
    private final JdbcClient sql;
    private final Seal seal;

    RosterNumbers(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    private record Numberless(UUID id, String key, LocalDate born) {
        /** The same day, or the first of its month or year, as one stands who knew no more. */
        boolean mayBeBorn(LocalDate day) {
            return born.equals(day) || born.equals(day.withDayOfMonth(1))
                    || born.equals(day.withDayOfYear(1));
        }
    }

    private record Match(UUID probe, UUID person, IdNumber number) {}

    /**
     * Writes number and day of birth into those whom these rows mean, each one row and one elder;
     * whom the batch itself has brought is someone else.
     *
     * @param rows whose numbers are not known in the village
     * @return the numbers written
     */
    Set<String> complete(UUID batch, String village, List<RosterRow> rows,
            Function<RosterRow, String> place, Instant now) {
        var here = rows.isEmpty() ? Collections.<String, List<Numberless>>emptyMap()
                : here(batch, village);
        if (here.isEmpty()) {
            return Set.of();
        }
        var wanted = new HashMap<UUID, List<IdNumber>>();
        for (var row : rows) {
            var number = Objects.requireNonNull(row.id());
            var able = here.getOrDefault(key(place.apply(row), row.name(), number.sex()),
                    List.of()).stream().filter(one -> one.mayBeBorn(number.born())).toList();
            if (able.size() == 1) {
                wanted.computeIfAbsent(able.getFirst().id(), id -> new ArrayList<>(1)).add(number);
            }
        }
        var matches = wanted.entrySet().stream().filter(one -> one.getValue().size() == 1)
                .map(one -> new Match(Ids.fresh(), one.getKey(), one.getValue().getFirst()))
                .toList();
        return matches.isEmpty() ? Collections.emptySet() : write(free(matches, now));
    }

    private static String key(String place, String name, Elder.Sex sex) {
        return place + "/" + name + "/" + sex;
    }

    private Map<String, List<Numberless>> here(UUID batch, String village) {
        var here = new HashMap<String, List<Numberless>>();
        sql.sql("""
                select id, place_code, name, sex, born from people_person
                where place_code >= ? and place_code <= ? and is_elder and id_mark is null
                  and merged_into is null and batch_id is distinct from ?""")
                .params(village, village + "~", batch).query((row, n) -> new Numberless(
                        row.getObject(1, UUID.class), key(row.getString(2), row.getString(3),
                                Elder.Sex.valueOf(row.getString(4))),
                        row.getObject(5, LocalDate.class))).list()
                .forEach(one -> here.computeIfAbsent(one.key(), key -> new ArrayList<>(1))
                        .add(one));
        return here;
    }

    /**
     * Those whose numbers no one has, in no village of the county. Others' villages are out of
     * sight, and an update would fail as a whole: only a row that comes in or does not can tell.
     */
    private List<Match> free(List<Match> matches, Instant now) {
        var probes = new HashSet<>(sql.sql("""
                insert into people_person (id, household_id, place_code, name, pinyin, initials,
                    sex, born, id_mark, made_at)
                select t.probe, p.household_id, p.place_code, p.name, p.pinyin, p.initials, p.sex,
                    p.born, t.mark, ?
                from unnest(?::uuid[], ?::uuid[], ?::bytea[]) as t (probe, person, mark)
                join people_person p on p.id = t.person
                on conflict (id_mark)
                    where id_mark is not null and merged_into is null and not moved_away
                do nothing returning id""")
                .params(Timestamp.from(now), ids(matches, Match::probe),
                        ids(matches, Match::person), marks(matches))
                .query(UUID.class).list());
        sql.sql("delete from people_person where id = any (?)")
                .param(probes.toArray(UUID[]::new)).update();
        return matches.stream().filter(match -> probes.contains(match.probe)).toList();
    }

    private Set<String> write(List<Match> matches) {
        var written = new HashSet<>(sql.sql("""
                update people_person p set id_sealed = t.sealed, id_mark = t.mark,
                    id_tail = t.tail, born = t.born::date
                from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::text[], ?::text[])
                    as t (person, sealed, mark, tail, born)
                where p.id = t.person and p.id_mark is null returning p.id""")
                .params(ids(matches, Match::person), matches.stream().map(match ->
                                seal.seal(match.number.text())).toArray(byte[][]::new),
                        marks(matches), texts(matches, match -> match.number.tail()),
                        texts(matches, match -> match.number.born().toString()))
                .query(UUID.class).list());
        return new HashSet<>(matches.stream().filter(match -> written.contains(match.person))
                .map(match -> match.number.text()).toList());
    }

    private byte[][] marks(List<Match> matches) {
        return matches.stream().map(match -> seal.mark(match.number.text()))
                .toArray(byte[][]::new);
    }

    private static UUID[] ids(List<Match> matches, Function<Match, UUID> which) {
        return matches.stream().map(which).toArray(UUID[]::new);
    }

    private static String[] texts(List<Match> matches, Function<Match, String> which) {
        return matches.stream().map(which).toArray(String[]::new);
    }
}
