package shouwang.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.kernel.Ids;
import shouwang.places.Divisions;
import shouwang.places.Place;

/** Random trees of places, users and questions; the database against a plain oracle. */
@House
class RowSecurityTest {
    private static final int TREES = 3;
    private static final int QUESTIONS = 400;
    @Autowired Divisions divisions;
    @Autowired Counties counties;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    /** A household, and what hangs on it: one person who is an elder with a need. */
    private record Home(UUID id, String place, String head, UUID person) {}

    /** The oracle: everything there is, in plain lists. */
    private record Tree(County county, List<String> places, List<Home> homes) {}

    @Test
    void what_comes_back_is_what_lies_below_ones_place() {
        var seed = System.nanoTime();
        System.out.println("RowSecurityTest seed " + seed);
        for (var t = 0; t < TREES; t++) {
            var random = new SplittableRandom(seed + t);
            var tree = grow("51998" + t, random);
            for (var q = 0; q < QUESTIONS; q++) {
                ask(tree, random, "seed " + seed + " tree " + t + " question " + q);
            }
        }
    }

    private Tree grow(String code, SplittableRandom random) {
        var places = new TreeMap<String, Place>();
        places.put(code, new Place(code, null, Place.Kind.COUNTY, "试县", null));
        var kinds = Place.Kind.values();
        for (var i = 0; i < 60; i++) {
            var above = new ArrayList<>(places.values()).get(random.nextInt(places.size()));
            if (above.kind() != Place.Kind.HEARTH) {
                var digits = new int[] {0, 1, 9, 10, 99, 999, random.nextInt(1000)};
                var below = above.code() + "%03d".formatted(digits[random.nextInt(7)]);
                places.putIfAbsent(below, new Place(below, above.code(),
                        kinds[above.kind().ordinal() + 1], "处" + i, null));
            }
        }
        var county = divisions.found(code, "试县", List.copyOf(places.values()));
        var all = List.copyOf(places.keySet());
        var homes = new ArrayList<Home>();
        for (var i = 0; i < 150; i++) {
            homes.add(new Home(Ids.fresh(), all.get(random.nextInt(all.size())),
                    "户" + random.nextInt(20), Ids.fresh()));
        }
        Scope.all(county).run(() -> transaction.executeWithoutResult(t -> homes.forEach(this::move)));
        return new Tree(county, all, homes);
    }

    private void move(Home home) {
        sql.sql("insert into people_household (id, place_code, head, made_at) values (?, ?, ?, '2020-01-01')")
                .params(home.id(), home.place(), home.head()).update();
        sql.sql("""
                insert into people_person (id, place_code, household_id, name, pinyin, initials, sex,
                    born, is_elder, made_at) values (?, ?, ?, ?, 'x', 'x', 'F', ?, true, '2020-01-01')""")
                .params(home.person(), home.place(), home.id(), home.head(),
                        LocalDate.of(1940, 1, 1)).update();
        sql.sql("insert into people_elder (person_id, place_code) values (?, ?)")
                .params(home.person(), home.place()).update();
        sql.sql("""
                insert into care_need (id, place_code, elder_id, service, wish, raised_as, raised_by,
                    via, raised_at, answer_by, entered_at, entered_by, status)
                values (?, ?, ?, 'MEALS', '', 'SELF', 'x', 'PHONE', '2020-01-01', '2020-01-01', '2020-01-01', ?, 'OPEN')
                """).params(Ids.fresh(), home.place(), home.person(), home.id()).update();
    }

