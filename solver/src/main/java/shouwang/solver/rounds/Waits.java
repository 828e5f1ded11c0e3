package shouwang.solver.rounds;

import java.util.Arrays;

/**
 * Earliest times of all visits under waiting, kept exact while rounds change.
 *
 * <p>Idea: a round's arcs and the ties of pairs form a graph of waiting; the earliest start of a
 * node is the longest path to it. After a move only nodes whose input changed are looked at
 * again, in order of time, and each passes a change on only if its own time moved. The two
 * visits of a pair are settled together in closed form, so a pair never chases its own tail; a
 * circle of several pairs either has slack, and then the look-again rule ends at the one fixed
 * point, or it has none, and then times grow until the cost passes the cut or {@link #limit}.
 * Only a circle whose slack is exactly 0 can hold a time up after its cause has gone; every
 * such circle has a visit held back by its partner's greatest gap, so a move that met one is
 * settled from the bottom ({@link #rebuild}) when it is kept. Because the acceptance threshold is drawn first, the walk stops as soon
 * as no node can still become earlier and the cost is past it.
 *
 * <p>Cost: time by the number of nodes whose time changes; memory linear.
 */
final class Waits {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    final double[] start;
    final double[] late;
    /** Sum of late minutes at their prices. */
    double lateSum;
    /** Most minutes any visit is late. */
    double worst;

    private final Ground ground;
    private final int[] next;
    private final int[] prev;
    private final int[] route;
    private final int limit;

    private final int[] queue;
    private final double[] due;
    private final byte[] queued;
    private int waiting;
    private int downs;
    private final long[] stamp;
    private long epoch;
    private final int[] changed;
    private final double[] oldStart;
    private final double[] oldLate;
    private int changes;

    private double sum;
    private double oldSum;
    private double newWorst;
    private double raised;
    private boolean worstTouched;
    private boolean held;

    private final Latest latest;

    Waits(Ground ground, int[] next, int[] prev, int[] route) {
        this.ground = ground;
        this.next = next;
        this.prev = prev;
        this.route = route;
        int n = ground.nodes;
        start = ground.opens.clone();
        late = new double[n];
        queue = new int[n];
        due = new double[n];
        queued = new byte[n];
        stamp = new long[n];
        changed = new int[n];
        oldStart = new double[n];
        oldLate = new double[n];
        latest = new Latest(ground.visits);
        limit = 8 * n + 64;
    }

    /** Forgets the notes of the move before. */
    void begin() {
        changes = 0;
        sum = 0;
        oldSum = 0;
        newWorst = worst;
        raised = 0;
        worstTouched = false;
        held = false;
        epoch++;
    }

    /** Says that the input of a node changed; {@code down} if it may become earlier. */
    void touch(int node, boolean down) {
        if (node < ground.visits || ground.closes[node] < NEVER) {
            push(node, start[node], down);
        }
    }

    /** Says that a visit stands at a new spot; its time is guessed from the one before it. */
    void placed(int node) {
        push(node, arrival(node), true);
    }

    /**
     * Settles all times. Returns the change of cost by lateness, or infinity as soon as
     * {@code travel + change} is sure to be above {@code cut}.
     */
    double settle(double travel, double cut) {
        if (travel - lateSum - ground.largestPrice * worst > cut) {
            return stop();
        }
        for (int steps = 0; waiting > 0; steps++) {
            int node = queue[--waiting];
            if (queued[node] == 2) {
                downs--;
            }
            queued[node] = 0;
            look(node);
            double least = worstTouched ? raised : Math.max(worst, raised);
            if (downs == 0 && travel + sum + ground.largestPrice * (least - worst) > cut
                    || steps > limit) {
                return stop();
            }
        }
        newWorst = worstNow();
        return sum + ground.largestPrice * (newWorst - worst);
    }

    private double stop() {
        while (waiting > 0) {
            queued[queue[--waiting]] = 0;
        }
        downs = 0;
        return NEVER;
    }

    void keep() {
        if (held) {
            rebuild();
            return;
        }
        lateSum += sum;
        if (sum != 0 || oldSum > 0) {
            latest.forget();
        }
        worst = newWorst;
    }

    void undo() {
        for (int i = 0; i < changes; i++) {
            int node = changed[i];
            start[node] = oldStart[i];
            late[node] = oldLate[i];
        }
    }

