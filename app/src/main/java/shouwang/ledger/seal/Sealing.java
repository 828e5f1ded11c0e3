package shouwang.ledger.seal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shouwang.ledger.Recorded;

/** Rows → the next blocks of the chain. */
final class Sealing {
    static final int MOST_ROWS = 4096;
    private final Digest digest;
    private final String county;
    private final Instant now;
    private long number;
    private byte[] previous;

    /** A block to write. */
    record Made(Block block, byte[] leaves) {}

    /** @param last the newest block's number, 0 = none; {@code head} its head */
    Sealing(Digest digest, String county, long last, byte[] head, Instant now) {
        this.digest = digest;
        this.county = county;
        this.number = last;
        this.previous = head;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    List<Made> blocks(List<Recorded> rows) {
        var sorted = rows.stream().sorted(Comparator.comparing(Recorded::enteredAt)
                .thenComparing(Recorded::id)).toList();
        var made = new ArrayList<Made>();
        for (var from = 0; from < sorted.size(); from += MOST_ROWS) {
            made.add(block(sorted.subList(from, Math.min(sorted.size(), from + MOST_ROWS))));
        }
        return made;
    }

    private Made block(List<Recorded> rows) {
        var merkle = new Merkle(digest);
        var leaves = ByteBuffer.allocate(rows.size() * SealRows.WIDTH);
        var hashes = new ArrayList<byte[]>(rows.size());
        for (var row : rows) {
            var hash = merkle.leaf(Leaf.of(row));
            hashes.add(hash);
            leaves.put(SealRows.bytes(row.id())).put(hash);
        }
        var block = new Block(++number, county, digest, rows.size(), now, previous,
                merkle.root(hashes));
        previous = block.head();
        return new Made(block, leaves.array());
    }
}
