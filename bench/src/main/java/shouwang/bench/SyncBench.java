package shouwang.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import shouwang.bench.SyncCounty.Aide;

/**
 * Phones that come back into the signal after a week, all in the same minute, with forty facts
 * each, beside a desk that goes on working; then weeks whose lines are cut at random, with the
 * house killed (kill -9) in the middle. In the end the books are asked.
 *
 * <p>{@code bench/run sync [--phones 500] [--sequences 500] [--kills 2] [--county full]
 * [--data bench/data/sync] [--port 8340] [--seed N]}. Exit code 1 where anything is lost, halved
 * or twice.
 */
public final class SyncBench {
    private static final List<String> DESK = List.of("/today", "/today/needs", "/people/elders",
            "/care/visits",
            "/care/checks");
    private final Options options;
    private final long seed;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();
    private final String run = "bench-" + UUID.randomUUID();
    private final List<SyncWeek> weeks = Collections.synchronizedList(new ArrayList<>());
    private final Map<UUID, Integer> slots = new HashMap<>();
    private final StringBuilder report = new StringBuilder("# bench/run sync\n\n");
    private Instant before = Instant.EPOCH;
    private int cuts;
    private int kills;

    private SyncBench(Options options) {
        this.options = options;
        seed = Long.parseLong(options.text("seed", String.valueOf(new Random().nextLong())));
    }

    public static void main(String[] args) throws Exception {
        System.exit(new SyncBench(Options.of(args)).run() ? 0 : 1);
    }

    private RunningHouse house() throws IOException, InterruptedException {
        return new RunningHouse(Path.of(options.text("data", "bench/data/sync")),
                options.number("port", 8340), options.text("county", "full"));
    }

    private boolean run() throws Exception {
        System.err.println("sync seed " + seed);
        var house = house();
        List<String> faults;
        try (var owner = house.owner()) {
            var county = new SyncCounty(owner);
            before = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS)
                    .minus(Duration.ofDays(14L * county.runs()));
            var aides = county.aides(options.number("phones", 500));
            comeBack(house, county, aides);
            faults = new ArrayList<>(county.faults(weeks));
            report.append(faults.isEmpty() ? "Against the books: nothing lost, nothing twice.\n\n"
                    : "FAULTS " + faults + "\n\n");
        }
        weeks.clear();
        house = cutLines(house, faults);
        house.close();
        report.append("Seed ").append(seed).append("; ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" cores shared with the house and its database.\n");
        System.out.println(report);
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(Path.of(options.text("out", "bench/results/sync.md")), report);
        return faults.isEmpty();
    }

    /** Forty facts: eight visits, four drop-ins, two errands, two needs. */
    private SyncWeek week(SyncCounty county, Aide aide, SplittableRandom random)
            throws SQLException {
        var week = new SyncWeek(before, slots.getOrDefault(aide.person(), 0),
                county.taken(aide, before), random);
        var elders = aide.elders();
        var visits = county.plan(aide, 8);
        for (var n = 0; n < visits.size(); n++) {
            week.visit(visits.get(n), elders.get(n % elders.size()));
        }
        for (var n = 0; n < 4; n++) {
            week.dropIn(elders.get(n % elders.size()));
        }
        for (var n = 0; n < 2; n++) {
            week.errand(elders.get(n % elders.size()));
            week.help(elders.get(n % elders.size()));
        }
        slots.put(aide.person(), week.slots());
        weeks.add(week);
        return week;
    }

