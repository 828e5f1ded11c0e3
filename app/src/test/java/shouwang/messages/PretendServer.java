package shouwang.messages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on this machine that behaves like a carrier's, well or badly as it is told. */
abstract class PretendServer implements AutoCloseable {
    /** How it behaves, one after the other; when none is left, well. */
    enum Mood { WELL, SLOW, HALF, HEAD, DOWN, REFUSES }

    final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    PretendServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                serve(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    abstract void serve(HttpExchange exchange) throws IOException, InterruptedException;

    Mood mood() {
        var next = moods.poll();
        return next == null ? Mood.WELL : next;
    }

    /** Answers in a mood; what was taken has been taken by then. */
    void answer(HttpExchange exchange, Mood mood, int status, String text)
            throws IOException, InterruptedException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        switch (mood) {
            case SLOW -> end.await(20, TimeUnit.SECONDS);
            case HALF -> {
                exchange.sendResponseHeaders(status, bytes.length + 100);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            }
            case HEAD -> {
                exchange.sendResponseHeaders(status, bytes.length + 100);
                exchange.getResponseBody().flush();
                end.await(20, TimeUnit.SECONDS);
            }
            case DOWN -> exchange.sendResponseHeaders(503, -1);
            case WELL, REFUSES -> {
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    static Map<String, String> query(HttpExchange exchange) {
        var all = new HashMap<String, String>();
        var raw = exchange.getRequestURI().getRawQuery();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            var at = pair.indexOf('=');
            all.put(pair.substring(0, at),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return all;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
