package shouwang.bench.rounds;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;
import shouwang.solver.rounds.RoundsProblem;

/** An aide with the list of visits in order. */
@PlanningEntity
public class TimefoldAide {
    @PlanningId
    public int index;
    public RoundsProblem day;
    @PlanningListVariable
    public List<TimefoldVisit> visits = new ArrayList<>();

    /** Thousandths of the leg back, 0 without a visit. */
    public long legBack() {
        return visits.isEmpty() ? 0 : Math.round(1000 * day.tables().getFirst()[
                visits.getLast().visit.place() * day.places()]);
    }
}
