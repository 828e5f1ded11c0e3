package shouwang.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shouwang.bench.rounds.TimefoldRounds;
import shouwang.solver.rounds.hhcrsp.HhcrspFile;
import shouwang.solver.rounds.hhcrsp.RoundsInstances;
import shouwang.solver.rounds.RoundsProblem;
import shouwang.solver.rounds.RoundsSolver;
import shouwang.solver.rounds.RoundsSolver.Limits;

/**
 * Rounds beside the published bests, and beside Timefold when asked. Without {@code --instances}
 * it plans days of our own making, which have no published best. The table is written anew after
 * every instance, so an interrupted run leaves what it had.
 */
public final class RoundsBench {
    private static final String HELP = """
            usage: bench/run rounds [options]
              --instances DIR   folder of HHCRSP files (.json, .json.gz); else days of our own
              --best CSV        published bests: columns 'instance' and 'published_best'
              --seconds S       per run (60)
              --seeds 1,2,3     one run each
              --threads N       (2)
              --least N         only instances with at least N patients (0)
              --limit N         only the first N instances
              --only TEXT       only instances whose name contains TEXT
              --timefold        one run of Timefold beside ours, same seconds
              --busy            seconds of the processor, not of the clock: moves are counted
                                before each instance, so that a busy machine gives a free one's
                                plan; instances come in a mixed order
              --out FILE        the table (bench/results/rounds.md)
            """;

    private static final double COUNTING = 6;
    private static final double BUSY_AT_MOST = 60;

    private record Row(String name, double published, boolean proven, List<Double> ours,
            @Nullable Double timefold, boolean optimal) {
        double mean() {
            return ours.stream().mapToDouble(c -> c).average().orElse(Double.NaN);
        }

        double gap(double cost) {
            return (cost / published - 1) * 100;
        }
    }

    private record Best(double cost, boolean proven) {}

    /** Where a day comes from; read when its turn comes. */
    private record Source(String name, @Nullable Path file, long seed, int size,
            RoundsInstances.Land land) {
        RoundsProblem day() throws IOException {
            return file != null ? HhcrspFile.read(file)
                    : RoundsInstances.day(seed, size, Math.max(3, size / 5), land, 0.3);
        }
    }

    private final Map<String, String> options;
    private final List<Row> rows = new ArrayList<>();

