package shouwang.solver.rounds;

/**
 * The few latest visits of the plan as it was before the move, found only when asked for. Most
 * moves leave one of them alone, and then the largest lateness needs no look at all visits.
 */
final class Latest {
    private final int visits;
    private final int[] tops = new int[12];
    private int count;
    private boolean stale = true;

    Latest(int visits) {
        this.visits = visits;
    }

    /** Says that lateness has changed for good. */
    void forget() {
        stale = true;
    }

    /**
     * Largest lateness among visits the move did not change, that is, not stamped with the epoch.
     * {@code changed} and {@code oldLate} tell how late the others were.
     */
    double untouched(double[] late, long[] stamp, long epoch, int[] changed, int changes,
            double[] oldLate) {
        if (stale) {
            swap(late, changed, changes, oldLate);
            find(late);
            swap(late, changed, changes, oldLate);
        }
        for (int i = 0; i < count; i++) {
            if (stamp[tops[i]] != epoch) {
                return late[tops[i]];
            }
        }
        double most = 0;
        for (int v = 0; v < visits && count == tops.length; v++) {
            if (stamp[v] != epoch) {
                most = Math.max(most, late[v]);
            }
        }
        return most;
    }

    private static void swap(double[] late, int[] changed, int changes, double[] oldLate) {
        for (int i = 0; i < changes; i++) {
            double then = oldLate[i];
            oldLate[i] = late[changed[i]];
            late[changed[i]] = then;
        }
    }

    private void find(double[] late) {
        count = 0;
        for (int v = 0; v < visits; v++) {
            if (late[v] > 0 && (count < tops.length || late[v] > late[tops[count - 1]])) {
                insert(late, v);
            }
        }
        stale = false;
    }

    private void insert(double[] late, int visit) {
        int i = count < tops.length ? count++ : count - 1;
        while (i > 0 && late[tops[i - 1]] < late[visit]) {
            tops[i] = tops[i - 1];
            i--;
        }
        tops[i] = visit;
    }
}
