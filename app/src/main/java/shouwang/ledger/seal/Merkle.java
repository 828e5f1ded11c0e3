package shouwang.ledger.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * A binary hash tree shaped as in RFC 9162, 2.1: the left half is the largest power of two below
 * the number of leaves; leaves and nodes are hashed with different first bytes, so that neither
 * passes for the other. Root in n − 1 hashes, a path in log n.
 */
final class Merkle {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};
    private final Digest digest;

    Merkle(Digest digest) {
        this.digest = digest;
    }

    byte[] leaf(byte[] content) {
        return digest.of(LEAF, content);
    }

    byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        var half = half(leaves.size());
        return node(root(leaves.subList(0, half)), root(leaves.subList(half, leaves.size())));
    }

    /** The sister hashes from the leaf up to the root. */
    List<byte[]> path(List<byte[]> leaves, int index) {
        var path = new ArrayList<byte[]>();
        climb(leaves, index, path);
        return path;
    }

    private void climb(List<byte[]> leaves, int index, List<byte[]> path) {
        if (leaves.size() == 1) {
            return;
        }
        var half = half(leaves.size());
        var left = leaves.subList(0, half);
        var right = leaves.subList(half, leaves.size());
        if (index < half) {
            climb(left, index, path);
            path.add(root(right));
        } else {
            climb(right, index - half, path);
            path.add(root(left));
        }
    }

    /** The root that a leaf and its path lead to. */
    byte[] climb(byte[] leaf, int index, int size, List<byte[]> path) {
        if (size == 1) {
            if (!path.isEmpty()) {
                throw new IllegalArgumentException("path too long");
            }
            return leaf;
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException("path too short");
        }
        var half = half(size);
        var sister = path.getLast();
        var below = path.subList(0, path.size() - 1);
        return index < half
                ? node(climb(leaf, index, half, below), sister)
                : node(sister, climb(leaf, index - half, size - half, below));
    }

    byte[] node(byte[] left, byte[] right) {
        return digest.of(NODE, left, right);
    }

    private static int half(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
