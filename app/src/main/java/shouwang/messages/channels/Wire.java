package shouwang.messages.channels;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP client for all carriers. Waits no longer than {@code shouwang.messages.patience} (ten
 * seconds), follows no redirect, reads no more than {@link #MOST} bytes of an answer's text.
 */
final class Wire {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 1 << 16;
    private final HttpClient client;
    private final Duration patience;

    Wire(Environment env) {
        patience = patience(env);
        client = HttpClient.newBuilder().connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    static Duration patience(Environment env) {
        return Duration.parse(env.getProperty("shouwang.messages.patience", "PT10S"));
    }

    /** What came back. */
    record Reply(int status, String text) {
        /** The text as JSON; an empty object where it is none. */
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                return JSON.createObjectNode();
            }
        }
    }

    /** Nobody was there at all: the request surely reached no one. */
    static final class NotReached extends IOException {
        NotReached(IOException cause) {
            super(cause);
        }
    }

    HttpRequest.Builder to(String uri) {
        return HttpRequest.newBuilder(java.net.URI.create(uri)).timeout(patience);
    }

    /** Asks and waits; an exception other than {@link NotReached} leaves open what happened. */
    Reply ask(HttpRequest request) throws IOException {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return new Reply(answer.statusCode(),
                        new String(body.readNBytes(MOST), StandardCharsets.UTF_8));
            }
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new NotReached(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
