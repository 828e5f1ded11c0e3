package shouwang.solver.pairing.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import shouwang.solver.pairing.PairingAnswer;
import shouwang.solver.pairing.PairingProblem;

/**
 * Answers as text: a line {@code pairing-answer elders aides cost unassigned}; one line per elder
 * with how many aides were found and their numbers; then the price of each aide, one a line.
 * Pairs and prices together are the proof.
 */
public final class AnswerFile {
    private static final String MARK = "pairing-answer";

    private AnswerFile() {}

    /** Writes the answer; an existing file is replaced. */
    public static void write(PairingAnswer answer, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write(MARK + ' ' + answer.elders() + ' ' + answer.aides() + ' ' + answer.cost()
                    + ' ' + answer.unassigned() + '\n');
            for (int e = 0; e < answer.elders(); e++) {
                out.write(Integer.toString(answer.aidesFound(e)));
                for (int i = 0; i < answer.aidesFound(e); i++) {
                    out.write(' ');
                    out.write(Integer.toString(answer.aideOf(e, i)));
                }
                out.write('\n');
            }
            for (int j = 0; j < answer.aides(); j++) {
                out.write(Long.toString(answer.price(j)));
                out.write('\n');
            }
        }
    }

    /**
     * Reads an answer to this problem, plain or gzipped.
     *
     * @throws BadPairing when it is not one, with line and reason
     */
    public static PairingAnswer read(Path file, PairingProblem problem) throws IOException {
        try (var words = Words.open(file)) {
            if (!words.word("'" + MARK + "'").equals(MARK)) {
                throw words.bad("not an answer: it should begin with '" + MARK + "'");
            }
            int elders = (int) words.number("the number of elders", Integer.MAX_VALUE);
            int aides = (int) words.number("the number of aides", Integer.MAX_VALUE);
            if (elders != problem.elders() || aides != problem.aides()) {
                throw words.bad("an answer for " + elders + " elders and " + aides
                        + " aides; the problem has " + problem.elders() + " and "
                        + problem.aides());
            }
            long cost = words.signed("the cost");
            int unassigned = (int) words.number("the number unassigned", Integer.MAX_VALUE);
            var pairs = new int[elders][];
            for (int e = 0; e < elders; e++) {
                int found = (int) words.number("how many aides elder " + e + " has", aides);
                pairs[e] = new int[found];
                for (int i = 0; i < found; i++) {
                    pairs[e][i] = (int) words.number("an aide of elder " + e, aides - 1L);
                }
            }
            var price = new long[aides];
            for (int j = 0; j < aides; j++) {
                price[j] = words.signed("the price of aide " + j);
            }
            if (!words.atEnd()) {
                throw words.bad("more numbers than the first line announces");
            }
            return PairingAnswer.of(pairs, price, cost, unassigned);
        }
    }
}
