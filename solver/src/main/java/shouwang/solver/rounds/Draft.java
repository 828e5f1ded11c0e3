package shouwang.solver.rounds;

import java.util.Arrays;

/**
 * Rounds under change: linked lists of visits, one per aide, and what they cost. A move is
 * {@link #begin}, some of {@link #take}, {@link #put}, {@link #swapTails}, {@link #price}, then
 * {@link #keep} or {@link #undo}; after infinity only {@link #undo} is allowed.
 */
final class Draft {
    static final double NEVER = Double.POSITIVE_INFINITY;

    final Ground ground;
    final int[] next;
    final int[] prev;
    /** Aide of each node, -1 for a visit that is left out. */
    final int[] route;
    final Waits waits;
    /** Inner cost without lateness. */
    private double fixed;
    private final int[] log;
    private int logged;
    private double delta;
    private final double[] routeCost;
    private final int[] touched = new int[8];
    private int touches;

    Draft(Ground ground) {
        this.ground = ground;
        next = new int[ground.nodes];
        prev = new int[ground.nodes];
        route = new int[ground.nodes];
        routeCost = new double[ground.aides];
        log = new int[8 * ground.nodes + 64];
        waits = new Waits(ground, next, prev, route);
        Arrays.fill(next, -1);
        Arrays.fill(prev, -1);
        Arrays.fill(route, -1);
        for (int r = 0; r < ground.aides; r++) {
            next[ground.leaves(r)] = ground.returns(r);
            prev[ground.returns(r)] = ground.leaves(r);
            route[ground.leaves(r)] = r;
            route[ground.returns(r)] = r;
        }
        recount();
    }

    /** Inner cost of the whole plan. */
    double cost() {
        return fixed + waits.lateSum + ground.largestPrice * waits.worst;
    }

    /** Copies another draft of the same day. */
    void copy(int[] links) {
        System.arraycopy(links, 0, next, 0, next.length);
        Arrays.fill(prev, -1);
        Arrays.fill(route, 0, ground.visits, -1);
        for (int r = 0; r < ground.aides; r++) {
            for (int v = ground.leaves(r); next[v] >= 0; v = next[v]) {
                prev[next[v]] = v;
                route[next[v]] = r;
            }
        }
        recount();
    }

    /** Computes all costs from nothing; false if rounds wait for each other forever. */
    boolean recount() {
        fixed = 0;
        for (int r = 0; r < ground.aides; r++) {
            routeCost[r] = walk(r);
            fixed += routeCost[r];
        }
        for (int v = 0; v < ground.visits; v++) {
            fixed += route[v] < 0 ? skipCost(v) : 0;
        }
        return waits.rebuild();
    }

    /** Cost of leaving out; a visit that must be done costs more than any plan. */
    private double skipCost(int visit) {
        double price = ground.skip[visit] < NEVER ? ground.skip[visit] : 1e9;
        return ground.partner[visit] >= 0 ? price / 2 : price;
    }

    void begin() {
        logged = 0;
        delta = 0;
        touches = 0;
        waits.begin();
    }

    private void link(int from, int to) {
        note(from, next[from], 0);
        note(to, prev[to], 1);
        next[from] = to;
        prev[to] = from;
    }

    private void note(int node, int old, int kind) {
        log[logged] = node * 4 + kind;
        log[logged + 1] = old;
        logged += 2;
    }

    private void assign(int node, int aide) {
        note(node, route[node], 2);
        route[node] = aide;
    }

    private void touchRoute(int aide) {
        if (ground.plain) {
            return;
        }
        for (int i = 0; i < touches; i++) {
            if (touched[i] == aide) {
                return;
            }
        }
        touched[touches++] = aide;
    }

    /** Takes a served visit, or a run of them, out of its round. */
    void take(int first, int last) {
        int before = prev[first];
        int after = next[last];
        int r = route[first];
        if (ground.plain) {
            delta += ground.travel(r, before, after) - ground.travel(r, before, first)
                    - ground.travel(r, last, after);
        }
        touchRoute(r);
        link(before, after);
        waits.touch(after, true);
    }

