package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shouwang.people.Elder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The roster of 井田村, as it is, against the verdict each of its rows must get. */
class JingtianRosterTest {
    private static final JsonMapper JSON = new JsonMapper();

    record Judged(int n, String name, String verdict) {
        static Judged of(JsonNode node) {
            return new Judged(node.get("n").asInt(), node.get("name").asString(),
                    node.get("verdict").asString());
        }
    }

    static List<Judged> expected() {
        var all = new ArrayList<Judged>();
        JSON.readTree(Workbooks.resource("/rosters/jingtian_roster.expected.json"))
                .forEach(node -> all.add(Judged.of(node)));
        return all;
    }

    @Test
    void every_row_is_judged_as_it_must_be() {
        var rows = Workbooks.check(Workbooks.jingtian()).rows().stream().map(row ->
                new Judged(row.row().n(), row.row().written(), row.verdict().word())).toList();
        assertThat(rows).hasSize(163).isEqualTo(expected());
    }

    @Test
    void the_numbers_add_up_and_nothing_is_left_to_ask() {
        var result = Workbooks.check(Workbooks.jingtian());
        var summary = result.summary();
        assertThat(summary.layout().sheetName()).isEqualTo("井田村");
        assertThat(summary.layout().headerFrom()).isEqualTo(3);
        assertThat(summary.layout().headerTo()).isEqualTo(4);
        assertThat(summary.firstRow()).isEqualTo(5);
        assertThat(summary.lastRow()).isEqualTo(168);
        assertThat(summary.clean()).isEqualTo(146);
        assertThat(summary.count(Verdict.Severity.MENDED)).isEqualTo(6);
        assertThat(summary.count(Verdict.Severity.WARN)).isEqualTo(2);
        assertThat(summary.count(Verdict.Severity.ERROR)).isEqualTo(9);
        assertThat(summary.good()).isEqualTo(154);
        assertThat(result.unplaced()).isEmpty();
    }

    @Test
    void a_row_is_read_into_what_it_means() {
        var first = Workbooks.check(Workbooks.jingtian()).rows().getFirst().row();
        assertThat(first.name()).isEqualTo("覃文志");
        assertThat(first.sex()).isEqualTo(Elder.Sex.M);
        assertThat(first.born()).isEqualTo("1964-09-01");
        assertThat(first.hamlet().text()).isEqualTo("4组");
        assertThat(first.phones()).extracting(phone -> phone.digits())
                .containsExactly("15443702288");
        assertThat(first.texts().health()).isEqualTo("高血压");
        assertThat(first.categories()).containsExactlyInAnyOrder(Elder.Category.LIVING_ALONE,
                Elder.Category.EMPTY_NEST);
        assertThat(first.kin()).singleElement().satisfies(kin -> {
            assertThat(kin.name()).isEqualTo("仇正");
            assertThat(kin.phones().getFirst().digits()).isEqualTo("15450644135");
        });
    }

    @Test
    void every_error_and_warning_says_what_to_do_and_shows_no_whole_id_number() {
        for (var row : Workbooks.check(Workbooks.jingtian()).rows()) {
            for (var finding : row.findings()) {
                assertThat(finding.message()).hasSizeGreaterThan(6).endsWith("。");
                assertThat(finding.message() + finding.written()).doesNotContainPattern("\\d{15}");
            }
        }
    }

    @Test
    void the_command_prints_one_json_line_a_person(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("名册.xlsx"), Workbooks.jingtian());
        var out = new ByteArrayOutputStream();
        var code = RosterCheck.run(new String[] {file.toString(), "--today", "2026-11-23"},
                new PrintStream(out, true, StandardCharsets.US_ASCII), System.err);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(code).isEqualTo(RosterCheck.CHECKED);
        assertThat(lines.stream().map(line -> Judged.of(JSON.readTree(line))).toList())
                .isEqualTo(expected());
        var broken = JSON.readTree(lines.get(24)).get("findings").get(0);
        assertThat(broken.get("column").asString()).isEqualTo("身份证号码");
        assertThat(broken.get("code").asString()).isEqualTo("error-check-digit");
        assertThat(broken.get("message").asString()).contains("校验码不对");
    }

    @Test
    void the_command_says_in_one_line_why_a_file_is_refused(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("a.xlsx"), "\0\1不是表格");
        for (var path : List.of(file, folder.resolve("没有.xlsx"), folder)) {
            var err = new ByteArrayOutputStream();
            var out = new ByteArrayOutputStream();
            var code = RosterCheck.run(new String[] {path.toString()}, new PrintStream(out),
                    new PrintStream(err));
            assertThat(code).isEqualTo(RosterCheck.REFUSED);
            assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
            assertThat(out.size()).isZero();
        }
        assertThat(RosterCheck.run(new String[0], System.out,
                new PrintStream(new ByteArrayOutputStream()))).isEqualTo(RosterCheck.MISUSED);
    }
}
