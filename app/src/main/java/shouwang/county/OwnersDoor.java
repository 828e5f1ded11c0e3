package shouwang.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * The owner's door for a command that runs without the house or beside it: the server of
 * {@code SHOUWANG_DB_URL}; else the embedded one of the data folder, started for the command, or
 * the one that a running house has started already.
 */
public final class OwnersDoor implements AutoCloseable {
    private final Counties counties;
    private final AutoCloseable server;

    private OwnersDoor(Counties counties, AutoCloseable server) {
        this.counties = counties;
        this.server = server;
    }

    /** Opens it; {@link CannotStart} says in one line why it can't be opened. */
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
        return new OwnersDoor(database.counties(keys), keys);
    }

    private static Database.Keys besideTheHouse(Path data) throws IOException {
        var port = Files.readString(data.resolve("postgres.port")).strip();
        var secrets = new Secrets(data);
        return new Database.Keys("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres",
                secrets.of("postgres"), secrets.of("shouwang_app"), () -> { });
    }

    public Counties counties() {
        return counties;
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
