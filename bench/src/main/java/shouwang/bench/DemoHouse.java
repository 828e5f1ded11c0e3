package shouwang.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The house with the demo village, started by {@code ./run} in a process of its own. */
final class DemoHouse implements AutoCloseable {
    private static final String PASSWORD = "shouwang-demo";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .build();
    private final Process process;
    private final int port;

    DemoHouse(Path data, int port) throws IOException, InterruptedException {
        this.port = port;
        Files.createDirectories(data);
        var log = data.resolve("house.log");
        process = new ProcessBuilder("./run", "--port", String.valueOf(port), "--data",
                data.toAbsolutePath().toString(), "--shouwang.rate.per-second=1000",
                "--shouwang.rate.burst=10000").redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        var until = System.nanoTime() + LONGEST_START.toNanos();
        while (!isOpen()) {
            if (process.waitFor(300, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                process.destroy();
                throw new IOException("the house did not start; see " + log);
            }
        }
    }

    private boolean isOpen() throws InterruptedException {
        try {
            return http.send(ask("/actuator/health/readiness").build(), BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder ask(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(120));
    }

    private <T> T get(String path, BodyHandler<T> body) throws IOException, InterruptedException {
        var answer = http.send(ask(path).build(), body);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Signs in as a person does. */
    void signIn(String login) throws IOException, InterruptedException {
        var found = CSRF.matcher(get("/login", BodyHandlers.ofString()));
        if (!found.find()) {
            throw new IOException("no login form");
        }
        var answer = http.send(ask("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=" + login + "&password="
                        + PASSWORD + "&_csrf=" + found.group(1))).build(),
                BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 3) {
            throw new IOException(login + " could not sign in: " + answer.statusCode());
        }
    }

    byte[] pdf(String path) throws IOException, InterruptedException {
        return get(path, BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
