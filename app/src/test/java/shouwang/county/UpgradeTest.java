package shouwang.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A filled database of the first storey, as it stood in November 2026 with the demo village in
 * it, is brought up to date. {@code first-storey.sql.gz} is never made anew: it is what a county
 * has that started then.
 */
class UpgradeTest {
    private static final String OURS = """
            in (select oid from pg_namespace where nspname in ('shared', 'county_511922'))""";
    /**
     * What a schema consists of, each as one line that says all of it. Not-null is told of the
     * column only: PostgreSQL 18 keeps it as a constraint too, whose name it picks by itself and
     * picks otherwise when a dump is read in, and PostgreSQL 15 knows no such name.
     */
    private static final List<String> PARTS = List.of("""
            select 'column ' || c.relname || '.' || a.attname || ' '
                || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' '
                || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || a.attidentity::text
                || a.attgenerated::text || ' ' || coalesce(l.collname, '')
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            left join pg_collation l on l.oid = a.attcollation
            where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
            and c.relnamespace\s""" + OURS, """
            select 'table ' || relname || ' ' || relkind::text || ' ' || relrowsecurity || ' '
                || relforcerowsecurity || ' ' || coalesce(array_to_string(reloptions, ','), '')
            from pg_class where relkind in ('r', 'p', 'v', 'm', 'S') and relnamespace\s""" + OURS,
            """
            select 'constraint ' || conrelid::regclass || ' ' || conname || ' '
                || pg_get_constraintdef(oid)
            from pg_constraint where contype <> 'n' and connamespace\s""" + OURS, """
            select 'index ' || pg_get_indexdef(indexrelid) || ' ' || indisvalid
            from pg_index join pg_class c on c.oid = indexrelid where c.relnamespace\s""" + OURS,
            """
            select 'policy ' || polrelid::regclass || ' ' || polname || ' ' || polcmd::text || ' '
                || polpermissive || ' ' || polroles::text || ' '
                || coalesce(pg_get_expr(polqual, polrelid), '') || ' '
                || coalesce(pg_get_expr(polwithcheck, polrelid), '')
            from pg_policy join pg_class c on c.oid = polrelid where c.relnamespace\s""" + OURS,
            """
            select 'grant ' || c.relname || ' ' || r.grantee::regrole || ' ' || r.privilege_type
            from pg_class c, aclexplode(c.relacl) r
            where r.grantee <> 0 and c.relnamespace\s""" + OURS, """
            select 'grant ' || c.relname || '.' || a.attname || ' ' || r.grantee::regrole || ' '
                || r.privilege_type
            from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) r
            where c.relnamespace\s""" + OURS, """
            select 'grant ' || n.nspname || ' ' || r.grantee::regrole || ' ' || r.privilege_type
            from pg_namespace n, aclexplode(n.nspacl) r where n.oid\s""" + OURS, """
            select 'function ' || pg_get_functiondef(p.oid) || ' ' || coalesce(p.proacl::text, '')
            from pg_proc p where p.prokind = 'f' and p.pronamespace\s""" + OURS, """
            select 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where not t.tgisinternal and c.relnamespace\s""" + OURS, """
            select 'view ' || c.relname || ' ' || pg_get_viewdef(c.oid)
            from pg_class c where c.relkind in ('v', 'm') and c.relnamespace\s""" + OURS);

    @TempDir Path folder;

    private static PGSimpleDataSource owner(PostgresServer server, String database) {
        var owner = new PGSimpleDataSource();
        owner.setUrl(server.url(database));
        owner.setUser("postgres");
        owner.setPassword(server.password());
        return owner;
    }

    private static void run(PGSimpleDataSource owner, String sql) throws SQLException {
        try (var open = owner.getConnection(); var statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstStorey() throws IOException {
        try (var packed = new GZIPInputStream(Objects.requireNonNull(
                UpgradeTest.class.getResourceAsStream("/first-storey.sql.gz")))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
        }
    }

    private static List<String> shape(PGSimpleDataSource owner) {
        var sql = JdbcClient.create(owner);
        return PARTS.stream().flatMap(part -> sql.sql(part).query(String.class).list().stream())
                .sorted().toList();
    }

    private static List<String> only(List<String> these, List<String> those) {
        var other = new HashSet<>(those);
        return these.stream().filter(line -> !other.contains(line)).toList();
    }

    @Test
    void a_village_of_the_first_storey_is_kept_and_its_tables_become_those_of_a_fresh_one()
            throws Exception {
        try (var server = PostgresServer.start(folder, false)) {
            run(owner(server, "postgres"), "create database filled");
            run(owner(server, "postgres"), "create database fresh");
            var filled = owner(server, "filled");
            Counties.makeAppRole(filled, "one");
            run(filled, firstStorey());
            var elders = count(filled, "people_elder");
            var visits = count(filled, "care_visit");
            new Counties(filled).migrateAll();
            var fresh = owner(server, "fresh");
            var counties = new Counties(fresh);
            counties.migrateAll();
            counties.add("511922", "南江县");
            var upgraded = shape(filled);
            var wanted = shape(fresh);
            assertThat(upgraded).hasSizeGreaterThan(500);
            assertThat(only(upgraded, wanted)).as("only in the upgraded one").isEmpty();
            assertThat(only(wanted, upgraded)).as("only in the fresh one").isEmpty();
            assertThat(elders).isPositive().isEqualTo(count(filled, "people_elder"));
            assertThat(visits).isPositive().isEqualTo(count(filled, "care_visit"));
        }
    }

    private static int count(PGSimpleDataSource owner, String table) {
        return JdbcClient.create(owner).sql("select count(*) from county_511922." + table)
                .query(Integer.class).single();
    }
}
