package shouwang.bench.rounds;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import ai.timefold.solver.core.api.domain.variable.ShadowSources;
import ai.timefold.solver.core.api.domain.variable.ShadowVariable;
import ai.timefold.solver.core.api.domain.variable.ShadowVariablesInconsistent;
import shouwang.solver.rounds.RoundsProblem;

/** A visit; its arrival follows from the list it stands in. */
@PlanningEntity
public class TimefoldVisit {
    @PlanningId
    public int id;
    public RoundsProblem day;
    public RoundsProblem.Visit visit;
    public TimefoldMeeting meeting;

    @InverseRelationShadowVariable(sourceVariableName = "visits")
    public TimefoldAide aide;
    @PreviousElementShadowVariable(sourceVariableName = "visits")
    public TimefoldVisit previous;
    @ShadowVariable(supplierName = "findArrival")
    public Double arrival;
    @ShadowVariablesInconsistent
    public Boolean circular;

    @ShadowSources({"aide", "previous", "previous.meeting.starts"})
    public Double findArrival() {
        if (aide == null || previous != null && previous.meeting.starts == null) {
            return null;
        }
        double at = previous == null ? travel(0, visit.place())
                : previous.meeting.startOf(previous) + previous.visit.minutes()
                + travel(previous.visit.place(), visit.place());
        return Math.max(at, visit.opens());
    }

    private double travel(int from, int to) {
        return day.tables().getFirst()[from * day.places() + to];
    }

    /** Thousandths of the leg to this visit. */
    public long leg() {
        return Math.round(1000 * travel(previous == null ? 0 : previous.visit.place(),
                visit.place()));
    }

    public boolean lacksSkill() {
        return aide != null && visit.fit()[aide.index] == Double.POSITIVE_INFINITY;
    }

    public boolean meetsItself() {
        var all = meeting.visits;
        return all.size() == 2 && this == all.getFirst() && aide != null
                && all.getLast().aide == aide;
    }
}
