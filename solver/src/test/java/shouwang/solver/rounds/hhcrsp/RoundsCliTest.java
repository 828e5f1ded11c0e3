package shouwang.solver.rounds.hhcrsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shouwang.solver.rounds.PlanCheck;
import shouwang.solver.rounds.RoundsSolver;
import shouwang.solver.rounds.RoundsSolver.Limits;

class RoundsCliTest {
    @TempDir
    Path folder;

    private record Said(int status, String out, String err) {}

    private static Said run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var oldOut = System.out;
        var oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = RoundsCli.run(args);
            return new Said(status, out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    private Path day(long seed, int patients, int caregivers) throws IOException {
        return Files.writeString(folder.resolve("day" + seed + ".json"), RoundsInstances.json(
                seed, patients, caregivers, RoundsInstances.Land.SCATTERED, 0.3));
    }

    @Test
    void a_plan_is_written_and_the_last_line_is_json() throws IOException {
        var plan = folder.resolve("plan.json");
        var said = run(day(1, 20, 5).toString(), "--iterations", "20000", "--seconds", "600",
                "--out", plan.toString());
        assertThat(said.status).isZero();
        assertThat(said.out).matches("(?s)\\{\"cost\":[0-9.]+,\"optimal\":(true|false),"
                + "\"bound\":[0-9.]+,\"travel\":.*\"millis\":[0-9]+}\\R");
        assertThat(plan).content().contains("\"caregiver_id\":\"c", "\"service\":\"s",
                "\"patient\":\"p20\"", "start_time");
    }

    @Test
    void the_same_iterations_and_seed_write_the_same_file() throws IOException {
        var day = day(2, 30, 6).toString();
        for (var name : new String[] {"a", "b"}) {
            run(day, "--iterations", "30000", "--seconds", "600", "--seed", "4", "--out",
                    folder.resolve(name).toString());
        }
        assertThat(folder.resolve("a")).hasSameTextualContentAs(folder.resolve("b"));
    }

    @Test
    void help_and_wrong_words_have_their_status() {
        assertThat(run("--help").status).isZero();
        assertThat(run("--help").out).contains("--seconds", "exit status");
        assertThat(run().status).isEqualTo(2);
        assertThat(run("x.json", "--threads", "none").err).contains("--threads needs a number");
        assertThat(run("x.json", "--threads", "0").status).isEqualTo(2);
        assertThat(run("x.json", "--what").err).contains("unknown option --what");
    }

    @Test
    void a_missing_or_bad_file_is_said_with_its_line() throws IOException {
        assertThat(run(folder.resolve("none.json").toString())).satisfies(said -> {
            assertThat(said.status).isEqualTo(1);
            assertThat(said.err).contains("no such file");
        });
        var bad = Files.writeString(folder.resolve("bad.json"), "{\n\"patients\": [\n{");
        assertThat(run(bad.toString())).satisfies(said -> {
            assertThat(said.status).isEqualTo(1);
            assertThat(said.err).contains("bad.json: line 3");
        });
    }

    @Test
    void a_run_can_be_watched_and_cancelled() throws Exception {
        var day = RoundsInstances.day(5, 80, 16, RoundsInstances.Land.HAMLETS, 0.3);
        var solver = new RoundsSolver(day, new Limits(3_000, 0, 1, 2));
        var search = new FutureTask<>(() -> solver.solve((share, cost) -> {}));
        Thread.ofPlatform().start(search);
        while (solver.best() == null && !search.isDone()) {
            Thread.onSpinWait();
        }
        var early = solver.best();
        solver.cancel();
        var plan = search.get(60, TimeUnit.SECONDS);
        assertThat(early).isNotNull();
        assertThat(PlanCheck.cost(day, early)).isFinite();
        assertThat(plan.cost()).isLessThanOrEqualTo(early.cost() + 1e-9);
    }

    @Test
    void the_search_ends_with_its_time_and_tells_its_progress() {
        var day = RoundsInstances.day(6, 60, 12, RoundsInstances.Land.SCATTERED, 0.3);
        var told = new CountDownLatch(20);
        var plan = new RoundsSolver(day, new Limits(0.5, 0, 1, 2))
                .solve((share, cost) -> told.countDown());
        assertThat(told.getCount()).isZero();
        assertThat(plan.millis()).isGreaterThanOrEqualTo(499);
    }

    /** Runs where the environment names the scorer, a Python program of the yardsticks. */
    @Test
    void the_outside_scorer_agrees() throws Exception {
        var scorer = System.getenv("SHOUWANG_SCORER");
        Assumptions.assumeTrue(scorer != null && !scorer.isBlank(), "SHOUWANG_SCORER not set");
        for (long seed = 1; seed <= 4; seed++) {
            var day = day(seed, 30, 6);
            var plan = folder.resolve("plan" + seed + ".json");
            var said = run(day.toString(), "--iterations", "30000", "--seconds", "600", "--out",
                    plan.toString());
            var check = new ProcessBuilder("python3", scorer, day.toString(), plan.toString())
                    .redirectErrorStream(true).start();
            var text = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(check.waitFor()).as(text).isZero();
            var cost = said.out.replaceAll("(?s).*\"cost\":([0-9.]+).*", "$1");
            assertThat(text).contains(String.format(java.util.Locale.ROOT, "cost %.3f",
                    Double.parseDouble(cost)));
        }
    }
}
