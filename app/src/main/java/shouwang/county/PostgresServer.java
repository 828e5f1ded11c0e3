package shouwang.county;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that comes inside the build, kept in a folder. Everything it acknowledges is on
 * disk: fsync and synchronous_commit are switched on (the library starts with both off). A server
 * that outlived a killed JVM is stopped first; the folder is locked against a second start. A
 * server that dies under a living house is started again ({@link #keepUp}).
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long ROOM_TO_BEGIN = 500_000_000;
    private static final long ROOM_TO_GO_ON = 50_000_000;

    private static final Duration LOOK = Duration.ofMillis(250);
    /** How long to wait after the first, second, third try; then always the last. */
    private static final int[] PAUSES = {1, 1, 2, 3, 5, 10};

    private final Path folder;
    private final Settings settings;
    private final FolderLock lock;
    private final Secrets secrets;
    private final int port;
    private final String password;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile EmbeddedPostgres postgres;

    /** How the server is started, and started again. */
    private record Settings(boolean durable, Map<String, String> more, Duration patience) {}

    private PostgresServer(Path folder, Settings settings, FolderLock lock, Secrets secrets,
            EmbeddedPostgres postgres) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        this.secrets = secrets;
        this.postgres = postgres;
        this.port = postgres.getPort();
        this.password = secrets.of("postgres");
    }

    /**
     * Starts the server in {@code folder}, or says why it can't.
     *
     * @param durable false only for tests, whose data nobody needs tomorrow
     */
    static PostgresServer start(Path folder, boolean durable) {
        return start(folder, durable, Map.of(), PATIENCE);
    }

    /**
     * The same, with settings of PostgreSQL beside ours.
     *
     * @param patience how long it may take until it answers
     */
    public static PostgresServer start(Path folder, boolean durable, Map<String, String> more,
            Duration patience) {
        var settings = new Settings(durable, Map.copyOf(more), patience);
        try {
            if (!Files.isDirectory(folder)) {
                // the library leaves its programs writable for everybody; nobody else comes near
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rwx------")));
            }
            var lock = FolderLock.take(folder);
            FolderModes.mend(folder);
            var data = folder.resolve("postgres");
            Orphan.stop(data);
            var secrets = new Secrets(folder);
            var making = folder.resolve("postgres.making");
            if (Files.exists(making)) {
                // a first start that was killed: nothing had been taken in yet
                FileSystemUtils.deleteRecursively(data);
            }
            var fresh = !Files.exists(data.resolve("PG_VERSION"));
            needRoom(folder, fresh ? ROOM_TO_BEGIN : ROOM_TO_GO_ON);
            if (fresh) {
                Files.writeString(making, "");
            }
            var postgres = builder(folder, settings, fresh, secrets, port(folder)).start();
            if (fresh) {
                closeTheDoor(postgres, data, secrets);
                Files.delete(making);
            }
            return new PostgresServer(folder, settings, lock, secrets, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException("数据库没有起来：" + e.getMessage(), e);
        }
    }

    private static void needRoom(Path folder, long bytes) throws IOException {
        var left = Files.getFileStore(folder).getUsableSpace();
        if (left < bytes) {
            throw new CannotStart("磁盘快满了：" + folder + " 只剩 " + left / 1_000_000
                    + " MB，至少要 " + bytes / 1_000_000 + " MB。请腾出地方，或用 --data 换一个文件夹。");
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Path folder, Settings settings, boolean fresh, Secrets secrets, int port)
            throws IOException {
        var on = settings.durable() ? "on" : "off";
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres")).setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("engine").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(settings.patience())
                .setPort(port)
                .setServerConfig("fsync", on)
                .setServerConfig("synchronous_commit", on)
                .setServerConfig("full_page_writes", on)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("effective_cache_size", "4GB")
                .setServerConfig("jit", "off")
                .setServerConfig("timezone", "Asia/Shanghai");
        settings.more().forEach(builder::setServerConfig);
        return fresh ? builder : builder.setConnectConfig("password", secrets.of("postgres"));
    }

    /** After the first start: a password for the superuser, and no entry without one. */
    private static void closeTheDoor(EmbeddedPostgres postgres, Path data, Secrets secrets)
            throws IOException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + secrets.of("postgres") + "'");
            Files.writeString(data.resolve("pg_hba.conf"), """
                    local all all scram-sha-256
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
    }

    /** The superuser's door. */
    public DataSource owner() {
        var source = new PGSimpleDataSource();
        source.setUrl(url("postgres"));
        source.setUser("postgres");
        source.setPassword(password);
        return source;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String password() {
        return password;
    }

    /**
     * From now on a server that dies is started again on the same port, as often as it takes. Its
     * own recovery brings back all that was acknowledged.
     *
     * @param up told {@code false} when it is gone and {@code true} when it answers again, on a
     *     thread of its own
     */
    void keepUp(Consumer<Boolean> up) {
        Thread.ofVirtual().name("postgres-watch").start(() -> {
            while (closing.getCount() > 0) {
                if (!isAlive()) {
                    startAgain(up);
                }
                rest(LOOK);
            }
        });
    }

    /** By the pid that the server itself wrote; a dead one that nobody buried is dead too. */
    public boolean isAlive() {
        try {
            var pid = Long.parseLong(Files.readAllLines(
                    folder.resolve("postgres").resolve("postmaster.pid")).getFirst().strip());
            var stat = Path.of("/proc", String.valueOf(pid), "stat");
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
                    && !(Files.exists(stat) && Files.readString(stat).contains(") Z "));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private void startAgain(Consumer<Boolean> up) {
        if (closing.getCount() == 0) {
            return;
        }
        LOG.error("the database server is gone; it is started again");
        up.accept(false);
        for (var i = 0; closing.getCount() > 0; i++) {
            try {
                synchronized (this) {
                    if (closing.getCount() == 0) {
                        return;
                    }
                    postgres.close();
                    Orphan.stop(folder.resolve("postgres"));
                    postgres = builder(folder, settings, false, secrets, port).start();
                }
                Thread.ofVirtual().start(() -> up.accept(true));
                return;
            } catch (IOException | IllegalStateException e) {
                LOG.error("the database server did not start again, try {}", i + 1, e);
                rest(Duration.ofSeconds(PAUSES[Math.min(i, PAUSES.length - 1)]));
            }
        }
    }

    private void rest(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the house closes; its database server is not looked after any more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closing.countDown();
        postgres.close();
        lock.close();
    }

    /** The same port at every start, another one only where something else took it. */
    private static int port(Path folder) throws IOException {
        var file = folder.resolve("postgres.port");
        if (Files.exists(file)) {
            var known = Integer.parseInt(Files.readString(file).strip());
            if (isFree(known)) {
                return known;
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, String.valueOf(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException e) {
            return false;
        }
    }
}
