package shouwang.solver.rounds.hhcrsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shouwang.solver.rounds.BadRounds;
import shouwang.solver.rounds.RoundsProblem;
import shouwang.solver.rounds.RoundsSolver.Limits;
import shouwang.solver.rounds.RoundsSolver;

/** {@code rounds FILE [options]}: plans a published day and ends with one line of JSON. */
public final class RoundsCli {
    private static final String HELP = """
            usage: java -jar solver.jar rounds FILE [options]
              FILE            a day in the HHCRSP JSON format, plain or gzipped
              --seconds S     wall time, start of the program included (60)
              --iterations N  moves per thread instead of as many as fit; then the same seed
                              and threads give the same plan (--seconds still ends it)
              --seed N        seed of the random numbers (1)
              --threads N     annealing chains side by side (2)
              --out PLAN      write the plan there, as JSON
              --quiet         no progress on stderr
            stdout ends with one line of JSON: cost, optimal, bound, travel, tardiness,
            largest, unserved, iterations, millis.
            exit status: 0 planned, 1 the file is missing or bad, 2 wrong usage, 3 not written
            """;

    private double seconds = 60;
    private long iterations;
    private long seed = 1;
    private int threads = 2;
    private boolean quiet;
    private @Nullable String out;
    private @Nullable String file;

    private RoundsCli() {}

    /** Runs the command; returns the exit status. */
    public static int run(String[] args) {
        var cli = new RoundsCli();
        for (var arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                System.out.print(HELP);
                return 0;
            }
        }
        try {
            cli.parse(args);
        } catch (IllegalArgumentException usage) {
            System.err.println(usage.getMessage());
            System.err.print(HELP);
            return 2;
        }
        return cli.plan();
    }

    private void parse(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--seconds" -> seconds = number(args, ++i);
                case "--iterations" -> iterations = (long) number(args, ++i);
                case "--seed" -> seed = (long) number(args, ++i);
                case "--threads" -> threads = (int) number(args, ++i);
                case "--out" -> out = value(args, ++i);
                case "--quiet" -> quiet = true;
                default -> {
                    if (args[i].startsWith("--") || file != null) {
                        throw new IllegalArgumentException("unknown option " + args[i]);
                    }
                    file = args[i];
                }
            }
        }
        if (file == null) {
            throw new IllegalArgumentException("no file named");
        }
        new Limits(seconds, iterations, seed, threads);
    }

    private static String value(String[] args, int at) {
        if (at >= args.length) {
            throw new IllegalArgumentException(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static double number(String[] args, int at) {
        var text = value(args, at);
        try {
            double value = Double.parseDouble(text);
            if (!Double.isFinite(value)) {
                throw new NumberFormatException();
            }
            return value;
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(args[at - 1] + " needs a number, not " + text);
        }
    }

    private int plan() {
        var path = Path.of(java.util.Objects.requireNonNull(file));
        RoundsProblem day;
        try {
            day = HhcrspFile.read(path);
        } catch (BadRounds | NoSuchFileException bad) {
            var why = bad instanceof NoSuchFileException ? "no such file" : bad.getMessage();
            System.err.println(path + ": " + why);
            return 1;
        } catch (IOException bad) {
            System.err.println(path + ": cannot be read: " + bad.getMessage());
            return 1;
        }
        double left = Math.max(0.001, seconds - sinceStart());
        var solver = new RoundsSolver(day, new Limits(left, iterations, seed, threads));
        var plan = solver.solve(new Meter());
        try {
            if (out != null) {
                PlanFile.write(day, plan, Path.of(out));
            }
        } catch (IOException full) {
            System.err.println(out + ": cannot be written: " + full.getMessage());
            return 3;
        }
        System.out.println(PlanFile.summary(plan));
        return 0;
    }

    /**
     * Seconds since the program began, the start of the Java machine included. Linux knows it to
     * a hundredth of a second; elsewhere a usual start is assumed.
     */
    private static double sinceStart() {
        try {
            var stat = Files.readString(Path.of("/proc/self/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var uptime = Files.readString(Path.of("/proc/uptime")).split(" ")[0];
            double past = Double.parseDouble(uptime) - Long.parseLong(fields[19]) / 100.0;
            return past >= 0 && past < 60 ? past : 0.1;
        } catch (IOException | RuntimeException notLinux) {
            return 0.1;
        }
    }

    /** Progress on stderr, about once a second. */
    private final class Meter implements RoundsSolver.Progress {
        private long last = System.nanoTime();

        @Override
        public void at(double share, double cost) {
            if (quiet || System.nanoTime() - last < 1_000_000_000L && share < 1) {
                return;
            }
            last = System.nanoTime();
            System.err.printf(Locale.ROOT, "%3.0f %%  cost %.3f%n", share * 100, cost);
        }
    }
}
