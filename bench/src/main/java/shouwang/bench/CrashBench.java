package shouwang.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the writing process or PostgreSQL (kill -9) at random moments, again and again on the same
 * data; each next process checks what the last one left ({@link CrashWriter}).
 *
 * <p>{@code bench/run crash [--rounds 200] [--seed N]}. Exit code 1 where anything acknowledged
 * was lost, halved or twice, or the chain did not verify.
 */
public final class CrashBench {
    private final Path folder;
    private final Path acknowledged;
    private final String classes;
    private final Random random;
    private int killedServers;

    private CrashBench(Path folder, long seed) {
        this.folder = folder;
        this.classes = packed(folder);
        this.acknowledged = folder.resolve("acknowledged");
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var seed = Long.parseLong(options.text("seed", String.valueOf(new Random().nextLong())));
        var start = System.nanoTime();
        var line = run(options.number("rounds", 200), seed);
        System.out.println(line);
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(Path.of("bench/results/crash.md"), """
                # bench/run crash

                %s

                Seed %d; %.0f s. After each kill: every acknowledged transfer is there once, no
                linked pair without its other half, the book sums to zero, the chain verifies.
                """.formatted(line, seed, (System.nanoTime() - start) / 1e9));
    }

    /**
     * What was done and found, in one line.
     *
     * @throws IllegalStateException with what is broken
     */
    static String run(int rounds, long seed) throws IOException, InterruptedException {
        System.out.println("crash seed " + seed);
        var folder = Files.createTempDirectory("ledger-crash");
        var bench = new CrashBench(folder, seed);
        try {
            // ends by itself, and so leaves its classes ready for the many that will not
            bench.lastCheck();
            for (var round = 1; round <= rounds; round++) {
                bench.round();
                if (round % 10 == 0) {
                    System.out.println("round " + round);
                }
            }
            return "%d rounds (%d times the writers, %d times PostgreSQL killed): %s; all held."
                    .formatted(rounds, rounds - bench.killedServers, bench.killedServers,
                            bench.lastCheck());
        } finally {
            bench.stopServer();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void round() throws IOException, InterruptedException {
        var writer = start();
        try (var said = writer.inputReader()) {
            await(said, "READY");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(50, 1500));
            if (random.nextBoolean()) {
                killedServers++;
                stopServer();
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    /** A last process that only checks. */
    private String lastCheck() throws IOException, InterruptedException {
        var checker = start("check");
        try (var said = checker.inputReader()) {
            var line = await(said, "CHECKED");
            if (!checker.waitFor(180, TimeUnit.SECONDS) || checker.exitValue() != 0) {
                throw new IllegalStateException("the last check ended badly");
            }
            return line.substring("CHECKED ".length());
        } finally {
            checker.destroyForcibly();
        }
    }

    /** What the last process complained of. */
    private Path said() {
        return folder.resolve("said");
    }

    private String await(BufferedReader said, String word) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(word)) {
                return line;
            }
            if (line.startsWith("BROKEN")) {
                throw new IllegalStateException(line);
            }
        }
        throw new IllegalStateException("the writer ended before it was " + word + ": "
                + Files.readString(said()));
    }

    private Process start(String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"), "-cp", classes,
                CrashWriter.class.getName(), folder.toString(), acknowledged.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(said().toFile()).start();
    }

    /** This process's classes, folders packed: what is not in a jar no archive of classes takes. */
    private static String packed(Path folder) {
        var jar = ToolProvider.findFirst("jar").orElseThrow();
        var all = new ArrayList<String>();
        for (var entry : System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path")).split(File.pathSeparator)) {
            if (!Files.isDirectory(Path.of(entry))) {
                all.add(entry);
                continue;
            }
            var file = folder.resolve("classes-" + all.size() + ".jar").toString();
            if (jar.run(System.out, System.err, "--create", "--no-compress", "--file", file,
                    "-C", entry, ".") != 0) {
                throw new IllegalStateException(entry + " could not be packed");
            }
            all.add(file);
        }
        return String.join(File.pathSeparator, all);
    }

    /** kill -9 for the server and each of its processes, those of this folder only. */
    private void stopServer() throws IOException {
        var file = folder.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        ProcessHandle.of(pid)
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false))
                .ifPresent(server -> {
                    var children = server.descendants().toList();
                    server.destroyForcibly();
                    children.forEach(ProcessHandle::destroyForcibly);
                    server.onExit().join();
                });
    }
}
