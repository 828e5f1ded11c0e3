package shouwang.ledger.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * A sealed block without its rows.
 *
 * @param rows how many rows it binds
 * @param previous the head of the block before; 32 zeros for the first
 * @param root the root of its rows' tree
 */
public record Block(long number, String countyCode, Digest digest, int rows, Instant sealedAt,
        byte[] previous, byte[] root) {
    private static final byte[] BLOCK = {2};

    /** The hash that binds this block and, through the one before, all earlier ones. */
    public byte[] head() {
        var fixed = ByteBuffer.allocate(8 + 4 + 8).putLong(number).putInt(rows)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt)).array();
        return digest.of(BLOCK, countyCode.getBytes(StandardCharsets.US_ASCII), fixed, previous,
                root);
    }

    /** What is printed: the first 64 bits of the head, {@code 7F3A 91C4 0B6E D258}. */
    public String code() {
        return code(head());
    }

    static String code(byte[] head) {
        return HexFormat.of().withUpperCase().formatHex(head, 0, 8)
                .replaceAll("(.{4})(?=.)", "$1 ");
    }

    static boolean sameCode(String printed, byte[] head) {
        return printed.replaceAll("\\s", "").equalsIgnoreCase(code(head).replace(" ", ""));
    }
}
