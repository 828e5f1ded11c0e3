package shouwang.ledger.seal;

import java.util.Arrays;
import java.util.List;
import shouwang.ledger.Recorded;

/**
 * What shows, without the database, that a row stands in the books a printed head speaks for.
 *
 * @param index the row's place in its block, from 0
 * @param path the sister hashes from the row to the block's root
 * @param blocks the row's block and those after it, up to the one whose head was printed
 */
public record Proof(Recorded row, int index, List<byte[]> path, List<Block> blocks) {
    /** Does the row lead to this printed head, and is the chain between them whole? */
    public boolean leadsTo(String printedHead) {
        var first = blocks.getFirst();
        var merkle = new Merkle(first.digest());
        try {
            var root = merkle.climb(merkle.leaf(Leaf.of(row)), index, first.rows(), path);
            if (!Arrays.equals(root, first.root())) {
                return false;
            }
        } catch (IllegalArgumentException e) {
            return false;
        }
        for (var i = 1; i < blocks.size(); i++) {
            if (!Arrays.equals(blocks.get(i).previous(), blocks.get(i - 1).head())) {
                return false;
            }
        }
        return Block.sameCode(printedHead, blocks.getLast().head());
    }

    /** The head it leads to, as printed. */
    public String head() {
        return blocks.getLast().code();
    }
}
