package shouwang.county.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import shouwang.county.CannotStart;
import shouwang.county.PostgresServer;

/**
 * Brings a backup back into a folder of its own: the newest night's pages before the moment, then
 * the log up to it, to the second (PostgreSQL's point-in-time recovery, its manual, 25.3.5). The
 * folder is then a data folder like any other; nothing else on the machine is touched.
 */
final class Restore {
    private static final DateTimeFormatter TARGET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxx");
    /** Until the pages are sound again and it answers. */
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(15);
    private static final String AIM = "postgres/postgresql.auto.conf";
    private static final String IN = "wal-in";
    private static final Duration PATIENCE = Duration.ofHours(2);
    /** A file of the log is written to its end some time after the last thing in it. */
    private static final Duration LATE = Duration.ofMinutes(3);
    private static final List<String> MADE_ANEW = List.of("pg_wal/archive_status",
            "pg_wal/summaries", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial",
            "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private final BackupFolder from;
    private final Path to;
    private final @Nullable Instant at;

    /** @param at to which moment; null: to the last thing that arrived */
    Restore(BackupFolder from, Path to, @Nullable Instant at) {
        this.from = from;
        this.to = to;
        this.at = at;
    }

    /**
     * Restores, and leaves the server running at the restored moment.
     *
     * @throws CannotStart in one line, where there is no backup of that moment
     */
    PostgresServer up() throws IOException {
        if (Files.exists(to) && !isEmpty(to)) {
            throw new CannotStart("文件夹 " + to + " 里已经有东西，请换一个空的。");
        }
        Files.createDirectories(to, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        var base = from.before(at == null ? Instant.MAX : at).orElseThrow(() ->
                new CannotStart("备份 " + from.folder() + " 里没有这个时刻以前的底子。"));
        unpack(base.file());
        unpackLog(base.firstLog());
        aim();
        var server = PostgresServer.start(to, true, Map.of(), STARTS_WITHIN);
        try {
            awaitEnd(server);
        } catch (CannotStart tooFar) {
            server.close();
            throw tooFar;
        }
        aimedAt();
        return server;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Into the server's own settings, since its command line knows no words with spaces. */
    private void aim() throws IOException {
        var lines = "restore_command = 'cp ../" + IN + "/%f %p'\n"
                + "recovery_target_action = 'promote'\n" + (at == null ? ""
                : "recovery_target_time = '" + at.atOffset(ZoneOffset.UTC).format(TARGET) + "'\n");
        Files.writeString(to.resolve(AIM), lines, StandardOpenOption.APPEND,
                StandardOpenOption.CREATE);
        Files.writeString(to.resolve("postgres/recovery.signal"), "");
    }

    /** The next start is an ordinary one. */
    private void aimedAt() throws IOException {
        var kept = Files.readAllLines(to.resolve(AIM)).stream().filter(line ->
                !line.startsWith("restore_command") && !line.startsWith("recovery_target"));
        Files.write(to.resolve(AIM), (Iterable<String>) kept::iterator);
        FileSystemUtils.deleteRecursively(to.resolve(IN));
    }

    private void unpack(Path base) throws IOException {
        try (var zip = new ZipInputStream(from.open(base))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var path = to.resolve(entry.getName()).normalize();
                if (!path.startsWith(to)) {
                    throw new IOException("备份里有出格的名字：" + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                Files.copy(zip, path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        }
        var pages = to.resolve("postgres");
        for (var folder : MADE_ANEW) {
            Files.createDirectories(pages.resolve(folder));
        }
        try (var folders = Files.walk(pages)) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private void unpackLog(String first) throws IOException {
        var in = to.resolve(IN);
        Files.createDirectories(in);
        for (var log : from.logs(first)) {
            if (at != null && isLater(log)) {
                continue;
            }
            try (var packed = new InflaterInputStream(from.open(log));
                    var file = new Sparse(in.resolve(BackupFolder.logName(log)))) {
                packed.transferTo(file);
            }
        }
    }

    /** The first file written after the moment may hold its last seconds and is taken too. */
    private boolean isLater(Path log) throws IOException {
        return at != null && Files.getLastModifiedTime(log).toInstant().isAfter(at.plus(LATE));
    }

    private void awaitEnd(PostgresServer server) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (var door = server.owner().getConnection(); var ask = door.createStatement();
                    var row = ask.executeQuery("select pg_is_in_recovery()")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return;
                }
            } catch (SQLException gone) {
                if (!server.isAlive()) {
                    throw new CannotStart("备份里的日志到不了 " + at + "。请写早一点的时刻，"
                            + "或不写时刻，恢复到最后。", gone);
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new CannotStart("恢复了两个小时还没有完，请看磁盘快不快。");
    }


    /** Leaves out what is empty: a file of the log is sixteen megabytes, and mostly zeroes. */
    private static final class Sparse extends OutputStream {
        private final RandomAccessFile file;
        private long at;

        Sparse(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (!isZero(bytes, from, count)) {
                file.seek(at);
                file.write(bytes, from, count);
            }
            at += count;
        }

        private static boolean isZero(byte[] bytes, int from, int count) {
            return Arrays.mismatch(bytes, from, from + count, new byte[count], 0, count) < 0;
        }

        @Override
        public void close() throws IOException {
            file.setLength(at);
            file.close();
        }
    }
}
