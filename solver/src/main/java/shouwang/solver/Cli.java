package shouwang.solver;

import java.util.Arrays;
import shouwang.solver.pairing.files.PairingCli;
import shouwang.solver.rounds.hhcrsp.RoundsCli;

/** The solver's command line: {@code pairing FILE} and {@code rounds FILE}. */
public final class Cli {
    private Cli() {}

    static final String HELP = """
            usage: java -jar solver.jar pairing FILE [options]
                   java -jar solver.jar rounds FILE [options]
            'pairing --help' and 'rounds --help' list the options.
            """;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String[] args) {
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        return switch (args.length == 0 ? "--help" : args[0]) {
            case "--help", "-h" -> {
                System.out.print(HELP);
                yield 0;
            }
            case "pairing" -> PairingCli.run(rest);
            case "rounds" -> RoundsCli.run(rest);
            default -> {
                System.err.printf("unknown command '%s' (%d more words)%n%s",
                        args[0], rest.length, HELP);
                yield 2;
            }
        };
    }
}
