package shouwang.solver.pairing.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Whole numbers of a text file, plain or gzipped, one after the other, with the line they stand
 * in. Reads bytes; a county's 2.7 million numbers take a few hundredths of a second, plain.
 */
final class Words implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 18;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private int line = 1;
    private int wordLine = 1;

    private Words(InputStream in) {
        this.in = in;
    }

    static Words open(Path file) throws IOException {
        var raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        raw.mark(2);
        boolean packed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
        raw.reset();
        if (!packed && file.toString().endsWith(".gz")) {
            raw.close();
            throw new BadPairing(1, "not a gzip file, although its name ends in .gz");
        }
        try {
            return new Words(packed ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (ZipException | EOFException damaged) {
            raw.close();
            throw new BadPairing(1, "the gzip data is damaged or ends too early");
        }
    }

    /** Line of the last word. */
    int line() {
        return wordLine;
    }

    /** The next byte that is not blank, not taken yet; −1 at the end of the file. */
    private int peek() throws IOException {
        for (;;) {
            if (at == end && !fill()) {
                return -1;
            }
            byte b = buffer[at];
            if (b > ' ' || b < 0) {
                wordLine = line;
                return b & 0xff;
            }
            if (b == '\n') {
                line++;
            }
            at++;
        }
    }

    private boolean fill() throws IOException {
        try {
            at = 0;
            end = Math.max(0, in.read(buffer));
            return end > 0;
        } catch (ZipException | EOFException damaged) {
            throw new BadPairing(line, "the gzip data is damaged or ends too early");
        }
    }

    boolean atEnd() throws IOException {
        return peek() < 0;
    }

    /** Whether another word follows in the line of the last one. */
    boolean moreInLine() throws IOException {
        int before = wordLine;
        boolean more = peek() >= 0 && wordLine == before;
        wordLine = before;
        return more;
    }

    /** The next number, whatever its sign; {@code what} names it should it be missing or odd. */
    long signed(String what) throws IOException {
        int first = peek();
        if (first < 0) {
            throw new BadPairing(line, "the file ends where " + what + " should stand");
        }
        boolean minus = first == '-';
        if (minus) {
            at++;
        }
        long value = 0;
        int digits = 0;
        while (at < end || fill()) {
            int digit = buffer[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = 10 * value + digit;
            digits++;
            at++;
        }
        boolean ended = at == end || buffer[at] >= 0 && buffer[at] <= ' ';
        if (digits == 0 || digits > LONGEST || !ended) {
            throw new BadPairing(wordLine, "'" + (minus ? "-" : "")
                    + (digits > 0 ? Long.toString(value) : "") + rest()
                    + (digits > LONGEST ? "' is too large for " : "' is not a whole number: ")
                    + what);
        }
        return minus ? -value : value;
    }

    /** The next number, not below 0 and not above {@code most}. */
    long number(String what, long most) throws IOException {
        long value = signed(what);
        if (value < 0) {
            throw new BadPairing(wordLine, what + " is negative: " + value);
        }
        if (value > most) {
            throw new BadPairing(wordLine, what + " is too large: " + value);
        }
        return value;
    }

    /** What is left of an odd word, for the message. */
    private String rest() throws IOException {
        var text = new byte[20];
        int length = 0;
        while (length < text.length && (at < end || fill())
                && (buffer[at] > ' ' || buffer[at] < 0)) {
            text[length++] = buffer[at++];
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** The next word as it is, up to twenty letters. */
    String word(String what) throws IOException {
        if (peek() < 0) {
            throw new BadPairing(line, "the file ends where " + what + " should stand");
        }
        return rest();
    }

    BadPairing bad(String reason) {
        return new BadPairing(wordLine, reason);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
