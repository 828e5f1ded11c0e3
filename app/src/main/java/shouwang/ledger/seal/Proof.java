package shouwang.ledger.seal;

import java.util.Arrays;
import java.util.List;
import shouwang.ledger.Recorded;

/**
 * What shows, without the database, that a row stands in the books a printed code speaks for: the
 * row is in its block, the block is among those of its day.
 *
 * @param index the row's place in its block, from 0
 * @param path the sister hashes from the row to the block's root
 * @param position the block's place in its day, from 0
 * @param blocks how many blocks the day has, or had when this was made
 * @param digest the hash of the day's tree
 * @param dayPath the sister hashes from the block to the day's code
 */
public record Proof(Recorded row, int index, List<byte[]> path, Block block, int position,
        int blocks, Digest digest, List<byte[]> dayPath) {
    /** Does the row lead to this printed code? */
    public boolean leadsTo(String printedCode) {
        try {
            return Block.sameCode(printedCode, root());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The code it leads to, as printed. */
    public String head() {
        return Block.code(root());
    }

    private byte[] root() {
        if (index < 0 || index >= block.rows() || position < 0 || position >= blocks) {
            throw new IllegalArgumentException("place outside the tree");
        }
        var inside = new Merkle(block.digest());
        var blockRoot = inside.climb(inside.leaf(Leaf.of(row)), index, block.rows(), path);
        if (!Arrays.equals(blockRoot, block.root())) {
            throw new IllegalArgumentException("the row is not in the block");
        }
        var day = new Merkle(digest);
        return day.climb(day.leaf(block.head()), position, blocks, dayPath);
    }
}
