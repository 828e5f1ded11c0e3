package shouwang.solver.pairing.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import shouwang.solver.pairing.PairingAnswer;
import shouwang.solver.pairing.PairingProblem;
import shouwang.solver.pairing.PairingProgress;
import shouwang.solver.pairing.PairingProof;
import shouwang.solver.pairing.PairingRefused;
import shouwang.solver.pairing.PairingSolver;

/** {@code pairing FILE [options]}: pairs a published instance, ends with one line of JSON. */
public final class PairingCli {
    private static final String HELP = """
            usage: java -jar solver.jar pairing FILE [options]
              FILE            OR-Library assignment or county format, plain or gzipped
              --out ANSWER    write pairs and prices there: the answer with its proof
              --check ANSWER  do not solve; say whether that answer keeps the rules and is
                              optimal, from its prices alone, in linear time
              --seed N        taken and without effect: the answer is exact, nothing is random
              --quiet         no progress on stderr
            stdout ends with one line of JSON: cost, optimal, bound, unassigned, millis (of
            solving, or of checking), readMillis.
            exit status: 0 solved or proven, 1 a file is missing or bad, 2 wrong usage,
            3 not written, 4 the checked answer breaks a rule or is not proven optimal
            """;

    private boolean quiet;
    private @Nullable String out;
    private @Nullable String check;
    private @Nullable String file;

    private PairingCli() {}

    /** Runs the command; returns the exit status. */
    public static int run(String[] args) {
        var cli = new PairingCli();
        for (var arg : args) {
            if (arg.equals("--help") || arg.equals("-h")) {
                System.out.print(HELP);
                return 0;
            }
        }
        try {
            var path = Path.of(cli.parse(args));
            return cli.read(path);
        } catch (IllegalArgumentException usage) {
            System.err.println(usage.getMessage());
            System.err.print(HELP);
            return 2;
        }
    }

    private String parse(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--out" -> out = value(args, ++i);
                case "--check" -> check = value(args, ++i);
                case "--seed" -> wholeNumber(args, ++i);
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
        return file;
    }

    private static String value(String[] args, int at) {
        if (at >= args.length) {
            throw new IllegalArgumentException(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static void wholeNumber(String[] args, int at) {
        if (!value(args, at).matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException(
                    args[at - 1] + " needs a whole number, not " + args[at]);
        }
    }

    private int read(Path path) {
        var reading = path;
        try {
            long start = System.nanoTime();
            var problem = PairingFile.read(path);
            PairingAnswer answer = null;
            if (check != null) {
                reading = Path.of(check);
                answer = AnswerFile.read(reading, problem);
            }
            long read = millisSince(start);
            say("read " + problem.elders() + " elders, " + problem.aides() + " aides, "
                    + problem.arcs() + " candidates in " + read + " ms");
            return answer == null ? solve(problem, read) : check(problem, answer, read);
        } catch (NoSuchFileException missing) {
            System.err.println(reading + ": no such file");
        } catch (BadPairing bad) {
            System.err.println(reading + ": " + bad.getMessage());
        } catch (IOException bad) {
            System.err.println(reading + ": cannot be read: " + bad.getMessage());
        }
        return 1;
    }

    private int solve(PairingProblem problem, long readMillis) {
        long start = System.nanoTime();
        PairingAnswer answer;
        try {
            answer = PairingSolver.solve(problem, new Meter());
        } catch (PairingRefused refused) {
            System.err.println(file + ": cannot be paired: " + refused.getMessage());
            return 1;
        }
        long millis = millisSince(start);
        var verdict = PairingProof.check(problem, answer);
        if (out != null) {
            try {
                AnswerFile.write(answer, Path.of(out));
            } catch (IOException full) {
                System.err.println(out + ": cannot be written: " + full.getMessage());
                return 3;
            }
        }
        System.out.println(json(verdict, millis, readMillis));
        return 0;
    }

    private int check(PairingProblem problem, PairingAnswer answer, long readMillis) {
        long start = System.nanoTime();
        var verdict = PairingProof.check(problem, answer);
        long millis = millisSince(start);
        if (!verdict.fault().isEmpty()) {
            System.err.println(check + ": breaks a rule: " + verdict.fault());
            return 4;
        }
        System.out.println(json(verdict, millis, readMillis));
        return verdict.optimal() ? 0 : 4;
    }

    private static String json(PairingProof.Verdict verdict, long millis, long readMillis) {
        return "{\"cost\":" + verdict.cost() + ",\"optimal\":" + verdict.optimal()
                + ",\"bound\":" + verdict.bound() + ",\"unassigned\":" + verdict.unassigned()
                + ",\"millis\":" + millis + ",\"readMillis\":" + readMillis + "}";
    }

    private static long millisSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6);
    }

    private void say(String text) {
        if (!quiet) {
            System.err.println(text);
        }
    }

    /** Progress on stderr, about once a second and at the end. */
    private final class Meter implements PairingProgress {
        private long last = System.nanoTime();

        @Override
        public boolean goOn(int done, int wanted) {
            if (done == wanted || System.nanoTime() - last > 1_000_000_000L) {
                last = System.nanoTime();
                say(done + " of " + wanted + " placed");
            }
            return true;
        }
    }
}
