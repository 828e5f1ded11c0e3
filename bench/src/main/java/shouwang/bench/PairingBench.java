package shouwang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shouwang.bench.pairing.OrToolsPairing;
import shouwang.bench.pairing.SmallChanges;
import shouwang.solver.pairing.PairingProblem;
import shouwang.solver.pairing.PairingProgress;
import shouwang.solver.pairing.PairingProof;
import shouwang.solver.pairing.PairingSolver;
import shouwang.solver.pairing.files.PairingFile;
import shouwang.solver.pairing.files.PairingInstances;
import shouwang.solver.pairing.files.PairingInstances.Land;

/**
 * Pairing beside Google OR-Tools' min-cost flow, in turns in the same process, and the next answer
 * after a small change. Without {@code --instances} it pairs counties of our own making.
 */
public final class PairingBench {
    private static final String HELP = """
            usage: bench/run pairing [options]
              --instances DIR   folder of files in OR-Library or county format (.txt, .txt.gz);
                                else counties of our own
              --runs N          measured runs of each, after one not counted (5)
              --only TEXT       only instances whose name contains TEXT
              --changes N       small changes of each kind on the largest instance (50)
              --no-or-tools     ours alone
              --out FILE        the table (bench/results/pairing.md)
            """;
    private static final Map<String, Long> PUBLISHED = Map.of("assign100", 305L, "assign200",
            475L, "assign400", 804L, "assign800", 1552L, "county_112600x30000_k12", 757438946L);

    private record Source(String name, @Nullable Path file, int elders, Land land) {}

    private final Map<String, String> options;
    private final StringBuilder text = new StringBuilder();

    private PairingBench(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] args) throws IOException {
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--no-or-tools") || args[i].equals("--help")) {
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
        new PairingBench(options).run();
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private void run() throws IOException {
        say("# Pairing\n");
        say("Milliseconds of solving, median of " + option("--runs", "5")
                + " runs in turns in one process, the problem built; reading and checking apart."
                + "\n\"proven\": the check of pairs and prices says optimal.\n");
        say("| instance | elders | candidates | published | ours | proven | without | read ms |"
                + " check ms | ours ms | OR-Tools ms | OR-Tools |\n|---|"
                + "---:|".repeat(11));
        PairingProblem largest = null;
        for (var source : sources()) {
            if (!source.name.contains(option("--only", ""))) {
                continue;
            }
            long start = System.nanoTime();
            var problem = read(source);
            long read = System.nanoTime() - start;
            say(line(source.name, problem, read));
            if (largest == null || problem.arcs() > largest.arcs()) {
                largest = problem;
            }
        }
        if (largest != null) {
            changes(largest);
        }
        write();
    }

    private List<Source> sources() throws IOException {
        var folder = options.get("--instances");
        var sources = new ArrayList<Source>();
        if (folder != null) {
            try (var files = Files.list(Path.of(folder))) {
                files.filter(f -> f.toString().matches(".*\\.txt(\\.gz)?")).sorted()
                        .forEach(f -> sources.add(new Source(f.getFileName().toString()
                        .replaceAll("\\.txt(\\.gz)?$", ""), f, 0, Land.HAMLETS)));
            }
            return sources;
        }
        for (int elders : new int[] {1_000, 20_000, 112_600}) {
            for (var land : Land.values()) {
                sources.add(new Source(land.name().toLowerCase(Locale.ROOT) + "_" + elders, null,
                        elders, land));
            }
        }
        return sources;
    }

    private static PairingProblem read(Source source) throws IOException {
        if (source.file != null) {
            return PairingFile.read(source.file);
        }
        var file = Files.createTempFile("county", ".txt");
        try {
            Files.writeString(file, PairingInstances.county(1, source.elders,
                    source.elders * 4 / 15, 12, source.land));
            return PairingFile.read(file);
        } finally {
            Files.delete(file);
        }
    }

    private String line(String name, PairingProblem problem, long read) {
        int runs = Integer.parseInt(option("--runs", "5"));
        boolean beside = !options.containsKey("--no-or-tools");
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        var answer = PairingSolver.solve(problem, PairingProgress.SILENT);
        long theirCost = 0;
        for (int run = 0; run <= runs; run++) {
            long start = System.nanoTime();
            answer = PairingSolver.solve(problem, PairingProgress.SILENT);
            ours.add((System.nanoTime() - start) / 1e6);
            if (beside) {
                var flow = new OrToolsPairing(problem);
                start = System.nanoTime();
                theirCost = flow.solve();
                theirs.add((System.nanoTime() - start) / 1e6);
            }
        }
        long start = System.nanoTime();
        var verdict = PairingProof.check(problem, answer);
        double check = (System.nanoTime() - start) / 1e6;
        var published = PUBLISHED.get(name);
        return String.format(Locale.ROOT,
                "| %s | %d | %d | %s | %d | %s | %d | %.0f | %.1f | %.1f | %s | %s |", name,
                problem.elders(), problem.arcs(), published == null ? "–" : published.toString(),
                verdict.cost(), verdict.optimal() ? "yes" : "NO", verdict.unassigned(),
                read / 1e6, check, median(ours), beside ? String.format(Locale.ROOT, "%.1f",
                median(theirs)) : "–", !beside ? "–" : theirCost == verdict.cost() ? "same cost"
                : "cost " + theirCost);
    }

    /** The first run is not counted. */
    private static double median(List<Double> all) {
        var counted = all.subList(Math.min(1, all.size() - 1), all.size()).stream().sorted()
                .toList();
        return counted.get(counted.size() / 2);
    }

    private void changes(PairingProblem problem) {
        int each = Integer.parseInt(option("--changes", "50"));
        say("\n## After a small change\n\nOn the largest instance, " + each + " of each kind, one"
                + " after the other, each answer from the one before; all proven optimal by the"
                + " check.\n\n| change | median ms | slowest ms | of it, stating the change |\n"
                + "|---|---:|---:|---:|");
        var village = new SmallChanges(problem);
        for (var kind : SmallChanges.Kind.values()) {
            for (int i = 0; i < 5; i++) {
                village.make(kind);
            }
            var all = new ArrayList<Double>();
            var stating = new ArrayList<Double>();
            for (int i = 0; i < each; i++) {
                var taken = village.make(kind);
                all.add((taken.statingNanos() + taken.solvingNanos()) / 1e6);
                stating.add(taken.statingNanos() / 1e6);
            }
            say(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |", kind.text(),
                    median(all), all.stream().mapToDouble(d -> d).max().orElse(0),
                    median(stating)));
        }
    }

    private void say(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    private void write() throws IOException {
        var file = Path.of(option("--out", "bench/results/pairing.md"));
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
    }
}
