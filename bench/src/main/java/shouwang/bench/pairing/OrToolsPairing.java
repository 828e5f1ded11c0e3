package shouwang.bench.pairing;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import shouwang.solver.pairing.PairingProblem;

/**
 * A pairing without least loads as a flow: each elder sends what is needed, over the candidates or
 * past them at the price of being left out, to one sink. Built anew for each run.
 */
public final class OrToolsPairing {
    private final PairingProblem problem;
    private final MinCostFlow flow;

    /** Loads the native library and hands the network over; not part of the measured time. */
    public OrToolsPairing(PairingProblem problem) {
        Loader.loadNativeLibraries();
        this.problem = problem;
        int elders = problem.elders();
        int sink = elders + problem.aides();
        flow = new MinCostFlow(sink + 1, problem.arcs() + sink);
        long wants = 0;
        for (int e = 0; e < elders; e++) {
            flow.setNodeSupply(e, problem.need(e));
            wants += problem.need(e);
            for (int a = problem.firstArc(e); a < problem.firstArc(e + 1); a++) {
                flow.addArcWithCapacityAndUnitCost(e, elders + problem.aideOf(a), 1,
                        problem.costOf(a));
            }
            flow.addArcWithCapacityAndUnitCost(e, sink, problem.need(e), problem.leavingOut(e));
        }
        for (int j = 0; j < problem.aides(); j++) {
            flow.addArcWithCapacityAndUnitCost(elders + j, sink, problem.most(j), 0);
        }
        flow.setNodeSupply(sink, -wants);
    }

    /** Solves; returns the cost. */
    public long solve() {
        var status = flow.solve();
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("OR-Tools says " + status);
        }
        return flow.getOptimalCost() + problem.fixedCost();
    }
}
