package shouwang.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server dies under a living house, and is brought back by it. */
class KeptUpTest {
    @TempDir Path folder;

    @Test
    void a_killed_server_comes_back_on_its_port_with_all_that_was_acknowledged() throws Exception {
        var news = new LinkedBlockingQueue<Boolean>();
        try (var server = PostgresServer.start(folder, true)) {
            server.keepUp(news::add);
            var url = server.url("postgres");
            run(server, "create table kept as select generate_series(1, 1000) as n");
            for (var death = 1; death <= 2; death++) {
                run(server, "insert into kept values (" + (1000 + death) + ")");
                kill();
                assertThat(news.poll(60, TimeUnit.SECONDS)).isFalse();
                assertThat(news.poll(120, TimeUnit.SECONDS)).isTrue();
                assertThat(server.url("postgres")).isEqualTo(url);
                assertThat(one(server, "select count(*) from kept")).isEqualTo(1000 + death);
            }
        }
    }

    @Test
    void a_server_that_the_house_itself_closes_stays_down() throws Exception {
        var news = new LinkedBlockingQueue<Boolean>();
        try (var server = PostgresServer.start(folder, false)) {
            server.keepUp(news::add);
        }
        assertThat(news).isEmpty();
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private void kill() throws Exception {
        var pid = Long.parseLong(Files.readAllLines(
                folder.resolve("postgres/postmaster.pid")).getFirst().strip());
        assertThat(new ProcessBuilder("kill", "-KILL", String.valueOf(pid)).start().waitFor())
                .isZero();
    }

    private static void run(PostgresServer server, String sql) throws Exception {
        try (var door = DriverManager.getConnection(server.url("postgres"), "postgres",
                server.password()); var statement = door.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long one(PostgresServer server, String sql) throws Exception {
        try (var door = DriverManager.getConnection(server.url("postgres"), "postgres",
                server.password()); var rows = door.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
