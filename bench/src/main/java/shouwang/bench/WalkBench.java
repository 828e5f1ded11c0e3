package shouwang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every page that the house has, as every role, under a full county: the list comes from the
 * mappings themselves, the addresses from walking all links as each role. One person at a time
 * asks, so that a figure is the page's own cost and not its place in a queue.
 *
 * <p>{@code bench/run walk [--times 100] [--data bench/data] [--port 8340] [--only PATH]}. The
 * county is made where the data folder has none and used again the next time.
 */
public final class WalkBench {
    private static final int AIM = 50;
    private static final List<String> LOGINS = List.of("", "jingtian", "supervisor", "doctor",
            "coop", "aide", "tuanjie", "county", "auditor");
    private final RunningHouse house;
    private final int times;
    private final String only;
    private final WalkDoors doors = new WalkDoors();
    /** Per address of a mapping and login: how long each answer took, in microseconds. */
    private final Map<String, Map<String, List<Long>>> answers = new TreeMap<>();
    private final Map<String, Boolean> papers = new TreeMap<>();

    private WalkBench(RunningHouse house, int times, String only) {
        this.house = house;
        this.times = times;
        this.only = only;
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var data = Path.of(options.text("data", "bench/data")).resolve("full");
        try (var house = new RunningHouse(data, options.number("port", 8340), "full")) {
            var bench = new WalkBench(house, options.number("times", 100),
                    options.text("only", "/"));
            for (var login : LOGINS) {
                bench.walk(login);
            }
            var table = bench.table();
            System.out.println(table);
            Files.createDirectories(Path.of("bench/results"));
            Files.writeString(Path.of("bench/results/walk.md"), table);
        }
    }

    private void walk(String login) throws IOException, InterruptedException {
        var cookie = login.isEmpty() ? "" : house.signIn(login);
        var found = new WalkLinks(house, doors, cookie).found();
        System.err.println((login.isEmpty() ? "a stranger" : login) + " reaches "
                + found.size() + " pages");
        for (var page : found.entrySet()) {
            if (page.getKey().startsWith(only)) {
                papers.put(page.getKey(), page.getValue().getFirst().paper());
                ask(login, cookie, page.getKey(), page.getValue());
            }
        }
    }

    private void ask(String login, String cookie, String page, List<WalkLinks.Seen> seen)
            throws IOException, InterruptedException {
        var took = new ArrayList<Long>();
        var most = seen.getFirst().paper() ? Math.min(10, times) : times;
        for (var i = -2 * seen.size(); i < most; i++) {
            var began = System.nanoTime();
            house.get(seen.get(Math.floorMod(i, seen.size())).path(), cookie);
            if (i >= 0) {
                took.add((System.nanoTime() - began) / 1000);
            }
        }
        took.sort(null);
        answers.computeIfAbsent(page, key -> new LinkedHashMap<>())
                .put(login.isEmpty() ? "stranger" : login, took);
    }

    private String table() {
        var pages = answers.keySet().stream()
                .sorted(Comparator.comparingDouble((String page) -> -worst(page))).toList();
        var shown = pages.stream().filter(page -> !papers.getOrDefault(page, false)).toList();
        var slow = shown.stream().filter(page -> worst(page) > AIM).count();
        var text = new StringBuilder("# bench/run walk\n\n").append(String.format(Locale.ROOT,
                "Every GET page of every role under a full county, asked %d times by one person at "
                + "a time on %d cores; a row's figure is that of the role for whom it is slowest. "
                + "Milliseconds. Aim: no page above %d at p99. %d pages were asked, %d miss it.%n%n",
                times, Runtime.getRuntime().availableProcessors(), AIM, shown.size(), slow));
        head(text);
        shown.forEach(page -> row(text, page));
        text.append("\nPapers, workbooks and pictures, ten times each (no aim is set for them):\n\n");
        head(text);
        pages.stream().filter(page -> papers.getOrDefault(page, false))
                .forEach(page -> row(text, page));
        var missing = new TreeSet<>(doors.pages());
        missing.removeAll(answers.keySet());
        return text.append("\nMappings no link led to, not asked: ").append(missing.isEmpty()
                ? "none" : missing.stream().map(page -> "`" + page + "`")
                        .collect(Collectors.joining(", "))).append(".\n").toString();
    }

    private static void head(StringBuilder text) {
        text.append("| page | roles | slowest for | p50 | p99 |\n|---|--:|---|--:|--:|\n");
    }

    private void row(StringBuilder text, String page) {
        var roles = answers.getOrDefault(page, Map.of());
        var worst = roles.entrySet().stream()
                .max(Comparator.comparingDouble(role -> at(role.getValue(), 99))).orElseThrow();
        text.append(String.format(Locale.ROOT, "| %s | %d | %s | %.1f | %.1f |%n", page,
                roles.size(), worst.getKey(), at(worst.getValue(), 50), at(worst.getValue(), 99)));
    }

    private double worst(String page) {
        return answers.getOrDefault(page, Map.of()).values().stream()
                .mapToDouble(took -> at(took, 99)).max().orElse(0);
    }

    /** The percentile by nearest rank, in milliseconds. */
    private static double at(List<Long> sorted, int percentile) {
        return sorted.get((int) Math.ceil(sorted.size() * percentile / 100.0) - 1) / 1000.0;
    }
}
