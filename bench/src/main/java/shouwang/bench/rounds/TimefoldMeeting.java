package shouwang.bench.rounds;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.ShadowSources;
import ai.timefold.solver.core.api.domain.variable.ShadowVariable;
import ai.timefold.solver.core.api.domain.variable.ShadowVariablesInconsistent;
import java.util.ArrayList;
import java.util.List;

/** All visits of one patient, one or two; settles when they begin once all have arrived. */
@PlanningEntity
public class TimefoldMeeting {
    /** Starts of the first and the second visit. */
    public record Starts(double first, double second) {}

    @PlanningId
    public int id;
    public List<TimefoldVisit> visits = new ArrayList<>();
    public double least;
    public double most;

    @ShadowVariable(supplierName = "findStarts")
    public Starts starts;
    @ShadowVariablesInconsistent
    public Boolean circular;

    @ShadowSources({"visits[].arrival"})
    public Starts findStarts() {
        var first = visits.getFirst().arrival;
        if (first == null || visits.size() == 1) {
            return first == null ? null : new Starts(first, first);
        }
        var arrived = visits.getLast().arrival;
        if (arrived == null) {
            return new Starts(first, first);
        }
        double second = Math.max(arrived, first + least);
        return new Starts(Math.max(first, second - most), second);
    }

    public boolean isCircular() {
        return Boolean.TRUE.equals(circular);
    }

    public double startOf(TimefoldVisit visit) {
        return visit == visits.getFirst() ? starts.first : starts.second;
    }

    /** Thousandths late, of both visits or of the later one. */
    public long late(boolean both) {
        if (starts == null) {
            return 0;
        }
        double closes = visits.getFirst().visit.closes();
        double one = Math.max(0, starts.first - closes);
        double two = visits.size() == 1 ? 0 : Math.max(0, starts.second - closes);
        return Math.round(1000 * (both ? one + two : Math.max(one, two)));
    }
}