    private void ask(Tree tree, SplittableRandom random, String label) {
        var mine = tree.places().get(random.nextInt(tree.places().size()));
        var other = tree.places().get(random.nextInt(tree.places().size()));
        var home = tree.homes().get(random.nextInt(tree.homes().size()));
        Predicate<Home> seen = h -> h.place().startsWith(mine);
        Scope.below(tree.county(), mine).run(() -> transaction.executeWithoutResult(t -> {
            assertThat(heads("select head from people_household")).as(label + " as " + mine)
                    .containsExactlyInAnyOrderElementsOf(heads(tree, seen));
            assertThat(heads("select head from people_household where place_code >= ? and"
                    + " place_code <= ?", other, other + "~")).as(label).containsExactlyInAnyOrderElementsOf(
                    heads(tree, seen.and(h -> h.place().startsWith(other))));
            assertThat(heads("""
                    select p.name from care_need n join people_elder e on e.person_id = n.elder_id
                    join people_person p on p.id = n.elder_id where p.name = ?""", home.head()))
                    .as(label).containsExactlyInAnyOrderElementsOf(
                            heads(tree, seen.and(h -> h.head().equals(home.head()))));
            assertThat(heads("select code from places_place")).as(label)
                    .containsExactlyInAnyOrderElementsOf(tree.places().stream().filter(place ->
                            place.startsWith(mine) || mine.startsWith(place)).toList());
            assertThat(sql.sql("update people_household set address = 'x' where id = ?")
                    .param(home.id()).update()).as(label).isEqualTo(seen.test(home) ? 1 : 0);
        }));
        assertThat(writes(tree.county(), mine, other)).as(label + " as " + mine + " at " + other)
                .isEqualTo(other.startsWith(mine));
    }

    private List<String> heads(String question, Object... params) {
        return sql.sql(question).params(params).query(String.class).list();
    }

    private static List<String> heads(Tree tree, Predicate<Home> seen) {
        return tree.homes().stream().filter(seen).map(Home::head).toList();
    }

    /** Whether a row can be put at the place; it is taken back at once. */
    private boolean writes(County county, String mine, String place) {
        try {
            Scope.below(county, mine).run(() -> transaction.executeWithoutResult(t -> {
                sql.sql("insert into people_household (id, place_code, head, made_at)"
                        + " values (?, ?, 'x', '2020-01-01')").params(Ids.fresh(), place).update();
                t.setRollbackOnly();
            }));
            return true;
        } catch (DataAccessException e) {
            assertThat(e.getMostSpecificCause().getMessage()).contains("row-level security");
            return false;
        }
    }

    @Test
    void every_table_of_a_county_is_guarded_and_granted_only_what_is_meant() {
        var owner = JdbcClient.create(counties.owner());
        var tables = owner.sql("""
                select c.relname, c.relrowsecurity,
                    (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
                    has_any_column_privilege('shouwang_app', c.oid, 'select') as reads,
                    (select coalesce(string_agg(a.attname, ' ' order by a.attname), '')
                     from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                       and not a.attisdropped
                       and has_column_privilege('shouwang_app', c.oid, a.attnum, 'update'))
                        as changes,
                    has_table_privilege('shouwang_app', c.oid, 'delete') as removes,
                    has_table_privilege('shouwang_app', c.oid, 'truncate, references, trigger')
                        as more
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'county_511922' and c.relkind in ('r', 'p', 'v', 'm')""")
                .query().listOfRows();
        assertThat(tables).hasSizeGreaterThan(15);
        for (var table : tables) {
            guarded(table);
        }
        assertThat(owner.sql("""
                select count(*) from pg_class where relowner = 'shouwang_app'::regrole""")
                .query(Long.class).single()).isZero();
    }

    private static void guarded(Map<String, Object> table) {
        var name = (String) table.get("relname");
        if (name.equals("flyway_history")) {
            assertThat(table.get("reads")).isEqualTo(false);
            return;
        }
        assertThat(table.get("relrowsecurity")).as(name + " is guarded").isEqualTo(true);
        assertThat((Long) table.get("policies")).as(name + " has a policy").isPositive();
        assertThat(table.get("more")).as(name + " is not truncated").isEqualTo(false);
        // the sealer's queue empties as blocks are sealed; the sealed rows themselves stay
        var queue = name.equals("ledger_unsealed");
        var posted = !queue && (name.equals("access_audit") || name.equals("care_contact")
                || name.startsWith("ledger_") && (name.contains("transfer") || name.contains("seal")
                    || name.contains("leg")));
        if (posted) {
            // whose contact it was follows where two records of one person are made one; one that
            // never was stays, taken back
            assertThat(table.get("changes")).as(name + " is never changed")
                    .isEqualTo(name.equals("care_contact")
                            ? "elder_id taken_back_at taken_back_by" : "");
        }
        if (posted || name.startsWith("care_visit") || name.startsWith("care_need")
                || name.startsWith("pairing_pair") || name.equals("places_place")) {
            assertThat(table.get("removes")).as(name + " is never removed").isEqualTo(false);
        }
    }
}
