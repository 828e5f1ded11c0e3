package shouwang.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database server that outlived its application; it is stopped, politely first. */
final class Orphan {
    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);

    private Orphan() {}

    /** Stops the server of a folder, if one runs; a note of one that is gone is thrown away. */
    static void stop(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        var process = ProcessHandle.of(pid).filter(Orphan::isPostgres);
        if (process.isEmpty()) {
            Files.delete(file);
            return;
        }
        LOG.warn("stopping the database server {} that outlived its application", pid);
        for (var signal : new String[] {"-INT", "-QUIT", "-KILL"}) {
            new ProcessBuilder("kill", signal, String.valueOf(pid)).start();
            try {
                process.get().onExit().get(20, TimeUnit.SECONDS);
                Files.deleteIfExists(file);
                return;
            } catch (java.util.concurrent.TimeoutException e) {
                LOG.warn("server {} did not stop on {}", pid, signal);
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IOException(e);
            }
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }
}
