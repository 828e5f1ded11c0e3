package shouwang.solver.rounds;

/**
 * Random changes of a draft: one visit elsewhere, a run elsewhere, two runs swapped, two tails
 * swapped, both visits of a pair elsewhere at once, and, where visits may be left out, in or out.
 * Targets come from {@link Neighbours}, so most tries are sensible.
 */
final class Moves {
    private static final double NEVER = Draft.NEVER;

    private final Ground ground;
    private final Draft draft;
    private final Dice dice;
    private final Neighbours near;
    private final PairMoves pairs;
    /** Tries and successes of each kind of move, for tuning. */
    final long[] tried = new long[8];
    final long[] won = new long[8];
    int kind;

    Moves(Draft draft, Neighbours near, Dice dice) {
        this.ground = draft.ground;
        this.draft = draft;
        this.dice = dice;
        this.near = near;
        pairs = new PairMoves(draft, near, dice, this);
    }

    /**
     * Makes a random move on the draft. Returns the change of cost, or infinity if it is above
     * {@code cut} or impossible; the caller then keeps or undoes it.
     */
    double propose(double cut) {
        draft.begin();
        int roll = dice.below(100);
        boolean made;
        if (ground.optional && roll < 10) {
            kind = 5;
            made = inOrOut();
        } else if (roll < 40) {
            kind = 0;
            made = relocate(1);
        } else if (roll < 50) {
            kind = 1;
            made = relocate(2 + dice.below(2));
        } else if (roll < 75) {
            kind = 2;
            made = exchange();
        } else if (roll < 88 || pairs.none()) {
            kind = 3;
            made = tails();
        } else {
            kind = 4;
            made = pairs.together();
        }
        tried[kind]++;
        if (!made) {
            draft.abandon();
            return NEVER;
        }
        return draft.price(cut);
    }

    private boolean mayJoin(int visit, int aide) {
        int other = ground.partner[visit];
        return ground.can(visit, aide) && (other < 0 || draft.route[other] != aide);
    }

    private int pick(int[] list) {
        double x = dice.unit();
        return list[(int) (x * x * list.length)];
    }

    /** A node behind which the visit may stand, or -1. */
    int spotFor(int visit) {
        int roll = dice.below(20);
        int spot;
        if (roll == 0 || near.before[visit].length == 0) {
            int aide = dice.below(ground.aides);
            spot = ground.leaves(aide);
        } else if (roll < 11) {
            spot = pick(near.before[visit]);
        } else {
            int after = pick(near.after[visit]);
            spot = draft.route[after] < 0 ? -1 : draft.prev[after];
        }
        return spot < 0 || draft.route[spot] < 0 ? -1 : spot;
    }

    private boolean relocate(int length) {
        int first = dice.below(ground.visits);
        int home = draft.route[first];
        if (home < 0) {
            return false;
        }
        int last = first;
        for (int i = 1; i < length; i++) {
            last = draft.next[last];
            if (last >= ground.visits) {
                return false;
            }
        }
        int spot = spotFor(first);
        if (spot < 0 || spot == draft.prev[first]) {
            return false;
        }
        int away = draft.route[spot];
        for (int v = first; ; v = draft.next[v]) {
            if (v == spot || away != home && !mayJoin(v, away)) {
                return false;
            }
            if (v == last) {
                break;
            }
        }
        draft.take(first, last);
        draft.put(first, last, spot);
        return true;
    }

