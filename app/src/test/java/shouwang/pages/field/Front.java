package shouwang.pages.field;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The house's door as a phone sees it before and after an update: everything goes to the house, and
 * from {@link #update} on the shell has another version, whose main module says so.
 */
final class Front implements AutoCloseable {
    private static final Set<String> NOT_PASSED = Set.of("host", "connection", "content-length",
            "transfer-encoding", "upgrade", "expect", "accept-encoding", "keep-alive",
            ":status", "etag", "if-none-match", "last-modified", "if-modified-since");
    private final HttpClient line = HttpClient.newHttpClient();
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String house;
    private final String old;
    private volatile String version;

    Front(int house, String version) {
        this.house = "http://localhost:" + house;
        old = version;
        this.version = version;
        try {
            server = HttpServer.create(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(hands);
        server.createContext("/", this::pass);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on the house has a newer shell, and no more the older one. */
    void update(String newer) {
        version = newer;
    }

    private void pass(HttpExchange asked) throws IOException {
        try (asked) {
            var path = asked.getRequestURI().toString();
            var now = version;
            if (path.startsWith(Shell.FOLDER + old) && !now.equals(old)) {
                asked.sendResponseHeaders(404, -1);
                return;
            }
            var request = HttpRequest.newBuilder(URI.create(house + path.replace(now, old)))
                    .method(asked.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(
                            asked.getRequestBody().readAllBytes()));
            asked.getRequestHeaders().forEach((name, values) -> {
                if (!NOT_PASSED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            var answer = line.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED.contains(name)) {
                    asked.getResponseHeaders().put(name, values);
                }
            });
            var body = dressed(path, now, answer.body());
            asked.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            asked.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] dressed(String path, String now, byte[] body) {
        if (now.equals(old)) {
            return body;
        }
        var text = new String(body, StandardCharsets.UTF_8);
        return switch (path) {
            case "/field", "/sw.js" -> text.replace(old, now).getBytes(StandardCharsets.UTF_8);
            default -> path.endsWith("/main.js")
                    ? ("self.newer = '" + now + "';\n" + text).getBytes(StandardCharsets.UTF_8)
                    : body;
        };
    }

    @Override
    public void close() {
        server.stop(0);
        hands.shutdownNow();
        line.close();
    }
}
