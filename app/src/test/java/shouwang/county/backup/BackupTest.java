package shouwang.county.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.county.Counties;
import shouwang.county.DiskRoom;
import shouwang.county.PostgresServer;
import shouwang.county.Secrets;

/** What was written down comes back from another disk, to the second. */
class BackupTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), HERE);
    @TempDir Path folder;

    @Test
    void a_village_comes_back_as_it_was_at_a_second_between_two_mistakes() throws Exception {
        var data = folder.resolve("data");
        var backup = Files.createDirectory(folder.resolve("other-disk"));
        LocalDateTime moment;
        try (var server = start(data)) {
            var sql = JdbcClient.create(server.owner());
            sql.sql("create table kept as select generate_series(1, 1000) as n").update();
            var to = new BackupFolder(backup, key(data));
            new BaseCopy(data, server.owner()).into(to);
            sql.sql("insert into kept select generate_series(1001, 2000)").update();
            moment = aSecondLater(sql);
            sql.sql("delete from kept where n <= 1500").update();
            ship(sql, data, to);
        }
        var said = new ByteArrayOutputStream();
        var commands = new BackupCommands(new PrintStream(said, true, StandardCharsets.UTF_8));
        var to = folder.resolve("restored");

        var code = commands.restore(new String[] {"--from", backup.toString(),
            "--to=" + to, "--at", moment.toString(),
            "--key", HexFormat.of().formatHex(key(data)).replaceAll("(.{4})", "$1 ")});

        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        try (var again = start(to)) {
            assertThat(count(again)).isEqualTo(2000);
        }
        assertThat(Files.readString(to.resolve("secrets/backup")))
                .isEqualTo(Files.readString(data.resolve("secrets/backup")));
    }

    @Test
    void a_night_copies_restores_and_checks_and_a_bad_one_is_told() throws Exception {
        var data = folder.resolve("data");
        var backup = Files.createDirectory(folder.resolve("other-disk"));
        try (var server = start(data)) {
            var news = new ArrayList<Object>();
            var broken = new boolean[1];
            ApplicationEventPublisher announce = event -> {
                news.add(event);
                if (event instanceof RestoredCopy copy && broken[0]) {
                    copy.wrong("账本不对");
                }
            };
            var sql = JdbcClient.create(server.owner());
            sql.sql("create schema shared").update();
            var counties = Counties.at(server.owner());
            makeRole(sql);
            counties.migrateAll();
            var backups = backups(data, backup, counties, announce);

            backups.night();
            assertThat(news).hasSize(1).first().isInstanceOf(RestoredCopy.class);
            assertThat(backups.standing().orElseThrow().proof()).endsWith("\n");
            assertThat(data.resolve("backup-trial")).doesNotExist();

            broken[0] = true;
            backups.night();
            assertThat(news.getLast()).isEqualTo(new BackupFailed("账本不对"));
            assertThat(backups.standing().orElseThrow().lastNight()).isNotNull();

            Files.move(backup, folder.resolve("gone"));
            backups.night();
            assertThat(((BackupFailed) news.getLast()).what()).contains("写不进");
            assertThat(backups.standing().orElseThrow().reachable()).isFalse();
        }
    }

    @Test
    void who_has_no_key_or_a_file_that_was_changed_reads_nothing() throws Exception {
        var to = new BackupFolder(folder, new byte[32]);
        var file = folder.resolve("sealed");
        var content = new byte[3_000_000];
        to.seal(file, out -> out.write(content));
        try (var in = to.open(file)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        var other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(() -> new BackupFolder(folder, other).open(file).readAllBytes())
                .isInstanceOf(IOException.class).hasMessageContaining("密钥不对");
        try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() - 1_500_000);
        }
        assertThatThrownBy(() -> to.open(file).readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void what_cannot_be_restored_is_refused_in_a_line_and_nothing_is_written() throws Exception {
        var out = new ByteArrayOutputStream();
        var commands = new BackupCommands(new PrintStream(out, true, StandardCharsets.UTF_8));
        var to = folder.resolve("to");
        var key = "0".repeat(64);
        assertThat(commands.restore(new String[] {"--to", "x"})).isEqualTo(2);
        assertThat(commands.restore(new String[] {"--from", folder.toString(), "--to",
            to.toString(), "--key", "abc"})).isEqualTo(2);
        assertThat(commands.restore(new String[] {"--from", folder.toString(), "--to",
            to.toString(), "--key", key, "--at", "昨天"})).isEqualTo(2);
        assertThat(commands.restore(new String[] {"--from", folder.toString(), "--to",
            to.toString(), "--key", key})).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--from", "64 个",
                "2026-12-01T10:00:00", "没有这个时刻以前");
    }

    @Test
    void old_nights_go_with_the_log_that_only_they_need_and_two_always_stay() throws Exception {
        var to = new BackupFolder(folder, new byte[32]);
        for (var night = 1; night <= 4; night++) {
            var log = "0000000100000000000000%02X".formatted(night * 16);
            to.takeLog(log, CLOCK.instant(), out -> out.write(1));
            var part = to.begin();
            to.seal(part, out -> out.write(new byte[100_000]));
            to.whole(part, CLOCK.instant().plus(Duration.ofDays(night)), log);
        }
        to.letGo(3, Long.MAX_VALUE);
        assertThat(to.all()).hasSize(3);
        assertThat(to.logs("")).hasSize(3);
        to.letGo(3, 1);
        assertThat(to.all()).hasSize(2);
        assertThat(to.logs("")).hasSize(2);
    }

    private static PostgresServer start(Path data) throws IOException {
        Files.createDirectories(data.resolve("wal-out"));
        return PostgresServer.start(data, false, Map.of("archive_mode", "on",
                "archive_library", "basic_archive", "basic_archive.archive_directory",
                "../wal-out"), Duration.ofSeconds(120));
    }

    private static long count(PostgresServer server) {
        return JdbcClient.create(server.owner()).sql("select count(*) from kept")
                .query(Long.class).single();
    }

    private static byte[] key(Path data) throws IOException {
        return HexFormat.of().parseHex(new Secrets(data).of(Backups.KEY));
    }

    private static Backups backups(Path data, Path backup, Counties counties,
            ApplicationEventPublisher announce) throws IOException {
        var env = new StandardEnvironment();
        env.getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "shouwang.data", data.toString(), "shouwang.backup", backup.toString())));
        return new Backups(env, counties, new DiskRoom(data, 0, 0), announce, CLOCK);
    }

    private static void makeRole(JdbcClient sql) {
        sql.sql("create role shouwang_app login noinherit").update();
    }

    /** The server's time a moment from now, with nothing written in the second around it. */
    private static LocalDateTime aSecondLater(JdbcClient sql) {
        sql.sql("select pg_sleep(1.2)").query().singleRow();
        var now = sql.sql("select clock_timestamp()").query(java.time.OffsetDateTime.class)
                .single();
        sql.sql("select pg_sleep(1.2)").query().singleRow();
        return now.atZoneSameInstant(HERE).toLocalDateTime();
    }

    /** Closes the log's file and carries it over when the server has put it out. */
    private static void ship(JdbcClient sql, Path data, BackupFolder to) throws IOException {
        var last = sql.sql("select pg_walfile_name(pg_switch_wal())").query(String.class).single();
        var out = data.resolve("wal-out").resolve(last);
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!Files.exists(out) && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(new LogShipping(data).into(to)).isPositive();
        assertThat(List.of(new LogShipping(data).waiting())).containsExactly(0L);
    }
}