    /** Swaps a run of up to three with a run that begins near it. */
    private boolean exchange() {
        int first = dice.below(ground.visits);
        int home = draft.route[first];
        if (home < 0 || near.before[first].length == 0) {
            return false;
        }
        int other;
        int partner = ground.partner[first];
        if (partner >= 0 && dice.below(8) == 0) {
            other = partner;
        } else {
            other = dice.below(2) == 0 ? pick(near.before[first]) : pick(near.after[first]);
            if (dice.below(2) == 0 && draft.route[other] >= 0) {
                other = dice.below(2) == 0 ? draft.next[other] : draft.prev[other];
            }
        }
        if (other >= ground.visits || other == first || draft.route[other] < 0) {
            return false;
        }
        int away = draft.route[other];
        if (away == home) {
            return swapInside(first, other);
        }
        int last = stretch(first);
        int otherLast = stretch(other);
        if (!fits(first, last, away, other, otherLast) || !fits(other, otherLast, home, first, last)) {
            return false;
        }
        int spot = draft.prev[first];
        int otherSpot = draft.prev[other];
        draft.take(first, last);
        draft.take(other, otherLast);
        draft.put(first, last, otherSpot);
        draft.put(other, otherLast, spot);
        return true;
    }

    private int stretch(int first) {
        int roll = dice.below(4);
        int last = first;
        for (int i = 2; i <= roll && draft.next[last] < ground.visits; i++) {
            last = draft.next[last];
        }
        return last;
    }

    /** Whether a run may go to an aide from whom another run leaves. */
    private boolean fits(int first, int last, int aide, int leaving, int leavingLast) {
        for (int v = first; ; v = draft.next[v]) {
            int other = ground.partner[v];
            if (!ground.can(v, aide) || other >= 0 && draft.route[other] == aide
                    && !within(other, leaving, leavingLast)) {
                return false;
            }
            if (v == last) {
                return true;
            }
        }
    }

    private boolean within(int node, int first, int last) {
        for (int v = first; ; v = draft.next[v]) {
            if (v == node) {
                return true;
            }
            if (v == last) {
                return false;
            }
        }
    }

    private boolean swapInside(int one, int two) {
        int beforeOne = draft.prev[one];
        int beforeTwo = draft.prev[two];
        if (beforeTwo == one || beforeOne == two) {
            int front = beforeTwo == one ? one : two;
            int back = front == one ? two : one;
            draft.take(front, front);
            draft.put(front, front, back);
            return true;
        }
        draft.take(one, one);
        draft.take(two, two);
        draft.put(two, two, beforeOne);
        draft.put(one, one, beforeTwo);
        return true;
    }

    private boolean tails() {
        int head = dice.below(ground.visits);
        int s = draft.route[head];
        int spot = s < 0 ? -1 : dice.below(12) == 0 || near.before[head].length == 0
                ? ground.leaves(dice.below(ground.aides)) : pick(near.before[head]);
        if (spot < 0 || draft.route[spot] < 0 || draft.route[spot] == s) {
            return false;
        }
        int r = draft.route[spot];
        if (!tailFits(head, r, s, draft.next[spot]) || !tailFits(draft.next[spot], s, r, head)) {
            return false;
        }
        draft.swapTails(spot, head);
        return true;
    }

    private boolean tailFits(int head, int to, int from, int leaving) {
        for (int v = head; v < ground.visits; v = draft.next[v]) {
            if (!ground.can(v, to)) {
                return false;
            }
            int other = ground.partner[v];
            if (other >= 0 && draft.route[other] == to && !inTail(other, leaving)) {
                return false;
            }
        }
        return from != to;
    }

    private boolean inTail(int node, int head) {
        for (int v = head; v >= 0; v = draft.next[v]) {
            if (v == node) {
                return true;
            }
        }
        return false;
    }

    private boolean inOrOut() {
        int one = dice.below(ground.visits);
        int two = ground.partner[one];
        if (draft.route[one] >= 0) {
            if (!(ground.skip[one] < NEVER)) {
                return false;
            }
            draft.drop(one);
            if (two >= 0) {
                draft.drop(two);
            }
            return true;
        }
        if (two >= 0) {
            return pairs.placeBoth(one, two, true);
        }
        int spot = spotFor(one);
        if (spot < 0 || !ground.can(one, draft.route[spot])) {
            return false;
        }
        draft.add(one, spot);
        return true;
    }
}
