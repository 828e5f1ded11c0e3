package shouwang.messages.channels;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One HTTP client for all carriers. A whole exchange, to the last byte of the answer, has {@code
 * shouwang.messages.patience} (ten seconds); no redirect is followed, and an answer's text that is
 * longer than {@link #MOST} bytes is none.
 */
final class Wire {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 1 << 16;
    private final HttpClient client;
    private final Duration patience;

    Wire(Environment env) {
        patience = patience(env);
        // half, so that it is known whether anybody was there before the whole is given up
        client = HttpClient.newBuilder().connectTimeout(patience.dividedBy(2))
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
        return HttpRequest.newBuilder(URI.create(uri));
    }

    /**
     * Asks and waits; an exception other than {@link NotReached} leaves open what happened. The
     * request's own timeout would end with the head of the answer: whoever sends a head and then
     * falls silent would be waited for without end.
     */
    Reply ask(HttpRequest request) throws IOException {
        var asked = client.sendAsync(request, HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MOST));
        try {
            var answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("no whole answer in " + patience, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ConnectException none ? new NotReached(none)
                    : e.getCause() instanceof HttpConnectTimeoutException late
                    ? new NotReached(late) : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            // hangs up where it is not over
            asked.cancel(true);
        }
    }
}
