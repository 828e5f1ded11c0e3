package shouwang.county.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;

/**
 * Copies the pages of a running server: PostgreSQL's low-level backup (its manual, 25.3.4), where
 * the session that began it also ends it. The secrets go along: whoever has the backup's key from
 * paper needs nothing else.
 */
final class BaseCopy {
    /** What a server makes anew, or what belongs to the one that runs (manual, 25.3.4.2). */
    private static final Set<String> EMPTY = Set.of("pg_wal", "pg_replslot", "pg_dynshmem",
            "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");
    private static final Set<String> LEFT = Set.of("postmaster.pid", "postmaster.opts",
            "epg-lock", "recovery.signal", "standby.signal");
    static final String PAGES = "postgres/";
    static final String SECRETS = "secrets/";

    private final Path data;
    private final DataSource owner;

    BaseCopy(Path data, DataSource owner) {
        this.data = data;
        this.owner = owner;
    }

    /** Takes one; the server goes on working. */
    void into(BackupFolder folder) throws IOException, SQLException {
        var part = folder.begin();
        try (var session = owner.getConnection()) {
            session.setAutoCommit(true);
            var first = one(session, "select pg_walfile_name(pg_backup_start('shouwang', true))");
            folder.seal(part, out -> {
                try (var zip = new ZipOutputStream(out)) {
                    zip.setLevel(Deflater.BEST_SPEED);
                    copy(data.resolve("postgres"), PAGES, zip);
                    copy(data.resolve("secrets"), SECRETS, zip);
                    stop(session, zip);
                }
            });
            // the server's own time, which is also that of its log
            folder.whole(part, Instant.ofEpochSecond(Long.parseLong(one(session,
                    "select ceil(extract(epoch from clock_timestamp()))::bigint"))), first);
        }
    }

    private static String one(Connection session, String sql) throws SQLException {
        try (var ask = session.createStatement(); var row = ask.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The label goes into the copy, never into the running server's folder. */
    private static void stop(Connection session, ZipOutputStream zip) throws IOException {
        try (var ask = session.createStatement(); var row = ask.executeQuery(
                "select labelfile, spcmapfile from pg_backup_stop(true)")) {
            row.next();
            put(zip, PAGES + "backup_label", row.getString(1));
            if (!row.getString(2).isEmpty()) {
                put(zip, PAGES + "tablespace_map", row.getString(2));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void copy(Path from, String as, ZipOutputStream zip) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
                    throws IOException {
                if (!folder.equals(from)) {
                    zip.putNextEntry(new ZipEntry(as + from.relativize(folder) + "/"));
                    zip.closeEntry();
                }
                return from.equals(folder.getParent())
                        && EMPTY.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                    throws IOException {
                if (is.isRegularFile() && !LEFT.contains(file.getFileName().toString())) {
                    zip.putNextEntry(new ZipEntry(as + from.relativize(file)));
                    take(file, zip);
                    zip.closeEntry();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone)
                    throws IOException {
                if (gone instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw gone;
            }
        });
    }

    /** A table that was dropped meanwhile is empty in the copy; the log drops it again. */
    private static void take(Path file, OutputStream to) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.transferTo(to);
        } catch (NoSuchFileException dropped) {
            to.flush();
        }
    }
}
