package shouwang.solver.pairing;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A random pairing as plain tables, from which the tests reckon on their own: nothing of the
 * solver is used but its builder.
 */
final class Village {
    static final long NONE = Long.MIN_VALUE;

    final int elders;
    final int aides;
    final int[] need;
    final long[] leavingOut;
    final int[] least;
    final int[] most;
    /** Cost of the candidate pair with preference, change and all, or {@link #NONE}. */
    final long[][] paid;
    final boolean[][] pinned;
    /** Paid whatever happens: the prices of existing pairs, earned back by keeping them. */
    long fixed;
    final PairingBuilder builder;

    /** {@code rich}: several aides, least loads, pins, forbidden, preferred, existing pairs. */
    Village(long seed, int mostElders, int mostAides, boolean rich) {
        var dice = new SplittableRandom(seed);
        elders = 1 + dice.nextInt(mostElders);
        aides = 1 + dice.nextInt(mostAides);
        need = new int[elders];
        leavingOut = new long[elders];
        least = new int[aides];
        most = new int[aides];
        paid = new long[elders][aides];
        pinned = new boolean[elders][aides];
        builder = PairingProblem.builder(elders, aides);
        int span = dice.nextInt(3) == 0 ? 3 : 100;
        for (int e = 0; e < elders; e++) {
            need[e] = rich ? dice.nextInt(3) + (dice.nextInt(3) == 0 ? 1 : 0) : 1;
            leavingOut[e] = dice.nextInt(4) == 0 ? dice.nextInt(span) : 3L * span;
            builder.elder(e, need[e], leavingOut[e]);
        }
        for (int j = 0; j < aides; j++) {
            most[j] = dice.nextInt(4);
            least[j] = rich && dice.nextInt(3) == 0 ? dice.nextInt(most[j] + 1) : 0;
            builder.aide(j, least[j], most[j]);
        }
        for (int e = 0; e < elders; e++) {
            for (int j = 0; j < aides; j++) {
                arc(dice, e, j, span, rich);
            }
        }
    }

    private void arc(SplittableRandom dice, int e, int j, int span, boolean rich) {
        paid[e][j] = NONE;
        if (dice.nextInt(4) == 0) {
            return;
        }
        long cost = dice.nextInt(span) - (rich ? span / 5 : 0);
        builder.arc(e, j, cost);
        if (rich && dice.nextInt(6) == 0) {
            builder.arc(e, j, cost + dice.nextInt(5));
        }
        if (rich && dice.nextInt(6) == 0) {
            long welcome = dice.nextInt(20);
            builder.prefer(e, j, welcome);
            cost -= welcome;
        }
        if (rich && dice.nextInt(6) == 0) {
            long change = dice.nextInt(30);
            builder.existing(e, j, change);
            cost -= change;
            fixed += change;
        }
        if (rich && dice.nextInt(10) == 0) {
            builder.forbid(e, j);
            return;
        }
        paid[e][j] = cost;
        if (rich && dice.nextInt(12) == 0) {
            builder.pin(e, j);
            pinned[e][j] = true;
        }
    }

    /** Least cost over every pairing there is, or {@code null} when none keeps the rules. */
    Long bruteForce() {
        long best = tryElder(0, new int[aides]);
        return best == Long.MAX_VALUE ? null : (Long) (best + fixed);
    }

    private long tryElder(int e, int[] load) {
        if (e == elders) {
            for (int j = 0; j < aides; j++) {
                if (load[j] < least[j] || load[j] > most[j]) {
                    return Long.MAX_VALUE;
                }
            }
            return 0;
        }
        long best = Long.MAX_VALUE;
        for (int set = 0; set < 1 << aides; set++) {
            if (!allowed(e, set)) {
                continue;
            }
            long cost = leavingOut[e] * (need[e] - Integer.bitCount(set));
            for (int j = 0; j < aides; j++) {
                cost += (set >> j & 1) == 1 ? paid[e][j] : 0;
                load[j] += set >> j & 1;
            }
            long others = tryElder(e + 1, load);
            if (others != Long.MAX_VALUE) {
                best = Math.min(best, cost + others);
            }
            for (int j = 0; j < aides; j++) {
                load[j] -= set >> j & 1;
            }
        }
        return best;
    }

    private boolean allowed(int e, int set) {
        if (Integer.bitCount(set) > need[e]) {
            return false;
        }
        for (int j = 0; j < aides; j++) {
            boolean in = (set >> j & 1) == 1;
            if (in && paid[e][j] == NONE || !in && pinned[e][j]) {
                return false;
            }
        }
        return true;
    }

    /** Cost of the answer's pairs by the tables; fails on a broken rule. */
    long costOf(PairingAnswer answer) {
        var load = new int[aides];
        long cost = fixed;
        for (int e = 0; e < elders; e++) {
            int set = 0;
            for (int j : answer.aidesOf(e)) {
                set |= 1 << j;
                cost += paid[e][j];
                load[j]++;
            }
            if (!allowed(e, set) || Integer.bitCount(set) != answer.aidesFound(e)) {
                throw new AssertionError("elder " + e + Arrays.toString(answer.aidesOf(e)));
            }
            cost += leavingOut[e] * (need[e] - answer.aidesFound(e));
        }
        for (int j = 0; j < aides; j++) {
            if (load[j] < least[j] || load[j] > most[j]) {
                throw new AssertionError("aide " + j + " has " + load[j]);
            }
        }
        return cost;
    }

    /**
     * The linear program's dual at these prices: each elder's own price is sought among all values
     * at which the dual can bend, pinned pairs stand as given, loads are what pins leave.
     */
    long dualBound(PairingAnswer answer) {
        long bound = fixed;
        var pins = new int[aides];
        for (int e = 0; e < elders; e++) {
            int open = need[e];
            for (int j = 0; j < aides; j++) {
                if (pinned[e][j]) {
                    open--;
                    pins[j]++;
                    bound += paid[e][j];
                }
            }
            bound += bestElderTerm(e, open, answer);
        }
        for (int j = 0; j < aides; j++) {
            long price = answer.price(j);
            bound -= price > 0 ? price * (most[j] - pins[j])
                    : price * Math.max(0, least[j] - pins[j]);
        }
        return bound;
    }

    private long bestElderTerm(int e, int open, PairingAnswer answer) {
        long best = elderTerm(e, open, leavingOut[e], answer);
        for (int j = 0; j < aides; j++) {
            if (paid[e][j] != NONE && !pinned[e][j]) {
                long bend = Math.min(leavingOut[e], paid[e][j] + answer.price(j));
                best = Math.max(best, elderTerm(e, open, bend, answer));
            }
        }
        return best;
    }

    private long elderTerm(int e, int open, long own, PairingAnswer answer) {
        long term = open * own;
        for (int j = 0; j < aides; j++) {
            if (paid[e][j] != NONE && !pinned[e][j]) {
                term -= Math.max(0, own - paid[e][j] - answer.price(j));
            }
        }
        return term;
    }
}
