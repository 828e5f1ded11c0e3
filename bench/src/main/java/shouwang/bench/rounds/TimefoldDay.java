package shouwang.bench.rounds;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.List;

/** A day as Timefold sees it. */
@PlanningSolution
public class TimefoldDay {
    @PlanningEntityCollectionProperty
    public List<TimefoldAide> aides;
    @PlanningEntityCollectionProperty
    @ValueRangeProvider
    public List<TimefoldVisit> visits;
    @PlanningEntityCollectionProperty
    public List<TimefoldMeeting> meetings;
    @PlanningScore
    public HardSoftLongScore score;
}
