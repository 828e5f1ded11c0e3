package shouwang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
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
import shouwang.solver.pairing.PairingAnswer;
import shouwang.solver.pairing.PairingProblem;
import shouwang.solver.pairing.PairingProgress;
import shouwang.solver.pairing.PairingProof;
import shouwang.solver.pairing.PairingSolver;
import shouwang.solver.pairing.files.PairingFile;
import shouwang.solver.pairing.files.PairingInstances;
import shouwang.solver.pairing.files.PairingInstances.Land;

/** What placing one elder costs, and checking one, by how scarce places are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PairingSearches {
    private static final int ELDERS = 20_000;

    @Param({"HAMLETS", "SCARCE", "SHORT"})
    public String land = "HAMLETS";

    private PairingProblem problem = PairingProblem.builder(0, 0).build();
    private PairingAnswer answer = PairingSolver.solve(problem, PairingProgress.SILENT);

    /** Builds the county and its answer. */
    @Setup
    public void settle() throws IOException {
        var file = Files.createTempFile("county", ".txt");
        try {
            Files.writeString(file, PairingInstances.county(1, ELDERS, ELDERS * 4 / 15, 12,
                    Land.valueOf(land.toUpperCase(Locale.ROOT))));
            problem = PairingFile.read(file);
        } finally {
            Files.delete(file);
        }
        answer = PairingSolver.solve(problem, PairingProgress.SILENT);
    }

    @Benchmark
    @OperationsPerInvocation(ELDERS)
    public long place() {
        return PairingSolver.solve(problem, PairingProgress.SILENT).cost();
    }

    @Benchmark
    @OperationsPerInvocation(ELDERS)
    public long check() {
        return PairingProof.check(problem, answer).bound();
    }

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(args.length > 0 ? args : new String[] {"PairingSearches"});
    }
}
