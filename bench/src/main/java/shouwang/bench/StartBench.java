package shouwang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * From the launch to the first page answered, on a village's data: cold without the AOT cache, warm
 * as {@code ./run} starts it. Taking turns; the embedded PostgreSQL is started each time too.
 *
 * <p>{@code bench/run start [--rounds 5] [--data bench/data] [--port 8333]}.
 */
public final class StartBench {
    private static final Path JAR = Path.of("app/target/house/app.jar");
    private final Path data;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofMillis(200)).build();

    private StartBench(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var port = options.number("port", 8333);
        var data = Path.of(options.text("data", "bench/data")).resolve("one").toAbsolutePath();
        // builds the house, its cache and the village where they are not there yet
        new RunningHouse(data, port, "one").close();
        var bench = new StartBench(data, port);
        var cold = new ArrayList<Long>();
        var warm = new ArrayList<Long>();
        for (var round = 0; round < options.number("rounds", 5); round++) {
            cold.add(bench.start(bench.plainJava()));
            warm.add(bench.start(List.of("./run", "--county", "one", "--port",
                    String.valueOf(port), "--data", data.toString())));
        }
        var table = table(cold, warm);
        System.out.println(table);
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(Path.of("bench/results/start.md"), table);
    }

    private List<String> plainJava() {
        return List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", "-Xms256m", "-Xmx2g", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-jar",
                JAR.toString(), "--server.port=" + port, "--shouwang.data=" + data,
                "--shouwang.demo=one");
    }

    /** Milliseconds until the login page was answered in full. */
    private long start(List<String> command) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            while (!answers()) {
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the house ended with " + process.exitValue());
                }
            }
            return (System.nanoTime() - began) / 1_000_000;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private boolean answers() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .timeout(Duration.ofSeconds(20)).build();
        try {
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String table(List<Long> cold, List<Long> warm) {
        return "# bench/run start\n\nFrom the launch to the first page answered, " + cold.size()
                + " times each in turn. Aim: warm under 4 s.\n\n"
                + "| start | median ms | fastest | slowest |\n|---|--:|--:|--:|\n"
                + row("cold (no AOT cache)", cold) + row("warm (./run, AOT cache)", warm);
    }

    private static String row(String title, List<Long> millis) {
        var sorted = millis.stream().sorted().toList();
        return String.format(Locale.ROOT, "| %s | %d | %d | %d |%n", title,
                sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
}
