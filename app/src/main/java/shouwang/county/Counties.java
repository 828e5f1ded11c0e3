package shouwang.county;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * The counties of this database. Adding one is one call: a schema in a transaction of its own,
 * then the same migrations as every other county. Runs as the owner, never in a county's
 * transaction.
 */
public final class Counties {
    static final String APP_ROLE = "shouwang_app";
    private static final String MIGRATIONS = "db/migration/";
    /** Its tables are all counties' and stand in a schema of their own. */
    private static final String SHARED = "shared";

    private final DataSource owner;
    private final List<String> folders;

    Counties(DataSource owner) {
        this.owner = owner;
        this.folders = folders();
    }

    /** The counties behind another owner's door: a copy that was restored. */
    public static Counties at(DataSource owner) {
        return new Counties(owner);
    }

    /** The owner's door, for migrations, bulk loading of a county, and nothing else. */
    public DataSource owner() {
        return owner;
    }

    public List<County> all() {
        return JdbcClient.create(owner).sql("select code from shared.county order by code")
                .query(String.class).list().stream().map(County::new).toList();
    }

    public boolean isEmpty() {
        return all().isEmpty();
    }

    /** Adds a county, or refuses where it is here already. */
    public County add(String code, String name) {
        var county = new County(code);
        if (all().contains(county)) {
            throw new Rejected(Reason.TAKEN, "区划代码 " + code + " 的县已经建好了。");
        }
        var sql = JdbcClient.create(owner);
        sql.sql("create schema if not exists " + county.schema()).update();
        migrate(county);
        sql.sql("insert into shared.county (code, name) values (?, ?)")
                .params(code, name).update();
        return county;
    }

    /** Brings every county up to the schema that this house knows. */
    public void migrateAll() {
        flyway(SHARED, List.of("classpath:" + MIGRATIONS + SHARED)).migrate();
        JdbcClient.create(owner).sql("grant usage on schema shared to " + APP_ROLE).update();
        JdbcClient.create(owner).sql("grant select on shared.county to " + APP_ROLE).update();
        all().forEach(this::migrate);
    }

    private void migrate(County county) {
        flyway(county.schema(), folders).migrate();
        JdbcClient.create(owner).sql(
                "grant usage on schema " + county.schema() + " to " + APP_ROLE).update();
    }

    /** Each module's folder of migrations; nobody keeps a list of them. */
    private static List<String> folders() {
        var loader = Counties.class.getClassLoader();
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver(loader)
                            .getResources("classpath*:" + MIGRATIONS + "*/V*.sql"))
                    .map(Counties::folder).filter(folder -> !folder.equals(SHARED)).distinct()
                    .sorted().map(folder -> "classpath:" + MIGRATIONS + folder).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Resource migration) {
        try {
            var path = migration.getURL().getPath();
            var from = path.lastIndexOf(MIGRATIONS) + MIGRATIONS.length();
            return path.substring(from, path.indexOf('/', from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Flyway flyway(String schema, List<String> locations) {
        return Flyway.configure(Counties.class.getClassLoader())
                .dataSource(owner).defaultSchema(schema).schemas(schema)
                .createSchemas(SHARED.equals(schema))
                .locations(locations.toArray(String[]::new)).failOnMissingLocations(false)
                .outOfOrder(true)
                .placeholders(Map.of("app", APP_ROLE))
                .table("flyway_history")
                .load();
    }

    /**
     * Makes the application's login, which owns nothing, or sets its password anew. The owner need
     * not be a superuser; whoever made the login may change it.
     */
    static void makeAppRole(DataSource owner, String password) {
        var login = APP_ROLE + " login password '" + password.replace("'", "''") + "'";
        try (var connection = owner.getConnection(); var statement = connection.createStatement()) {
            if (!isThere(statement)) {
                statement.execute("create role " + login
                        + " noinherit nosuperuser nocreatedb nocreaterole nobypassrls");
            } else {
                statement.execute("alter role " + login);
            }
        } catch (SQLException e) {
            throw new CannotStart("数据库用户 " + APP_ROLE + " 建不了：" + firstLine(e)
                    + "。请让 SHOUWANG_DB_USER 有 CREATEROLE 权限。");
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select rolsuper or rolbypassrls from pg_roles"
                + " where rolname = '" + APP_ROLE + "'")) {
            var there = row.next();
            if (there && row.getBoolean(1)) {
                throw new CannotStart("数据库用户 " + APP_ROLE
                        + " 权限太大。请收回它的 SUPERUSER 和 BYPASSRLS。");
            }
            return there;
        }
    }

    /** What the server says after its first line may repeat the statement, password and all. */
    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
