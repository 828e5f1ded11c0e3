package shouwang.solver.pairing.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import shouwang.solver.pairing.PairingBuilder;
import shouwang.solver.pairing.PairingProblem;
import shouwang.solver.pairing.PairingRefused;

/**
 * Reads pairing problems, plain or gzipped, numbers apart by blanks and line ends:
 * <ul>
 * <li><b>OR-Library</b> (J. E. Beasley, 1990): the number n alone in the first line, then an
 *     n × n table of costs row by row. Everyone is paired, one to one.
 * <li><b>county</b>: elders, aides, candidates each and the sum of places in the first line, the
 *     aides' places in the second, then one line per elder with as many pairs of {@code aide cost}
 *     (aides from 0). Leaving an elder out costs {@value #LEAVING_OUT}.
 * </ul>
 */
public final class PairingFile {
    /** What leaving an elder out costs in the county format. */
    public static final long LEAVING_OUT = 1_000_000;
    private static final long LARGEST = 1_000_000_000_000L;
    private static final long MOST_ARCS = 200_000_000;
    private static final int MOST_PEOPLE = 10_000_000;

    private final Words words;

    private PairingFile(Words words) {
        this.words = words;
    }

    /**
     * Reads the file, whichever of the two formats it has.
     *
     * @throws BadPairing when it has neither, with line and reason
     */
    public static PairingProblem read(Path file) throws IOException {
        try (var words = Words.open(file)) {
            return new PairingFile(words).read();
        } catch (PairingRefused refused) {
            throw new BadPairing(1, "cannot be paired: " + refused.getMessage());
        }
    }

    private PairingProblem read() throws IOException {
        int first = (int) words.number("the number of elders", MOST_PEOPLE);
        var builder = words.moreInLine() ? county(first) : table(first);
        if (!words.atEnd()) {
            throw words.bad("more numbers than the first line announces");
        }
        return builder.build();
    }

    private PairingBuilder table(int n) throws IOException {
        if ((long) n * n > MOST_ARCS) {
            throw words.bad("a table of " + n + " by " + n + " is too large");
        }
        var builder = PairingProblem.builder(n, n, n * n);
        long dearest = 0;
        for (int e = 0; e < n; e++) {
            for (int j = 0; j < n; j++) {
                long cost = words.number("cost " + (j + 1) + " of row " + (e + 1), LARGEST);
                dearest = Math.max(dearest, cost);
                builder.arc(e, j, cost);
            }
        }
        long never = (dearest + 1) * (n + 1);
        for (int e = 0; e < n; e++) {
            builder.elder(e, 1, never);
            builder.aide(e, 0, 1);
        }
        return builder;
    }

    private PairingBuilder county(int elders) throws IOException {
        int aides = (int) words.number("the number of aides", MOST_PEOPLE);
        int each = (int) words.number("the number of candidates each", aides);
        long places = words.number("the sum of places", LARGEST);
        if ((long) elders * each > MOST_ARCS) {
            throw words.bad("more than " + MOST_ARCS + " candidates");
        }
        var builder = PairingProblem.builder(elders, aides, elders * each);
        long sum = 0;
        for (int j = 0; j < aides; j++) {
            int most = (int) words.number("the places of aide " + j, MOST_PEOPLE);
            builder.aide(j, 0, most);
            sum += most;
        }
        if (sum != places) {
            throw words.bad("the places add up to " + sum + ", the first line says " + places);
        }
        var namedBy = new int[aides];
        Arrays.fill(namedBy, -1);
        for (int e = 0; e < elders; e++) {
            builder.elder(e, 1, LEAVING_OUT);
            candidates(builder, e, each, namedBy);
        }
        return builder;
    }

    private void candidates(PairingBuilder builder, int e, int each, int[] namedBy)
            throws IOException {
        int line = 0;
        for (int i = 0; i < each; i++) {
            int j = (int) words.number("an aide of elder " + e, Integer.MAX_VALUE);
            line = i == 0 ? words.line() : line;
            refuseNextLine(line, e, each);
            if (j >= namedBy.length) {
                throw words.bad("elder " + e + " names aide " + j + ", there are only "
                        + namedBy.length + " (0 to " + (namedBy.length - 1) + ")");
            }
            if (namedBy[j] == e) {
                throw words.bad("elder " + e + " names aide " + j + " twice");
            }
            namedBy[j] = e;
            builder.arc(e, j, words.number("a cost of elder " + e, LARGEST));
            refuseNextLine(line, e, each);
        }
        if (each > 0 && words.moreInLine()) {
            throw words.bad("elder " + e + " has more than " + each + " candidates");
        }
    }

    private void refuseNextLine(int line, int e, int each) {
        if (words.line() != line) {
            throw new BadPairing(line, "elder " + e + " has fewer than " + each
                    + " candidates in this line");
        }
    }
}
