package shouwang.solver.pairing;

import java.util.Arrays;

/**
 * Whether an answer keeps the rules and is the cheapest, from the answer alone: nothing is searched
 * and nothing of the solver is used. By the weak duality of linear programming any aides' prices
 * p give a bound that no pairing can fall below:
 *
 * <pre>
 *   fixed + sum over elders of (need × u − sum over arcs of max(0, u − cost − p))
 *         − sum over aides of (most × max(0, p) − least × max(0, −p))
 * </pre>
 *
 * for any u of each elder not above the price of leaving that elder out. When the bound is the
 * cost, the pairing is optimal. The best u is what the elder's dearest aide costs with its price.
 * Time and memory are linear in arcs and pairs.
 */
public final class PairingProof {
    private final PairingProblem problem;
    private final PairingAnswer answer;
    private long cost;
    private long bound;
    private long unassigned;
    private final int[] load;
    private final int[] chosenBy;

    /**
     * What was found.
     *
     * @param fault      the first broken rule, or an empty text
     * @param cost       of the pairs, computed anew
     * @param bound      below which no pairing can fall
     * @param unassigned wants left open
     */
    public record Verdict(String fault, long cost, long bound, long unassigned) {
        /** All rules kept and no pairing is cheaper. */
        public boolean optimal() {
            return fault.isEmpty() && cost == bound;
        }
    }

    private PairingProof(PairingProblem problem, PairingAnswer answer) {
        this.problem = problem;
        this.answer = answer;
        load = new int[problem.aides()];
        chosenBy = new int[problem.aides()];
        Arrays.fill(chosenBy, -1);
    }

    /** Checks the rules and the prices. */
    public static Verdict check(PairingProblem problem, PairingAnswer answer) {
        return new PairingProof(problem, answer).check();
    }

    private Verdict check() {
        if (answer.elders() != problem.elders() || answer.aides() != problem.aides()) {
            return new Verdict("the answer is for " + answer.elders() + " elders and "
                    + answer.aides() + " aides, the problem has " + problem.elders() + " and "
                    + problem.aides(), 0, 0, 0);
        }
        var fault = "";
        try {
            fault = addUp();
        } catch (ArithmeticException tooLarge) {
            fault = "prices so large that the sums leave 64 bits";
        }
        if (fault.isEmpty() && (answer.cost() != cost || answer.unassigned() != unassigned)) {
            fault = "the answer claims cost " + answer.cost() + " and " + answer.unassigned()
                    + " unassigned, its pairs make " + cost + " and " + unassigned;
        }
        return new Verdict(fault, cost, bound, unassigned);
    }

    private String addUp() {
        cost = problem.fixedCost();
        bound = cost;
        var fault = "";
        for (int e = 0; e < problem.elders() && fault.isEmpty(); e++) {
            fault = elder(e);
        }
        for (int j = 0; j < problem.aides() && fault.isEmpty(); j++) {
            fault = aide(j);
        }
        return fault;
    }

    private String elder(int e) {
        int pinned = 0;
        for (int i = 0; i < answer.aidesFound(e); i++) {
            int j = answer.aideOf(e, i);
            if (j < 0 || j >= load.length) {
                return "elder " + e + ": there is no aide " + j;
            }
            if (chosenBy[j] == e) {
                return "elder " + e + ": aide " + j + " is named twice";
            }
            chosenBy[j] = e;
            load[j]++;
        }
        for (int i = problem.firstPin(e); i < problem.firstPin(e + 1); i++, pinned++) {
            if (chosenBy[problem.pinnedAide(i)] != e) {
                return "elder " + e + " is not with pinned aide " + problem.pinnedAide(i);
            }
        }
        int need = problem.need(e) - pinned;
        int found = answer.aidesFound(e) - pinned;
        if (found > need) {
            return "elder " + e + " has " + answer.aidesFound(e) + " aides, needs "
                    + problem.need(e);
        }
        int candidates = arcs(e, need, found);
        return candidates == found ? "" : "elder " + e + " is with an aide who is no candidate";
    }

    /** Adds the elder's cost and bound; returns how many arcs are chosen. */
    private int arcs(int e, int need, int found) {
        int from = problem.firstArc(e);
        int to = problem.firstArc(e + 1);
        long leftOut = problem.leavingOut(e);
        long u = found < need ? leftOut : Long.MIN_VALUE;
        int chosen = 0;
        for (int a = from; a < to; a++) {
            int j = problem.aideOf(a);
            if (chosenBy[j] == e) {
                chosen++;
                cost = Math.addExact(cost, problem.costOf(a));
                u = Math.max(u, Math.addExact(problem.costOf(a), answer.price(j)));
            }
        }
        if (need > 0) {
            u = Math.min(u, leftOut);
            bound = Math.addExact(bound, Math.multiplyExact(u, need));
            for (int a = from; a < to; a++) {
                long paid = Math.addExact(problem.costOf(a), answer.price(problem.aideOf(a)));
                bound = Math.subtractExact(bound, Math.max(0, Math.subtractExact(u, paid)));
            }
        }
        cost = Math.addExact(cost, Math.multiplyExact(leftOut, need - found));
        unassigned += need - found;
        return chosen;
    }

    private String aide(int j) {
        if (load[j] < problem.least(j) || load[j] > problem.most(j)) {
            return "aide " + j + " has " + load[j] + " elders, may have " + problem.least(j)
                    + " to " + problem.most(j);
        }
        int pinned = problem.pinsOf(j);
        long price = answer.price(j);
        int places = price > 0 ? problem.most(j) - pinned
                : Math.max(0, problem.least(j) - pinned);
        bound = Math.subtractExact(bound, Math.multiplyExact(price, places));
        return "";
    }
}
