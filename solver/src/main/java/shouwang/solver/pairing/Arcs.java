package shouwang.solver.pairing;

import org.jspecify.annotations.Nullable;

/**
 * The free candidate arcs, elder by elder: arcs of elder e are {@code start[e]} up to, not
 * including, {@code start[e + 1]}. The same arcs seen from the aides are indexed only when a
 * search for an aide's empty place asks for it; arcs appended later (elders who join) are left out
 * of the index and looked through one by one while they are few.
 */
final class Arcs {
    private static final int FEW = 20_000;

    final int[] start;
    final int[] aide;
    final long[] cost;
    private volatile @Nullable ByAide byAide;

    Arcs(int[] start, int[] aide, long[] cost, @Nullable ByAide inherited) {
        this.start = start;
        this.aide = aide;
        this.cost = cost;
        this.byAide = inherited;
    }

    /** Arcs into aide j of the first {@code covered} arcs: {@code start[j]} to {@code start[j+1]}. */
    record ByAide(int covered, int coveredElders, int[] start, int[] arc, int[] elder) {}

    int size() {
        return aide.length;
    }

    int elders() {
        return start.length - 1;
    }

    @Nullable ByAide byAideIfKnown() {
        return byAide;
    }

    /** The index from the aides' side; covers all arcs but a short tail. */
    ByAide byAide(int aides) {
        var known = byAide;
        if (known == null || size() - known.covered() > FEW || known.start().length <= aides) {
            known = index(aides);
            byAide = known;
        }
        return known;
    }

    private ByAide index(int aides) {
        var first = new int[aides + 1];
        for (int j : aide) {
            first[j + 1]++;
        }
        for (int j = 0; j < aides; j++) {
            first[j + 1] += first[j];
        }
        var arc = new int[size()];
        var elder = new int[size()];
        for (int e = 0; e < elders(); e++) {
            for (int a = start[e]; a < start[e + 1]; a++) {
                int at = first[aide[a]]++;
                arc[at] = a;
                elder[at] = e;
            }
        }
        System.arraycopy(first, 0, first, 1, aides);
        first[0] = 0;
        return new ByAide(size(), elders(), first, arc, elder);
    }
}