    /** Puts a run of visits that was taken out behind {@code spot}. */
    void put(int first, int last, int spot) {
        int after = next[spot];
        int r = route[spot];
        if (ground.plain) {
            delta += ground.travel(r, spot, first) + ground.travel(r, last, after)
                    - ground.travel(r, spot, after);
        }
        touchRoute(r);
        link(spot, first);
        link(last, after);
        if (route[first] != r) {
            for (int v = first; v != after; v = next[v]) {
                assign(v, r);
                if (!ground.plain) {
                    waits.touch(v, true);
                }
            }
        }
        waits.placed(first);
        waits.touch(after, false);
    }

    /** Takes a visit off the plan. */
    void drop(int visit) {
        take(visit, visit);
        assign(visit, -1);
        delta += skipCost(visit);
        waits.touch(visit, true);
    }

    /** Puts a visit that is left out behind {@code spot}. */
    void add(int visit, int spot) {
        delta -= skipCost(visit);
        put(visit, visit, spot);
    }

    /** Joins the round of {@code spot} to what begins at {@code head}, and the rest crosswise. */
    void swapTails(int spot, int head) {
        int r = route[spot];
        int s = route[head];
        int tail = next[spot];
        int before = prev[head];
        if (ground.plain) {
            delta += ground.travel(r, spot, head) + ground.travel(r, before, tail)
                    - ground.travel(r, spot, tail) - ground.travel(r, before, head);
        }
        touchRoute(r);
        touchRoute(s);
        int endR = ground.returns(r);
        int endS = ground.returns(s);
        int lastR = tail == endR ? before : prev[endR];
        int lastS = head == endS ? spot : prev[endS];
        if (head != endS) {
            link(spot, head);
        }
        if (tail != endR) {
            link(before, tail);
        }
        link(lastS, endR);
        link(lastR, endS);
        for (int v = next[spot]; v != endR; v = next[v]) {
            assign(v, r);
        }
        for (int v = next[before]; v != endS; v = next[v]) {
            assign(v, s);
        }
        waits.touch(next[spot], true);
        waits.touch(next[before], true);
        waits.touch(endR, true);
        waits.touch(endS, true);
        if (!ground.plain) {
            touchAll(r);
            touchAll(s);
        }
    }

    /** With other legs every time of a round may change. */
    private void touchAll(int aide) {
        for (int v = next[ground.leaves(aide)]; v >= 0; v = next[v]) {
            waits.touch(v, true);
        }
    }

    /**
     * Change of inner cost by this move, or infinity if it is surely above {@code cut}, breaks
     * an order, or makes rounds wait for each other forever.
     */
    double price(double cut) {
        if (!ground.plain) {
            for (int i = 0; i < touches; i++) {
                double cost = walk(touched[i]);
                if (cost == NEVER) {
                    waits.settle(NEVER, 0);
                    return NEVER;
                }
                delta += cost - routeCost[touched[i]];
            }
        }
        double late = waits.settle(delta, cut);
        return late == NEVER || delta + late > cut ? NEVER : delta + late;
    }

    void keep() {
        fixed += delta;
        waits.keep();
        for (int i = 0; i < touches; i++) {
            routeCost[touched[i]] = walk(touched[i]);
        }
    }

    void undo() {
        while (logged > 0) {
            logged -= 2;
            int node = log[logged] >> 2;
            int old = log[logged + 1];
            switch (log[logged] & 3) {
                case 0 -> next[node] = old;
                case 1 -> prev[node] = old;
                default -> route[node] = old;
            }
        }
        waits.undo();
    }

    /** Forgets a move that was never priced. */
    void abandon() {
        waits.settle(NEVER, 0);
        undo();
    }

    /** Legs, fits and load of one round; infinite if it breaks an order. */
    private double walk(int aide) {
        int from = ground.leaves(aide);
        int to = next[from];
        if (to >= ground.visits) {
            return 0;
        }
        double sum = 0;
        double load = 0;
        for (; to >= 0; from = to, to = next[to]) {
            sum += ground.travel(aide, from, to);
            if (to < ground.visits) {
                sum += ground.fit[to * ground.aides + aide];
                load += ground.minutes[to];
                if (ground.ordered && breaksOrder(to)) {
                    return NEVER;
                }
            }
        }
        return sum + ground.balance * load * load;
    }

    private boolean breaksOrder(int visit) {
        for (int later : ground.mustFollow[visit]) {
            for (int v = prev[visit]; v >= 0; v = prev[v]) {
                if (v == later) {
                    return true;
                }
            }
        }
        return false;
    }
}
