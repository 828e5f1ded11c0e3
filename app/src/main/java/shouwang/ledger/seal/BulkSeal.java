package shouwang.ledger.seal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.ledger.Recorded;

/**
 * The chain for rows that a whole county's load writes itself, past the queue: the same blocks as
 * {@link Seals} makes behind a posting. For the first rows of an empty book only.
 */
public final class BulkSeal {
    /** How many rows a block binds at most. */
    public static final int MOST_ROWS = Sealing.MOST_ROWS;
    private final Digest digest;
    private final String county;
    private Sealing.@Nullable Made last;

    public BulkSeal(Digest digest, String countyCode) {
        this.digest = digest;
        this.county = countyCode;
    }

    /** A block and its leaves, as the table keeps them. */
    public record Sealed(Block block, byte[] leaves) {}

    /** The next block; {@code rows} in the order they were entered, at most {@link #MOST_ROWS}. */
    public Sealed next(List<Recorded> rows, Instant sealedAt) {
        var before = last;
        var sealing = new Sealing(digest, county, before == null ? 0 : before.block().number(),
                before == null ? new byte[Digest.LENGTH] : before.block().head(), sealedAt);
        var made = sealing.blocks(rows).getFirst();
        last = made;
        return new Sealed(made.block(), made.leaves());
    }
}
