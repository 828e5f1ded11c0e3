package shouwang.solver.pairing.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shouwang.solver.pairing.files.PairingInstances.Land;

class PairingCliTest {
    private static final String COUNTY = "3 2 2 4\n1 3\n0 10 1 20\n0 5 1 30\n1 7 0 9\n";

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
            int status = PairingCli.run(args);
            return new Said(status, out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String packed(String name, String text) throws IOException {
        var file = folder.resolve(name);
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return file.toString();
    }

    @Test
    void a_county_is_solved_written_and_proven_plain_and_packed() throws IOException {
        var answer = folder.resolve("answer").toString();
        for (var file : new String[] {file("a.txt", COUNTY), packed("a.txt.gz", COUNTY)}) {
            var said = run(file, "--out", answer);
            assertThat(said.status).isZero();
            assertThat(said.out).matches("\\{\"cost\":32,\"optimal\":true,\"bound\":32,"
                    + "\"unassigned\":0,\"millis\":[0-9]+,\"readMillis\":[0-9]+}\\R");
            assertThat(said.err).contains("3 elders", "3 of 3 placed");
            var check = run(file, "--check", answer, "--quiet");
            assertThat(check.status).isZero();
            assertThat(check.out).startsWith("{\"cost\":32,\"optimal\":true");
            assertThat(check.err).isEmpty();
        }
    }

    @Test
    void an_or_library_table_is_paired_one_to_one() throws IOException {
        var said = run(file("b.txt", " 3\n 4 1\n 3 2 0 5\n 3 2 2\n"), "--seed", "7");
        assertThat(said.status).isZero();
        assertThat(said.out).startsWith("{\"cost\":5,\"optimal\":true,\"bound\":5,"
                + "\"unassigned\":0,");
    }

    @Test
    void an_elder_without_a_place_costs_a_million() throws IOException {
        var said = run(file("c.txt", "2 1 1 1\n1\n0 10\n0 5\n"));
        assertThat(said.out).startsWith("{\"cost\":1000005,\"optimal\":true,\"bound\":1000005,"
                + "\"unassigned\":1,");
    }

    @Test
    void a_dearer_a_faulty_and_a_foreign_answer_are_told_apart() throws IOException {
        var county = file("a.txt", COUNTY);
        var dear = file("dear", "pairing-answer 3 2 47 0\n1 0\n1 1\n1 1\n0\n0\n");
        assertThat(run(county, "--check", dear)).satisfies(said -> {
            assertThat(said.status).isEqualTo(4);
            assertThat(said.out).contains("\"cost\":47,\"optimal\":false");
        });
        var twice = file("twice", "pairing-answer 3 2 22 0\n1 0\n1 0\n1 1\n0\n0\n");
        assertThat(run(county, "--check", twice)).satisfies(said -> {
            assertThat(said.status).isEqualTo(4);
            assertThat(said.err).contains("breaks a rule", "aide 0 has 2 elders");
        });
        var foreign = file("foreign", "pairing-answer 4 2 22 0\n");
        assertThat(run(county, "--check", foreign)).satisfies(said -> {
            assertThat(said.status).isEqualTo(1);
            assertThat(said.err).contains("line 1", "4 elders");
        });
        assertThat(run(county, "--check", file("short", "pairing-answer 3 2 32 0\n1 1\n")).err)
                .contains("short: line 3: the file ends");
        assertThat(run(county, "--check", county).err).contains("line 1: not an answer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 2 2 4~1 3~0 10 1 20~0 5 1 30~            | line 5: the file ends
            3 2 2 4~1 3~0 10 1 NaN~0 5 1 30~1 7 0 9~   | line 3: 'NaN' is not a whole number
            3 2 2 4~1 3~0 10 1 20~0 -5 1 30~1 7 0 9~   | line 4: a cost of elder 1 is negative: -5
            3 2 2 4~1 3~0 10 2 20~0 5 1 30~1 7 0 9~    | line 3: elder 0 names aide 2
            3 2 2 4~1 3~0 10 0 20~0 5 1 30~1 7 0 9~    | line 3: elder 0 names aide 0 twice
            3 2 2 4~1 3~0 10~0 5 1 30~1 7 0 9~         | line 3: elder 0 has fewer than 2
            3 2 2 4~1 3~0 10 1~0 5 1 30~1 7 0 9~       | line 3: elder 0 has fewer than 2
            3 2 2 4~1 3~0 10 1 20 1 3~0 5 1 30~        | line 3: elder 0 has more than 2
            3 2 2 5~1 3~0 10 1 20~0 5 1 30~1 7 0 9~    | line 2: the places add up to 4
            3 2 2 4~1 3~0 10 1 20~0 5 1 30~1 7 0 9~8~  | line 6: more numbers than
            3 2 4 4~1 3~                               | line 1: the number of candidates each
            3 2 2 4~1 -3~                              | line 2: the places of aide 1 is negative
            3 2 2 4~1 3~0 1.5 1 20~                    | line 3: '1.5' is not a whole number
            3 2 2 4~1 3~0 1234567890123456789012 1 2~  | line 3: '
            3~1 2 3~4 5 6~7 8~                         | line 5: the file ends where cost 3 of row 3
            3~1 2 3~4 x 6~7 8 9~                       | line 3: 'x' is not a whole number
            -3~                                        | line 1: the number of elders is negative
            x~                                         | line 1: 'x' is not a whole number
            """)
    void a_bad_file_is_named_with_line_and_reason(String text, String reason)
            throws IOException {
        var said = run(file("bad.txt", text.replace('~', '\n')));
        assertThat(said.status).isEqualTo(1);
        assertThat(said.out).isEmpty();
        assertThat(said.err).contains("bad.txt: " + reason);
    }

    @Test
    void an_empty_a_missing_and_a_damaged_packed_file_are_named() throws IOException {
        assertThat(run(file("empty.txt", "")).err).contains("line 1: the file ends where");
        assertThat(run(folder.resolve("none.txt").toString()).err).contains("no such file");
        assertThat(run(folder.toString()).err).contains("cannot be read");
        assertThat(run(file("plain.txt.gz", COUNTY)).err).contains("line 1: not a gzip file");
        var whole = Files.readAllBytes(Path.of(packed("whole.gz",
                PairingInstances.county(1, 2_000, 500, 6, Land.HAMLETS))));
        var cut = folder.resolve("cut.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThat(run(cut.toString()).err)
                .containsPattern("line \\d+: the gzip data is damaged or ends too early");
    }

    @Test
    void help_and_wrong_words_have_their_status() throws IOException {
        assertThat(run("--help").status).isZero();
        assertThat(run("--help").out).contains("--check", "exit status");
        assertThat(run().status).isEqualTo(2);
        assertThat(run("a", "b").status).isEqualTo(2);
        assertThat(run("a", "--out").err).contains("--out needs a value");
        assertThat(run("a", "--what").err).contains("unknown option --what");
        assertThat(run("a", "--seed", "x").err).contains("--seed needs a whole number");
        var nowhere = folder.resolve("no/such/folder/answer").toString();
        assertThat(run(file("a.txt", COUNTY), "--out", nowhere).status).isEqualTo(3);
    }
}
