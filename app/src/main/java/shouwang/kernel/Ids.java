package shouwang.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids made where a fact is first written down: UUIDv7 (RFC 9562), or derived from another id. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PARTS_OF_A_MILLISECOND = 4096;
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /**
     * A fresh UUIDv7: 48 bits of milliseconds, 12 bits of the parts of one, 62 random bits. Each
     * sorts after those made before it in this process, also within a millisecond and when the
     * clock is set back (RFC 9562, section 6.2, method 3): lists ordered by id are in the order in
     * which things happened.
     */
    public static UUID fresh() {
        var now = Instant.now();
        var parts = now.getNano() % 1_000_000L * PARTS_OF_A_MILLISECOND / 1_000_000;
        var clock = now.toEpochMilli() * PARTS_OF_A_MILLISECOND + parts;
        var mine = LAST.updateAndGet(last -> Math.max(last + 1, clock));
        return v7(mine / PARTS_OF_A_MILLISECOND, mine, RANDOM.nextLong());
    }

    /** A UUIDv7 from its parts, for generators that must be repeatable. */
    public static UUID v7(long millis, long randomA, long randomB) {
        var high = (millis << 16) | 0x7000L | (randomA & 0x0FFFL);
        var low = 0x8000_0000_0000_0000L | (randomB & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }

    /**
     * The id of what follows from an event, so that hearing the event twice is harmless: a
     * UUIDv8 from the SHA-256 of the event's id and a word that names the consequence. The
     * milliseconds of a UUIDv7 event come first in it too, so that an index on such ids grows at
     * its end like the events' own.
     */
    public static UUID derived(UUID event, String consequence) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(event.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '/');
            var hash = digest.digest(consequence.getBytes(StandardCharsets.UTF_8));
            var high = (toLong(hash, 0) & ~0xF000L) | 0x8000L;
            if (event.version() == 7 || event.version() == 8) {
                high = event.getMostSignificantBits() & ~0xFFFFL | high & 0xFFFFL;
            }
            var low = (toLong(hash, 8) & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static long toLong(byte[] bytes, int at) {
        var value = 0L;
        for (var i = 0; i < 8; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
