package shouwang.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
    @TempDir Path folder;

    @Test
    void a_first_start_that_was_killed_halfway_is_begun_anew() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "18");
        Files.writeString(folder.resolve("postgres.making"), "");
        try (var server = PostgresServer.start(folder, false)) {
            assertThat(one(server, "select 40 + 2")).isEqualTo(42);
        }
        assertThat(folder.resolve("postgres.making")).doesNotExist();
    }

    @Test
    void a_finished_first_start_keeps_its_data_and_asks_for_its_password() throws Exception {
        try (var server = PostgresServer.start(folder, false)) {
            run(server, "create table kept as select 7 as n");
        }
        try (var server = PostgresServer.start(folder, false)) {
            assertThat(one(server, "select n from kept")).isEqualTo(7);
            assertThat(server.password()).isNotEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(
                    server.url("postgres"), "postgres", "wrong")).hasMessageContaining("password");
        }
    }

    @Test
    void a_data_folder_that_we_make_is_open_to_its_owner_only() throws Exception {
        var fresh = folder.resolve("county/data");
        try (var server = PostgresServer.start(fresh, false)) {
            assertThat(one(server, "select 1")).isEqualTo(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    private static void run(PostgresServer server, String sql) throws Exception {
        try (var door = DriverManager.getConnection(server.url("postgres"), "postgres",
                server.password()); var statement = door.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int one(PostgresServer server, String sql) throws Exception {
        try (var door = DriverManager.getConnection(server.url("postgres"), "postgres",
                server.password()); var rows = door.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
