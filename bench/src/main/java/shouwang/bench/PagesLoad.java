package shouwang.bench;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gatling's part: users arrive at a constant rate whatever the house does (an open model, so a slow
 * answer delays nobody else), each asks for one page, the pages taking turns. After the warm-up
 * each response time is kept; the list is written when all is done.
 */
public final class PagesLoad extends Simulation {
    private static final int RATE = Integer.getInteger("bench.rate");
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("bench.warm"));
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds"));
    private final Map<String, List<Target>> pages = new LinkedHashMap<>();
    private final List<String> names;
    private final AtomicInteger turn = new AtomicInteger();
    private final SplittableRandom random = new SplittableRandom(Long.getLong("bench.seed"));
    private final ConcurrentLinkedQueue<String> kept = new ConcurrentLinkedQueue<>();
    private volatile long counts = Long.MAX_VALUE;

    private record Target(String cookie, String path) {}

    public PagesLoad() throws IOException {
        for (var line : Files.readAllLines(Path.of(System.getProperty("bench.targets")))) {
            var cells = line.split("\t");
            pages.computeIfAbsent(cells[0], key -> new ArrayList<>())
                    .add(new Target(cells[1], cells[2]));
        }
        names = List.copyOf(pages.keySet());
        var one = exec(this::choose).exec(http("#{page}").get("#{path}")
                .header("Cookie", "#{cookie}").check(
                        status().saveAs("status"), responseTimeInMillis().saveAs("ms")))
                .exec(this::keep);
        setUp(scenario("pages").exec(one).injectOpen(
                constantUsersPerSec(RATE).during(WARM.plus(TIME))))
                .protocols(http.baseUrl(System.getProperty("bench.address"))
                        .acceptEncodingHeader("gzip").disableFollowRedirect().disableCaching()
                        .shareConnections());
    }

    @Override
    public void before() {
        counts = System.nanoTime() + WARM.toNanos();
    }

    private Session choose(Session session) {
        var name = names.get(Math.floorMod(turn.getAndIncrement(), names.size()));
        var targets = pages.getOrDefault(name, List.of());
        Target target;
        synchronized (random) {
            target = targets.get(random.nextInt(targets.size()));
        }
        return session.setAll(Map.of("page", name, "path", target.path(), "cookie",
                target.cookie(), "begun", System.nanoTime()));
    }

    private Session keep(Session session) {
        if (session.getLong("begun") >= counts) {
            var good = session.contains("status") && session.getInt("status") == 200;
            kept.add(session.getString("page") + "\t" + (good ? session.getInt("ms") : -1));
        }
        return session;
    }

    @Override
    public void after() {
        try {
            Files.write(Path.of(System.getProperty("bench.out")), kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