    private double arrival(int node) {
        int before = prev[node];
        double at = start[before] + ground.minutes[before]
                + ground.travel(route[node], before, node);
        return Math.max(at, ground.opens[node]);
    }

    private void look(int node) {
        if (route[node] < 0) {
            move(node, ground.opens[node]);
            return;
        }
        if (node >= ground.visits) {
            move(node, prev[node] < ground.visits ? arrival(node) : ground.opens[node]);
            return;
        }
        double at = arrival(node);
        int other = ground.partner[node];
        if (other < 0) {
            move(node, at);
            return;
        }
        double otherAt = arrival(other);
        if (ground.leads[node]) {
            otherAt = Math.max(otherAt, at + ground.least[node]);
            held |= otherAt - ground.most[node] > at;
            at = Math.max(at, otherAt - ground.most[node]);
        } else {
            at = Math.max(at, otherAt + ground.least[node]);
            held |= at - ground.most[node] > otherAt;
            otherAt = Math.max(otherAt, at - ground.most[node]);
        }
        move(node, at);
        move(other, otherAt);
    }

    private void move(int node, double to) {
        double from = start[node];
        if (to == from) {
            return;
        }
        double lateNow = late[node];
        if (stamp[node] != epoch) {
            stamp[node] = epoch;
            changed[changes] = node;
            oldStart[changes] = from;
            oldLate[changes++] = lateNow;
            oldSum += lateNow;
            worstTouched |= lateNow == worst;
        }
        start[node] = to;
        double lateThen = route[node] < 0 ? 0 : Math.max(0, to - ground.closes[node]);
        if (lateThen != lateNow) {
            late[node] = lateThen;
            sum += ground.latePrice[node] * (lateThen - lateNow);
            if (downs == 0 && lateThen > raised && node < ground.visits) {
                raised = lateThen;
            }
        }
        int after = next[node];
        if (after >= 0 && route[node] >= 0
                && (after < ground.visits || ground.closes[after] < NEVER)) {
            push(after, start[after], to < from);
        }
    }

    private void push(int node, double at, boolean down) {
        if (queued[node] != 0) {
            if (down && queued[node] == 1) {
                queued[node] = 2;
                downs++;
            }
            return;
        }
        queued[node] = (byte) (down ? 2 : 1);
        if (down) {
            downs++;
        }
        int i = waiting++;
        while (i > 0 && due[i - 1] < at) {
            due[i] = due[i - 1];
            queue[i] = queue[i - 1];
            i--;
        }
        due[i] = at;
        queue[i] = node;
    }

    private double worstNow() {
        double most = 0;
        for (int i = 0; i < changes; i++) {
            int node = changed[i];
            if (node < ground.visits && late[node] > most) {
                most = late[node];
            }
        }
        if (most >= worst || worst == 0) {
            return most;
        }
        return Math.max(most, latest.untouched(late, stamp, epoch, changed, changes, oldLate));
    }

    /** Computes every time anew from the bottom; false if rounds wait for each other forever. */
    boolean rebuild() {
        begin();
        stop();
        System.arraycopy(ground.opens, 0, start, 0, ground.nodes);
        Arrays.fill(late, 0);
        boolean moved = true;
        for (int sweep = 0; moved && sweep <= ground.visits + 2; sweep++) {
            moved = sweep();
        }
        lateSum = 0;
        worst = 0;
        for (int node = 0; node < ground.nodes; node++) {
            boolean used = node < ground.visits ? route[node] >= 0
                    : prev[node] >= 0 && prev[node] < ground.visits;
            late[node] = used ? Math.max(0, start[node] - ground.closes[node]) : 0;
            lateSum += ground.latePrice[node] * late[node];
            if (node < ground.visits) {
                worst = Math.max(worst, late[node]);
            }
        }
        latest.forget();
        return !moved;
    }

    private boolean sweep() {
        boolean moved = false;
        for (int r = 0; r < ground.aides; r++) {
            for (int v = next[ground.leaves(r)]; v >= 0; v = next[v]) {
                double at = Math.max(start[v], arrival(v));
                moved |= at > start[v];
                start[v] = at;
                int other = v < ground.visits ? ground.partner[v] : -1;
                if (other >= 0) {
                    double least = ground.leads[v] ? ground.least[v] : -ground.most[v];
                    if (at + least > start[other]) {
                        start[other] = at + least;
                        moved = true;
                    }
                }
            }
        }
        return moved;
    }
}
