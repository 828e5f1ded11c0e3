package shouwang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * The busiest pages of one village within a full county and, in the same run and taking turns with
 * it, of the same village alone: the same people in the same homes, as many visits each, the same
 * addresses asked. Gatling at a constant arrival rate against the real jar.
 *
 * <p>{@code bench/run pages [--rate 100] [--warm 30] [--seconds 60] [--rounds 2] [--data
 * bench/data] [--port 8330]}. The houses are made where the data folder has none (a full county
 * takes minutes) and used again the next time. Gatling, the house and its database share the
 * machine.
 */
public final class PagesBench {
    private static final List<String> HOUSES = List.of("one", "full");
    private final Options options;
    private final Path data;
    private final Path work;
    private final List<Answer> answers = new ArrayList<>();

    /** @param millis −1 where the answer was not the page */
    private record Answer(String house, String page, int millis) {}

    private PagesBench(Options options) throws IOException {
        this.options = options;
        data = Path.of(options.text("data", "bench/data"));
        work = Files.createDirectories(Path.of("bench/target/pages"));
    }

    public static void main(String[] args) throws Exception {
        new PagesBench(Options.of(args)).run();
    }

    private void run() throws Exception {
        var port = options.number("port", 8330);
        var houses = new LinkedHashMap<String, RunningHouse>();
        try {
            for (var name : HOUSES) {
                var house = new RunningHouse(data.resolve(name), port + houses.size(), name);
                houses.put(name, house);
                Files.write(work.resolve(name + ".targets"), PagesTargets.of(house));
            }
            for (var round = 0; round < options.number("rounds", 2); round++) {
                for (var house : houses.entrySet()) {
                    drive(house.getKey(), house.getValue(), round);
                }
            }
        } finally {
            houses.values().forEach(RunningHouse::close);
        }
        var table = table();
        System.out.println(table);
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(Path.of("bench/results/pages.md"), table);
    }

    private void drive(String name, RunningHouse house, int round)
            throws IOException, InterruptedException {
        var out = work.resolve(name + "-" + round + ".times");
        var seed = 1000L + round;
        System.err.println("round " + round + ": " + name + ", seed " + seed);
        var command = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dbench.rate=" + options.number("rate", 100),
                "-Dbench.warm=" + options.number("warm", 30),
                "-Dbench.seconds=" + options.number("seconds", 60), "-Dbench.seed=" + seed,
                "-Dbench.targets=" + work.resolve(name + ".targets"), "-Dbench.out=" + out,
                "-Dbench.address=" + house.address(), "-cp", System.getProperty("java.class.path"),
                "io.gatling.app.Gatling", "-s", "shouwang.bench.PagesLoad", "-nr", "-rf",
                work.resolve("gatling").toString());
        var gatling = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(work.resolve(name + "-" + round + ".log").toFile()).start();
        if (gatling.waitFor() != 0) {
            throw new IOException("Gatling ended with " + gatling.exitValue() + "; see " + work);
        }
        for (var line : Files.readAllLines(out)) {
            var cells = line.split("\t");
            answers.add(new Answer(name, cells[0], Integer.parseInt(cells[1])));
        }
    }

    private String table() {
        var text = new StringBuilder("# bench/run pages\n\n");
        text.append("Gatling at ").append(options.number("rate", 100)).append(" requests a second")
                .append(" (constant arrival, the pages taking turns), ")
                .append(options.number("rounds", 2)).append(" × ")
                .append(options.number("seconds", 60)).append(" s each after ")
                .append(options.number("warm", 30)).append(" s of warm-up; ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" cores shared with the house and its database. Milliseconds. Aim: p99 ≤ ")
                .append("50 ms and ≤ 1.3 × the same village alone. 别村: pages of other ")
                .append("villages and of the county, which only the county has.\n\n")
                .append("| page | requests | failed | p50 village | p50 county | p99 village | ")
                .append("p99 county | county ÷ village |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
        answers.stream().map(Answer::page).distinct().sorted()
                .forEach(page -> row(text, page, page));
        row(text, "**all**", "");
        return text.toString();
    }

    /** @param page empty = all that both houses have */
    private void row(StringBuilder text, String title, String page) {
        var one = times("one", page);
        var full = times("full", page);
        var failed = answers.stream().filter(a -> a.page().equals(page) || page.isEmpty())
                .filter(a -> a.millis() < 0).count();
        text.append(String.format(Locale.ROOT, "| %s | %d | %d | %s | %d | %s | %d | %s |%n",
                title, one.size() + full.size(), failed, one.isEmpty() ? "–" : at(one, 50),
                at(full, 50), one.isEmpty() ? "–" : at(one, 99), at(full, 99), one.isEmpty() ? "–"
                        : "%.2f".formatted((double) at(full, 99) / Math.max(1, at(one, 99)))));
    }

    private List<Integer> times(String house, String page) {
        return answers.stream().filter(a -> a.house().equals(house) && a.millis() >= 0)
                .filter(a -> a.page().equals(page)
                        || page.isEmpty() && !a.page().startsWith(PagesTargets.ELSEWHERE))
                .map(Answer::millis)
                .sorted().toList();
    }

    /** The percentile by nearest rank. */
    private static int at(List<Integer> sorted, int percentile) {
        return sorted.isEmpty() ? -1
                : sorted.get((int) Math.ceil(sorted.size() * percentile / 100.0) - 1);
    }
}