    private RoundsBench(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] args) throws IOException {
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            if (List.of("--timefold", "--busy", "--help").contains(args[i])) {
                options.put(args[i], "");
            } else if (args[i].startsWith("--") && i + 1 < args.length) {
                options.put(args[i], args[++i]);
            } else {
                System.err.print(HELP);
                System.exit(2);
            }
        }
        if (options.containsKey("--help")) {
            System.out.print(HELP);
            return;
        }
        new RoundsBench(options).run();
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private void run() throws IOException {
        var bests = bests();
        int least = Integer.parseInt(option("--least", "0"));
        int limit = Integer.parseInt(option("--limit", "1000000"));
        int threads = Integer.parseInt(option("--threads", "2"));
        double seconds = Double.parseDouble(option("--seconds", "60"));
        var seeds = Arrays.stream(option("--seeds", "1,2,3").split(",")).map(Long::parseLong)
                .toList();
        warmUp();
        System.out.println(head(seeds));
        for (var source : sources()) {
            if (rows.size() >= limit || !source.name.contains(option("--only", ""))) {
                continue;
            }
            var day = source.day();
            if (day.places() - 1 < least) {
                continue;
            }
            var ours = new ArrayList<Double>();
            boolean optimal = false;
            long moves = options.containsKey("--busy") ? moves(day, seconds, threads) : 0;
            for (long seed : seeds) {
                var plan = new RoundsSolver(day, new Limits(
                        moves > 0 ? seconds * BUSY_AT_MOST : seconds, moves, seed, threads))
                        .solve((share, cost) -> {});
                ours.add(plan.cost());
                optimal |= plan.optimal();
            }
            Double timefold = options.containsKey("--timefold")
                    ? (Double) TimefoldRounds.cost(day, seconds) : null;
            var best = bests.getOrDefault(source.name, new Best(Double.NaN, false));
            rows.add(new Row(source.name, best.cost, best.proven, ours, timefold, optimal));
            System.out.println(line(rows.getLast()));
            write(seeds, seconds, threads);
        }
        System.out.println(summary());
    }

    /** How many moves a thread tries in so many seconds that it has a core to itself. */
    private static long moves(RoundsProblem day, double seconds, int threads) {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = machine.getProcessCpuTime();
        var plan = new RoundsSolver(day, new Limits(COUNTING, 0, 99, threads))
                .solve((share, cost) -> {});
        double used = (machine.getProcessCpuTime() - before) / 1e9;
        return Math.max(1, Math.round(plan.iterations() / used * seconds));
    }

    /** A short run first, so that the first instance does not pay for compilation. */
    private static void warmUp() {
        var day = RoundsInstances.day(1, 60, 12, RoundsInstances.Land.SCATTERED, 0.3);
        new RoundsSolver(day, new Limits(2, 0, 1, 1)).solve((share, cost) -> {});
    }

    private List<Source> sources() throws IOException {
        var folder = options.get("--instances");
        var sources = new ArrayList<Source>();
        if (folder != null) {
            try (var files = Files.list(Path.of(folder))) {
                files.filter(f -> f.toString().matches(".*\\.json(\\.gz)?")).sorted()
                        .forEach(f -> sources.add(new Source(f.getFileName().toString()
                        .replaceAll("\\.json(\\.gz)?$", ""), f, 0, 0,
                        RoundsInstances.Land.SCATTERED)));
            }
            if (options.containsKey("--busy")) {
                Collections.shuffle(sources, new Random(7));
            }
            return sources;
        }
        for (int size : new int[] {10, 25, 50, 100, 200, 400}) {
            for (var land : RoundsInstances.Land.values()) {
                var name = land.name().toLowerCase(Locale.ROOT) + "_" + size;
                sources.add(new Source(name, null, 1, size, land));
            }
        }
        return sources;
    }

    private Map<String, Best> bests() throws IOException {
        var bests = new HashMap<String, Best>();
        if (!options.containsKey("--best")) {
            return bests;
        }
        var lines = Files.readAllLines(Path.of(options.get("--best")));
        var head = Arrays.asList(lines.getFirst().split(","));
        int name = head.indexOf("instance");
        int cost = head.indexOf("published_best");
        int proven = head.indexOf("proven_optimal");
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",");
            bests.put(cells[name], new Best(Double.parseDouble(cells[cost]),
                    proven >= 0 && cells[proven].equals("yes")));
        }
        return bests;
    }

    private String head(List<Long> seeds) {
        var ours = seeds.stream().map(s -> "seed " + s).collect(Collectors.joining(" | "));
        boolean timefold = options.containsKey("--timefold");
        return "| instance | published | " + ours + " | mean gap % | worst gap % |"
                + (timefold ? " Timefold | Timefold gap % |" : "") + "\n|---|"
                + "---:|".repeat(3 + seeds.size() + (timefold ? 2 : 0));
    }

    private String line(Row row) {
        var text = new StringBuilder("| " + row.name + " | " + (Double.isNaN(row.published) ? "–"
                : number(row.published) + (row.proven ? " (proven)" : "")) + " | ");
        for (double cost : row.ours) {
            text.append(number(cost)).append(row.optimal ? " *" : "").append(" | ");
        }
        double worst = row.ours.stream().mapToDouble(c -> c).max().orElse(Double.NaN);
        text.append(gap(row.gap(row.mean()))).append(" | ").append(gap(row.gap(worst)))
                .append(" |");
        if (row.timefold != null) {
            double base = Double.isNaN(row.published) ? row.mean() : row.published;
            text.append(' ').append(number(row.timefold)).append(" | ")
                    .append(gap((row.timefold / base - 1) * 100)).append(" |");
        }
        return text.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String gap(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%+.2f", value);
    }

    private String summary() {
        var known = rows.stream().filter(r -> !Double.isNaN(r.published)).toList();
        if (known.isEmpty()) {
            return rows.size() + " instances, no published best known.";
        }
        double mean = known.stream().mapToDouble(r -> r.gap(r.mean())).average().orElse(0);
        double worst = known.stream().flatMap(r -> r.ours.stream().map(r::gap))
                .mapToDouble(g -> g).max().orElse(0);
        long proven = known.stream().filter(Row::proven).count();
        long found = known.stream().filter(Row::proven).filter(r -> r.ours.stream()
                .allMatch(c -> r.gap(c) < 0.001)).count();
        long better = known.stream().filter(r -> r.gap(r.mean()) < -0.001).count();
        return String.format(Locale.ROOT, "%d instances: mean gap %+.2f %%, worst run %+.2f %%, "
                + "%d better than published in the mean, %d of %d proven optima found by every"
                + " seed.", known.size(), mean, worst, better, found, proven);
    }

    private void write(List<Long> seeds, double seconds, int threads) throws IOException {
        var text = new StringBuilder("# Rounds\n\n" + String.format(Locale.ROOT,
                "%.0f s a run, %d threads; * = proven optimal by our own search. Gap: to the "
                + "published best; Timefold's, where none is published, to our mean.%n%n",
                seconds, threads));
        if (options.containsKey("--busy")) {
            text.append("Seconds of the processor: each run tried as many moves as its threads try"
                    + " in that time with a\ncore each, counted before the instance.\n\n");
        }
        text.append(head(seeds)).append('\n');
        rows.stream().sorted(Comparator.comparing(Row::name))
                .forEach(row -> text.append(line(row)).append('\n'));
        text.append('\n').append(summary()).append('\n');
        var file = Path.of(option("--out", "bench/results/rounds.md"));
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
    }
}
