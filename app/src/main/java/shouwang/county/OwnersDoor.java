package shouwang.county;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;

/**
 * The owner's door without the web, for a command: to the server of {@code SHOUWANG_DB_URL}, to
 * the embedded one that the running application has up, or to one started for the command alone.
 */
public final class OwnersDoor implements AutoCloseable {
    private final DataSource source;
    private final @Nullable AutoCloseable server;

    private OwnersDoor(DataSource source, @Nullable AutoCloseable server) {
        this.source = source;
        this.server = server;
    }

    /**
     * Opens it with the settings of the house, and brings every county up to date; beside a house
     * that is running, through the server that it has started.
     */
    public static OwnersDoor open(Environment env) throws IOException {
        var database = new Database();
        var data = Path.of(env.getProperty("shouwang.data", "data")).toAbsolutePath();
        Database.Keys keys;
        try {
            keys = database.keys(env);
        } catch (CannotStart refusal) {
            if (!Files.exists(data.resolve("postgres").resolve("postmaster.pid"))) {
                throw refusal;
            }
            keys = besideTheHouse(data);
        }
        return new OwnersDoor(database.counties(keys).owner(), keys);
    }

    private static Database.Keys besideTheHouse(Path data) throws IOException {
        var port = Files.readString(data.resolve("postgres.port")).strip();
        var secrets = new Secrets(data);
        return new Database.Keys("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres",
                secrets.of("postgres"), secrets.of("shouwang_app"), () -> { });
    }

    public Counties counties() {
        return new Counties(source);
    }

    /**
     * Opens it with the environment the application is started with.
     *
     * @param args may name the data folder: {@code --data FOLDER} or {@code --data=FOLDER}
     * @throws CannotStart where there is no database to be had
     */
    public static OwnersDoor open(String... args) {
        var url = System.getenv("SHOUWANG_DB_URL");
        if (url != null && !url.isBlank()) {
            return new OwnersDoor(source(url,
                    Objects.requireNonNullElse(System.getenv("SHOUWANG_DB_USER"), "postgres"),
                    Objects.requireNonNullElse(System.getenv("SHOUWANG_DB_PASSWORD"), "")), null);
        }
        var folder = Path.of(folder(args)).toAbsolutePath();
        if (!Files.exists(folder.resolve("postgres").resolve("PG_VERSION"))) {
            throw new CannotStart("数据文件夹 " + folder + " 里没有数据库，请用 --data 指明。");
        }
        try {
            if (isInUse(folder)) {
                var port = Files.readString(folder.resolve("postgres.port")).strip();
                return new OwnersDoor(source("jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        "postgres", new Secrets(folder).of("postgres")), null);
            }
            var server = PostgresServer.start(folder, true);
            return new OwnersDoor(source(server.url("postgres"), "postgres", server.password()),
                    server);
        } catch (IOException | UncheckedIOException e) {
            throw new CannotStart("数据库打不开：" + e.getMessage(), e);
        }
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        if (server != null) {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException("the database did not close", e);
            }
        }
    }

    private static boolean isInUse(Path folder) throws IOException {
        try {
            FolderLock.take(folder).close();
            return false;
        } catch (CannotStart taken) {
            return true;
        }
    }

    private static String folder(String[] args) {
        for (var i = 0; i < args.length; i++) {
            if (args[i].equals("--data") && i + 1 < args.length) {
                return args[i + 1];
            }
            if (args[i].startsWith("--data=") || args[i].startsWith("--shouwang.data=")) {
                return args[i].substring(args[i].indexOf('=') + 1);
            }
        }
        return System.getProperty("shouwang.data",
                Objects.requireNonNullElse(System.getenv("SHOUWANG_DATA"), "data"));
    }

    private static DataSource source(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
