package shouwang.bench.rounds;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/** The published objective and rules as constraint streams. */
public class TimefoldRules implements ConstraintProvider {
    private static final HardSoftLongScore HARD = HardSoftLongScore.ONE_HARD;
    private static final HardSoftLongScore SOFT = HardSoftLongScore.ONE_SOFT;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            factory.forEachUnfiltered(TimefoldMeeting.class)
                    .filter(TimefoldMeeting::isCircular)
                    .penalizeLong(HARD, v -> 10).asConstraint("waits in a circle"),
            factory.forEach(TimefoldVisit.class).filter(TimefoldVisit::lacksSkill)
                    .penalizeLong(HARD, v -> 1).asConstraint("lacks the skill"),
            factory.forEach(TimefoldVisit.class).filter(TimefoldVisit::meetsItself)
                    .penalizeLong(HARD, v -> 1).asConstraint("both by one aide"),
            factory.forEach(TimefoldVisit.class)
                    .penalizeLong(SOFT, TimefoldVisit::leg).asConstraint("legs"),
            factory.forEach(TimefoldAide.class)
                    .penalizeLong(SOFT, TimefoldAide::legBack).asConstraint("legs back"),
            factory.forEach(TimefoldMeeting.class).filter(m -> m.late(true) > 0)
                    .penalizeLong(SOFT, m -> m.late(true)).asConstraint("late"),
            factory.forEach(TimefoldMeeting.class).filter(m -> m.late(false) > 0)
                    .groupBy(ConstraintCollectors.max((TimefoldMeeting m) -> m.late(false)))
                    .penalizeLong(SOFT, most -> most).asConstraint("latest")
        };
    }
}
