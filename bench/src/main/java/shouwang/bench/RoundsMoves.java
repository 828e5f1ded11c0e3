package shouwang.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import shouwang.solver.rounds.MoveLoop;
import shouwang.solver.rounds.hhcrsp.RoundsInstances;

/** What one tried move costs, propagation and acceptance included, by size of day. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoundsMoves {
    private static final int MOVES = 10_000;

    @Param({"25", "100", "400"})
    public int patients;

    private MoveLoop loop = new MoveLoop(RoundsInstances.day(1, 5, 2,
            RoundsInstances.Land.SCATTERED, 0), 1);

    /** Brings the plan to a low temperature first: that is where the search spends its time. */
    @Setup
    public void cool() {
        loop = new MoveLoop(RoundsInstances.day(1, patients, Math.max(2, patients / 5),
                RoundsInstances.Land.SCATTERED, 0.3), 1);
        for (int step = 0; step < 200; step++) {
            loop.run(10_000, 5 * Math.pow(0.05, step / 200.0));
        }
    }

    @Benchmark
    @OperationsPerInvocation(MOVES)
    public double move() {
        return loop.run(MOVES, 0.25);
    }

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(args.length > 0 ? args : new String[] {"RoundsMoves"});
    }
}
