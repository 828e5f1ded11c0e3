package shouwang.solver.pairing.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shouwang.solver.pairing.PairingProgress;
import shouwang.solver.pairing.PairingProof;
import shouwang.solver.pairing.PairingSolver;
import shouwang.solver.pairing.files.PairingInstances.Land;

class PairingInstancesTest {
    @ParameterizedTest
    @CsvSource({"HAMLETS,16203767", "SCARCE,47186429", "SHORT,69153428"})
    void the_committed_counties_come_from_the_generator_and_keep_their_optimum(Land land,
            long optimum) throws IOException, URISyntaxException {
        var name = land.name().toLowerCase(Locale.ROOT) + "_400x100_k6.txt";
        var file = Path.of(Objects.requireNonNull(
                getClass().getResource("/pairing/" + name)).toURI());
        assertThat(Files.readString(file, StandardCharsets.US_ASCII))
                .isEqualTo(PairingInstances.county(1, 400, 100, 6, land));
        var problem = PairingFile.read(file);
        var answer = PairingSolver.solve(problem, PairingProgress.SILENT);
        assertThat(answer.cost()).isEqualTo(optimum);
        assertThat(PairingProof.check(problem, answer).optimal()).isTrue();
    }

    @Test
    void tables_with_known_optimum_are_read_and_solved() throws IOException, URISyntaxException {
        var file = Path.of(Objects.requireNonNull(
                getClass().getResource("/pairing/latin_9.txt")).toURI());
        var problem = PairingFile.read(file);
        assertThat(problem.elders()).isEqualTo(9);
        assertThat(PairingSolver.solve(problem, PairingProgress.SILENT).cost()).isEqualTo(9);
    }
}
