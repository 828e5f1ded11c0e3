package shouwang.ledger.seal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * 账本编码 of a day: what hangs on the notice board. The root of a tree over the heads of the
 * day's blocks, in their order; each head binds all blocks before it, so the code of a day binds
 * every row of that day and of all earlier ones, and a row is proved against it with some twenty
 * hashes, however many blocks the day had.
 *
 * @param last the number of the day's last block
 * @param blocks how many blocks the day has
 * @param digest the hash of the tree: the last block's
 */
public record DayHead(LocalDate day, long last, int blocks, Digest digest, byte[] root) {
    /** A day is the county's own: all of China keeps one time. */
    static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    static DayHead of(LocalDate day, List<Block> blocks) {
        var digest = blocks.getLast().digest();
        return new DayHead(day, blocks.getLast().number(), blocks.size(), digest,
                new Merkle(digest).root(leaves(digest, blocks)));
    }

    static List<byte[]> leaves(Digest digest, List<Block> blocks) {
        var merkle = new Merkle(digest);
        return blocks.stream().map(block -> merkle.leaf(block.head())).toList();
    }

    /** What is printed: {@code 7F3A 91C4 0B6E D258}. */
    public String code() {
        return Block.code(root);
    }
}
