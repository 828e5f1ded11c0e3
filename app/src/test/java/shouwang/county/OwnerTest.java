package shouwang.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of one's own, whose administrator gives no superuser away. */
class OwnerTest {
    @TempDir Path folder;

    private static PGSimpleDataSource door(PostgresServer server, String user, String password) {
        var door = new PGSimpleDataSource();
        door.setUrl(server.url(user.equals("postgres") ? "postgres" : "shouwang"));
        door.setUser(user);
        door.setPassword(password);
        return door;
    }

    private static void run(PostgresServer server, String... statements) throws Exception {
        try (var open = DriverManager.getConnection(server.url("postgres"), "postgres",
                server.password()); var statement = open.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void an_owner_who_is_no_superuser_founds_counties_and_changes_the_password() throws Exception {
        try (var server = PostgresServer.start(folder, false)) {
            run(server, "create role steward login createrole password 'one'",
                    "create database shouwang owner steward");
            var owner = door(server, "steward", "one");
            Counties.makeAppRole(owner, "it's first");
            Counties.makeAppRole(owner, "second");
            var counties = new Counties(owner);
            counties.migrateAll();
            counties.add("511921", "通江县");
            try (var open = door(server, Counties.APP_ROLE, "second").getConnection();
                    var rows = open.createStatement().executeQuery(
                            "select name from shared.county")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("通江县");
            }
        }
    }

    @Test
    void an_owner_without_the_right_is_told_so_and_no_password_is_shown() throws Exception {
        try (var server = PostgresServer.start(folder, false)) {
            run(server, "create role steward login password 'one'",
                    "create database shouwang owner steward");
            assertThatThrownBy(() ->
                    Counties.makeAppRole(door(server, "steward", "one"), "geheim-7"))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("CREATEROLE")
                    .hasMessageNotContaining("geheim-7").hasNoCause();
        }
    }

    @Test
    void an_application_role_that_could_see_everything_is_refused() throws Exception {
        try (var server = PostgresServer.start(folder, false)) {
            run(server, "create role " + Counties.APP_ROLE + " login bypassrls",
                    "create database shouwang");
            assertThatThrownBy(() -> Counties.makeAppRole(
                    door(server, "postgres", server.password()), "x"))
                    .isInstanceOf(CannotStart.class).hasMessageContaining("BYPASSRLS");
        }
    }
}
