package shouwang.solver.rounds.hhcrsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import shouwang.solver.rounds.BadRounds;
import shouwang.solver.rounds.RoundsProblem;
import shouwang.solver.rounds.RoundsSolver;

class HhcrspFileTest {
    private static final String GOOD = """
            {"services":[{"id":"s1"},{"id":"s2"}],
            "caregivers":[{"id":"c1","abilities":["s1"]},
            {"id":"c2","abilities":["s1","s2"]}],
            "patients":[
            {"id":"p1","time_window":[10,20],"required_caregivers":[{"service":"s1","duration":5}]},
            {"id":"p2","time_window":[30,40],"required_caregivers":[{"service":"s1","duration":5},
            {"service":"s2","duration":7}],
            "synchronization":{"type":"sequential","distance":[3,9]}}
            ],
            "distances":[
            [0,4,5],
            [6,0,7],
            [8,9,0]]}
            """;

    private static RoundsProblem read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RoundsProblem read(byte[] bytes) {
        try {
            return HhcrspFile.read(new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void refuses(String from, String to, String... parts) {
        assertThat(GOOD).contains(from);
        assertThatThrownBy(() -> read(GOOD.replace(from, to))).isInstanceOf(BadRounds.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void a_good_file_is_read_whole() {
        var day = read(GOOD);
        assertThat(day.visits()).hasSize(3);
        assertThat(day.aides()).hasSize(2);
        assertThat(day.pairs()).containsExactly(new RoundsProblem.Pair(1, 2, 3, 9));
        assertThat(day.tables().getFirst()).containsExactly(0, 4, 5, 6, 0, 7, 8, 9, 0);
        assertThat(day.visits().get(2).fit()).containsExactly(Double.POSITIVE_INFINITY, 0);
    }

    @Test
    void a_key_that_is_not_known_is_refused_by_its_name() {
        refuses("\"abilities\":[\"s1\"]", "\"abilities\":[\"s1\"],\"working_shift\":{\"start\":0,"
                + "\"end\":120}", "line 2", "caregiver c1", "working_shift");
        refuses("\"time_window\":[10,20]", "\"time_window\":[10,20],"
                + "\"incompatible_caregivers\":[\"c1\"]", "line 5", "incompatible_caregivers");
        refuses("\"id\":\"p1\"", "\"id\":\"p1\",\"distance_matrix_index\":2", "patient p1",
                "distance_matrix_index");
        refuses("{\"services\"", "{\"break\":30,\"services\"", "line 1", "break");
        assertThat(read(GOOD.replace("\"id\":\"p1\"", "\"id\":\"p1\",\"location\":[1,2]"))
                .visits()).hasSize(3);
    }

    @Test
    void a_gzipped_file_is_read_too_and_a_cut_one_is_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(out.toByteArray()).visits()).hasSize(3);
        var half = java.util.Arrays.copyOf(out.toByteArray(), out.size() - 40);
        assertThatThrownBy(() -> read(half)).isInstanceOf(BadRounds.class)
                .hasMessageContaining("line");
    }

    @Test
    void a_cut_off_file_is_refused_wherever_it_is_cut() {
        var whole = GOOD.strip();
        for (int length = 0; length < whole.length(); length++) {
            var part = whole.substring(0, length);
            assertThatThrownBy(() -> read(part)).as("cut at %d", length)
                    .isInstanceOf(BadRounds.class).hasMessageStartingWith("line ");
        }
    }

    @Test
    void text_after_the_end_is_refused() {
        assertThatThrownBy(() -> read(GOOD + "{}")).isInstanceOf(BadRounds.class)
                .hasMessageContaining("line 14");
    }

    @Test
    void numbers_that_are_none_are_refused_with_their_line() {
        refuses("[6,0,7]", "[6,0,NaN]", "line 12");
        refuses("[6,0,7]", "[6,0,-7]", "line 12", "negative");
        refuses("[6,0,7]", "[6,0,\"7\"]", "line 12", "number");
        refuses("[6,0,7]", "[6,0,1e999]", "line 12", "too large");
        refuses("\"duration\":7", "\"duration\":-7", "line 7", "duration is negative");
        refuses("[10,20]", "[-1,20]", "line 5", "time_window is negative");
        refuses("[10,20]", "[Infinity,20]", "line 5");
    }

    @Test
    void skills_nobody_has_are_refused() {
        refuses("\"service\":\"s2\"", "\"service\":\"s9\"", "line 7", "unknown skill s9");
        refuses("\"abilities\":[\"s1\"]", "\"abilities\":[\"s9\"]", "line 2", "unknown skill");
        refuses("[\"s1\",\"s2\"]", "[\"s1\"]", "line 7", "p2 cannot be reached", "s2");
        refuses("\"abilities\":[\"s1\"]", "\"abilities\":[]", "line 6", "no two caregivers");
    }

    @Test
    void windows_and_gaps_must_be_in_order() {
        refuses("[10,20]", "[20,10]", "line 5", "reversed");
        refuses("[10,20]", "[20]", "line 5", "two numbers");
        refuses("[3,9]", "[9,3]", "line 8", "reversed");
        refuses(",\"distance\":[3,9]", "", "line 6", "no distance");
        refuses("sequential", "sometimes", "line 6", "simultaneous or sequential");
        refuses("\"time_window\":[10,20],", "", "line 5", "no time_window");
    }

    @Test
    void matrix_and_ids_must_fit() {
        refuses("[6,0,7],\n", "", "distances has 2 rows");
        refuses("[6,0,7]", "[6,0]", "line 12", "row 1");
        refuses("\"id\":\"p2\"", "\"id\":\"p1\"", "line 6", "p1 twice");
        refuses("\"id\":\"c2\"", "\"id\":\"c1\"", "line 3", "c1 twice");
        refuses(",\"duration\":7", "", "line 7", "no duration");
        refuses("\"service\":\"s2\"", "\"service\":\"s1\"", "line 6", "same service twice");
    }

    @Test
    void made_days_come_out_the_same_for_the_same_seed_and_can_be_planned() {
        for (var land : RoundsInstances.Land.values()) {
            var text = RoundsInstances.json(3, 30, 6, land, 0.3);
            assertThat(text).isEqualTo(RoundsInstances.json(3, 30, 6, land, 0.3));
            assertThat(text).isNotEqualTo(RoundsInstances.json(4, 30, 6, land, 0.3));
            assertThat(read(text).visits()).hasSizeGreaterThan(30);
        }
    }

    @Test
    void the_days_kept_in_the_project_are_those_the_generator_makes() throws IOException {
        assertThat(kept("scattered_10")).isEqualTo(
                RoundsInstances.json(1, 10, 3, RoundsInstances.Land.SCATTERED, 0.3));
        assertThat(kept("hamlets_10")).isEqualTo(
                RoundsInstances.json(1, 10, 3, RoundsInstances.Land.HAMLETS, 0.3));
        assertThat(kept("hamlets_25")).isEqualTo(
                RoundsInstances.json(1, 25, 5, RoundsInstances.Land.HAMLETS, 0.3));
    }

    @Test
    void the_kept_days_of_ten_are_proven_optimal() throws IOException {
        assertThat(proven("scattered_10")).isCloseTo(236.776667, within(1e-6));
        assertThat(proven("hamlets_10")).isCloseTo(132.666667, within(1e-6));
    }

    private static double proven(String name) throws IOException {
        var limits = new RoundsSolver.Limits(600, 100_000, 1, 1);
        var plan = new RoundsSolver(read(kept(name)), limits).solve((share, cost) -> {});
        assertThat(plan.optimal()).isTrue();
        return plan.cost();
    }

    private static String kept(String name) throws IOException {
        try (var in = HhcrspFileTest.class.getResourceAsStream("/rounds/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
