package shouwang.ledger.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code of each moment of a day, one block after the other: a code printed at noon is found
 * again though the day went on. Keeps the whole left subtrees (RFC 9162, 2.1), so that a block
 * costs as many hashes as the day's tree is high.
 */
final class DayTree {
    private record Whole(int leaves, byte[] hash) {}

    private final List<Block> blocks = new ArrayList<>();
    private final List<Whole> wholes = new ArrayList<>();
    private @Nullable LocalDate day;

    /** The day's code as it was just after this block. */
    byte[] after(Block block) {
        var date = block.sealedAt().atZone(DayHead.HERE).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            blocks.clear();
            wholes.clear();
        } else if (blocks.getLast().digest() != block.digest()) {
            wholes.clear();
            blocks.forEach(earlier -> add(block.digest(), earlier));
        }
        blocks.add(block);
        add(block.digest(), block);
        return root(new Merkle(block.digest()));
    }

    private void add(Digest digest, Block block) {
        var merkle = new Merkle(digest);
        var added = new Whole(1, merkle.leaf(block.head()));
        while (!wholes.isEmpty() && wholes.getLast().leaves() == added.leaves()) {
            var left = wholes.removeLast();
            added = new Whole(2 * added.leaves(), merkle.node(left.hash(), added.hash()));
        }
        wholes.add(added);
    }

    private byte[] root(Merkle merkle) {
        var root = wholes.getLast().hash();
        for (var i = wholes.size() - 2; i >= 0; i--) {
            root = merkle.node(wholes.get(i).hash(), root);
        }
        return root;
    }
}
