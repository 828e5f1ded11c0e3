package shouwang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import shouwang.county.Secrets;

/**
 * The real house, started by {@code ./run} in a process of its own on a data folder; its standard
 * output is kept beside the data. Rate limits are set far above what a bench asks.
 */
final class RunningHouse implements AutoCloseable {
    private static final String PASSWORD = "shouwang-demo";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration LONGEST_START = Duration.ofMinutes(60);
    private final Process process;
    private final Path data;
    private final int port;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param county full, or one village: what to make where the folder is new */
    RunningHouse(Path data, int port, String county) throws IOException, InterruptedException {
        this.data = data.toAbsolutePath();
        this.port = port;
        Files.createDirectories(this.data);
        log = this.data.resolve("house.log");
        process = new ProcessBuilder(command(county)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        waitForTheFirstPage();
    }

    private List<String> command(String county) {
        return new ArrayList<>(List.of("./run", "--county", county, "--port",
                String.valueOf(port), "--data", data.toString(),
                "--shouwang.rate.per-second=100000", "--shouwang.rate.burst=1000000",
                "--shouwang.boards.first=PT2S"));
    }

    private void waitForTheFirstPage() throws IOException, InterruptedException {
        var until = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < until) {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IOException("the house did not start; see " + log);
            }
            try {
                if (get("/login", "").statusCode() == 200 && isFilled()) {
                    return;
                }
            } catch (IOException | SQLException e) {
                // not yet
            }
        }
        throw new IOException("the house takes too long; see " + log);
    }

    /** Pages answer before the invented people are all there; the last of them are the doors. */
    private boolean isFilled() throws SQLException {
        try (var connection = owner(); var statement = connection.createStatement();
                var row = statement.executeQuery("select exists (select from "
                        + "county_511922.access_account where role = 'CLERK' and login ~ '^v')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Path log() {
        return log;
    }

    /** The owner's door, with the county's tables in the path. */
    Connection owner() throws SQLException {
        try {
            var address = "jdbc:postgresql://127.0.0.1:"
                    + Files.readString(data.resolve("postgres.port")).strip()
                    + "/postgres?currentSchema=county_511922,shared";
            return DriverManager.getConnection(address, "postgres",
                    new Secrets(data).of("postgres"));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofSeconds(120)).header("Cookie", cookie).build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Signs in as a person would; the cookie to send with each request. */
    String signIn(String login) throws IOException, InterruptedException {
        var page = get("/login", "");
        var found = CSRF.matcher(page.body());
        if (!found.find()) {
            throw new IOException("no login form at " + address());
        }
        var form = "login=" + login + "&password=" + PASSWORD + "&_csrf=" + found.group(1);
        var request = HttpRequest.newBuilder(URI.create(address() + "/login"))
                .header("Cookie", cookies(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
            throw new IOException(login + " could not sign in: " + answer.statusCode());
        }
        return cookies(page) + "; " + cookies(answer);
    }

    private static String cookies(HttpResponse<?> answer) {
        return String.join("; ", answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';'))).toList());
    }

    /** As a power cut does: nothing is finished, nothing said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