    private void comeBack(RunningHouse house, SyncCounty county, List<Aide> aides)
            throws Exception {
        var random = new SplittableRandom(seed);
        var written = new HashMap<Aide, SyncWeek>();
        for (var aide : aides) {
            written.put(aide, week(county, aide, random));
        }
        var cookie = county.clerk(house);
        var alone = alone(house, cookie);
        var over = new AtomicBoolean();
        var beside = new ArrayList<Integer>();
        var times = Collections.synchronizedList(new ArrayList<Integer>());
        var tries = Collections.synchronizedList(new ArrayList<Integer>());
        var gate = new CountDownLatch(1);
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var desk = threads.submit(() -> workOn(house, cookie, over, beside));
            var phones = new ArrayList<Future<Boolean>>();
            for (var aide : aides) {
                var phone = new SyncPhone(http, house.address(), aide.token(), run);
                var facts = List.copyOf(Objects.requireNonNull(written.get(aide)).facts);
                phones.add(threads.submit(() -> {
                    gate.await();
                    return bringIn(phone, facts, times, tries);
                }));
            }
            began = System.nanoTime();
            gate.countDown();
            for (var phone : phones) {
                phone.get();
            }
            over.set(true);
            desk.get();
        }
        tell(aides.size(), (System.nanoTime() - began) / 1e9, times, tries, beside, alone);
    }

    private List<Integer> alone(RunningHouse house, String cookie) throws Exception {
        var alone = new ArrayList<Integer>();
        for (var n = 0; n < 200; n++) {
            alone.add(page(house, cookie, n));
        }
        return alone;
    }

    private boolean workOn(RunningHouse house, String cookie, AtomicBoolean over,
            List<Integer> beside) throws Exception {
        for (var n = 0; !over.get(); n++) {
            beside.add(page(house, cookie, n));
            Thread.sleep(100);
        }
        return true;
    }

    /** Until each fact has its verdict; waits a little longer after each answer that was none. */
    private static boolean bringIn(SyncPhone phone, List<String> facts, List<Integer> times,
            List<Integer> tries) throws IOException, InterruptedException {
        for (var pause = 1_000; phone.hello() != 200; pause *= 2) {
            Thread.sleep(pause);
        }
        for (var pause = 1_000;; pause = Math.min(30_000, pause * 2)) {
            var began = System.nanoTime();
            var answer = phone.send(facts);
            var took = (int) ((System.nanoTime() - began) / 1_000_000);
            if (answer.statusCode() == 200
                    && SyncPhone.verdicts(answer).size() == facts.size()) {
                times.add(took);
                return phone.day() == 200;
            }
            tries.add(answer.statusCode());
            Thread.sleep(pause);
        }
    }

    private int page(RunningHouse house, String cookie, int n)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        var answer = house.get(DESK.get(n % DESK.size()), cookie);
        if (answer.statusCode() != 200) {
            throw new IOException(DESK.get(n % DESK.size()) + ": " + answer.statusCode());
        }
        return (int) ((System.nanoTime() - began) / 1_000_000);
    }

    private void tell(int phones, double seconds, List<Integer> times, List<Integer> tries,
            List<Integer> beside, List<Integer> alone) {
        report.append(String.format(Locale.ROOT, """
                %d phones at once with 40 facts each (8 planned visits, 4 unplanned, 2 errands, 2
                needs): hello, sync, day.

                | | |
                |---|--:|
                | until all is in | %.1f s |
                | facts a second | %.0f |
                | a sync that was taken, p50 / p99, its turn awaited | %d / %d ms |
                | syncs told to come again later | %d |
                | desk pages beside it, p50 / p99 of %d | %d / %d ms (aim: p99 ≤ 200) |
                | the same pages alone, p50 / p99 | %d / %d ms |

                """, phones, seconds, phones * 40 / seconds, at(times, 50), at(times, 99),
                tries.size(), beside.size(), at(beside, 50), at(beside, 99), at(alone, 50),
                at(alone, 99)));
    }

    /** The percentile by nearest rank. */
    private static int at(List<Integer> times, int percentile) {
        var sorted = times.stream().sorted().toList();
        return sorted.isEmpty() ? -1
                : sorted.get((int) Math.ceil(sorted.size() * percentile / 100.0) - 1);
    }

    private RunningHouse cutLines(RunningHouse first, List<String> faults) throws Exception {
        var house = first;
        var random = new SplittableRandom(seed + 1);
        var sequences = options.number("sequences", 500);
        var deaths = deaths(sequences);
        var done = 0;
        while (done < sequences) {
            try (var owner = house.owner()) {
                var county = new SyncCounty(owner);
                var aides = county.aides(options.number("phones", 500));
                for (; done < sequences; done++) {
                    var dies = deaths.remove(done);
                    var aide = aides.get(done % aides.size());
                    var week = week(county, aide, random);
                    var phone = new SyncPhone(http, house.address(), aide.token(), run);
                    var open = new ArrayList<>(week.facts);
                    cut(phone, open, random, dies ? 3 : Integer.MAX_VALUE);
                    if (dies) {
                        phone.cutOff(week.facts, 15);
                        house.kill();
                        kills++;
                        house = house();
                        cut(phone, open, random, Integer.MAX_VALUE);
                    }
                }
                owner.isValid(1);
            } catch (SQLException lost) {
                System.err.println("the database went down with the house: " + lost.getMessage());
            }
        }
        askBooks(house, sequences, faults);
        return house;
    }

    /** The weeks in which the house is killed, spread evenly. */
    private HashSet<Integer> deaths(int sequences) {
        var deaths = new HashSet<Integer>();
        for (var n = 1; n <= options.number("kills", 2); n++) {
            deaths.add(n * sequences / (options.number("kills", 2) + 1));
        }
        return deaths;
    }

    private void askBooks(RunningHouse house, int sequences, List<String> faults)
            throws Exception {
        try (var owner = house.owner()) {
            var found = new SyncCounty(owner).faults(weeks);
            faults.addAll(found);
            report.append(String.format(Locale.ROOT, """
                    %d weeks of 40 facts over a line that is cut at random (%d cuts), shuffled,
                    parts sent thrice at once, the house killed %d times meanwhile: %s.

                    """, sequences, cuts, kills, found.isEmpty() ? "nothing lost, nothing twice"
                            : found));
        }
    }

    private void cut(SyncPhone phone, List<String> open, SplittableRandom random, int most)
            throws Exception {
        var shuffle = new Random(random.nextLong());
        for (var step = 0; step < most && !open.isEmpty(); step++) {
            if (phone.hello() != 200) {
                throw new IOException("hello was not answered");
            }
            Collections.shuffle(open, shuffle);
            var part = List.copyOf(open.subList(0, 1 + random.nextInt(open.size())));
            switch (random.nextInt(4)) {
                case 0 -> {
                    phone.cutOff(part, random.nextInt(40));
                    cuts++;
                }
                case 1 -> {
                    var three = new ArrayList<CompletableFuture<?>>();
                    for (var n = 0; n < 3; n++) {
                        three.add(http.sendAsync(phone.sync(part), BodyHandlers.ofString()));
                    }
                    CompletableFuture.allOf(three.toArray(CompletableFuture[]::new)).join();
                }
                default -> {
                    var answer = phone.send(part);
                    if (answer.statusCode() == 200
                            && SyncPhone.verdicts(answer).size() == part.size()) {
                        open.removeAll(part);
                    }
                }
            }
        }
    }
}
