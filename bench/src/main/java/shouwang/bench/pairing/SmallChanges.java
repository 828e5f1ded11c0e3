package shouwang.bench.pairing;

import java.util.Arrays;
import java.util.SplittableRandom;
import shouwang.solver.pairing.PairingAnswer;
import shouwang.solver.pairing.PairingProblem;
import shouwang.solver.pairing.PairingProgress;
import shouwang.solver.pairing.PairingProof;
import shouwang.solver.pairing.PairingSolver;

/** Small changes in one county, one after the other, as the days bring them. */
public final class SmallChanges {
    /** What happens. */
    public enum Kind {
        AIDE_LEAVES("one aide leaves"),
        ELDERS_JOIN("ten elders join"),
        ELDER_LEAVES("one elder leaves"),
        AIDE_JOINS("one aide joins");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** How long stating the change and finding the next answer took. */
    public record Taken(long statingNanos, long solvingNanos) {}

    private final SplittableRandom dice = new SplittableRandom(1);
    private PairingProblem problem;
    private PairingAnswer answer;

    public SmallChanges(PairingProblem problem) {
        this.problem = problem;
        answer = PairingSolver.solve(problem, PairingProgress.SILENT);
    }

    /** Makes one change, answers it, and checks the answer (not part of the times). */
    public Taken make(Kind kind) {
        long start = System.nanoTime();
        var change = problem.change();
        switch (kind) {
            case AIDE_LEAVES -> change.aideLeaves(dice.nextInt(problem.aides()));
            case ELDER_LEAVES -> change.elderLeaves(dice.nextInt(problem.elders()));
            case ELDERS_JOIN -> {
                for (int i = 0; i < 10; i++) {
                    int like = dice.nextInt(problem.elders());
                    change.elderJoins(1, problem.leavingOut(like), aidesOf(like), costsOf(like));
                }
            }
            case AIDE_JOINS -> {
                int like = dice.nextInt(problem.elders());
                int from = Math.max(0, Math.min(like, problem.elders() - 20));
                var elders = new int[Math.min(20, problem.elders())];
                Arrays.setAll(elders, i -> from + i);
                var costs = new long[elders.length];
                Arrays.setAll(costs, i -> 200 + dice.nextInt(800));
                change.aideJoins(0, 4, elders, costs);
            }
        }
        var changed = change.apply();
        long stated = System.nanoTime();
        answer = PairingSolver.resolve(changed, answer, PairingProgress.SILENT);
        long solved = System.nanoTime();
        problem = changed;
        if (!PairingProof.check(problem, answer).optimal()) {
            throw new IllegalStateException("not optimal after " + kind);
        }
        return new Taken(stated - start, solved - stated);
    }

    private int[] aidesOf(int elder) {
        var aides = new int[problem.firstArc(elder + 1) - problem.firstArc(elder)];
        Arrays.setAll(aides, i -> problem.aideOf(problem.firstArc(elder) + i));
        return aides;
    }

    private long[] costsOf(int elder) {
        var costs = new long[problem.firstArc(elder + 1) - problem.firstArc(elder)];
        Arrays.setAll(costs, i -> problem.costOf(problem.firstArc(elder) + i));
        return costs;
    }
}
