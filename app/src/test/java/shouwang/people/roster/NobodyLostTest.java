package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shouwang.people.roster.Workbooks.check;
import static shouwang.people.roster.Workbooks.id;
import static shouwang.people.roster.Workbooks.resource;
import static shouwang.people.roster.Workbooks.row;
import static shouwang.people.roster.Workbooks.verdicts;
import static shouwang.people.roster.Workbooks.xls;
import static shouwang.people.roster.Workbooks.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.sheet.RosterRefused;

/** No person of a roster is lost without a word: not by a quote, a filter, a sheet or a half. */
class NobodyLostTest {
    private static final String GAI = id("19420315", 11);
    private static final String QIN = id("19500710", 22);

    private static RosterResult found(String name) {
        return check(resource("/rosters/found/" + name));
    }

    private static RosterResult with(byte[] bytes, RosterAsk.Choice choice) {
        return Roster.check(bytes, "花名册", RosterAsk.on(Workbooks.TODAY).with(choice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv-quote-never-closed.csv", "csv-quote-closed-rows-later.csv"})
    void a_quote_that_a_person_typed_swallows_nobody(String file) {
        var result = found(file);
        assertThat(result.rows()).extracting(one -> one.row().name()).containsExactly("鲜于德",
                "鲜桂英", "鲜玉梅", "鲜玉兰", "鲜玉竹", "鲜玉莲");
        assertThat(result.rows()).extracting(one -> one.row().sheetRow())
                .containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_birthday_saved_forty_three_seconds_short_is_that_day() {
        assertThat(found("birth-43-seconds-short.xlsx").rows())
                .extracting(one -> one.row().born().toString()).containsExactly("1948-03-15",
                        "1948-03-15", "1948-03-15", "1950-01-01", "1948-03-15", "1948-03-15");
    }

    @Test
    void hidden_rows_are_named_left_out_and_read_when_asked_for() {
        var result = found("rows-hidden-by-filter.xlsx");
        assertThat(result.summary().lines().hidden()).containsExactly(3, 5);
        assertThat(result.good()).extracting(RosterRow::name)
                .containsExactly("柏玉芝", "柏玉梅", "柏玉竹");
        assertThat(result.rows().get(1).verdict()).isEqualTo(Verdict.HIDDEN);
        var all = with(resource("/rosters/found/rows-hidden-by-filter.xlsx"),
                new RosterAsk.Choice(Map.of(), "", true));
        assertThat(all.good()).hasSize(5);
        assertThat(verdicts(all).get(1)).isEqualTo("warn-gone");
        assertThat(verdicts(all).get(3)).isEqualTo("warn-gone");
    }

    @ParameterizedTest
    @CsvSource({"已故,warn-gone", "2025年已去世,warn-gone", "已迁走,warn-gone", "老伴已故,ok", "独居,ok",
        "儿子迁出,ok"})
    void a_remark_that_says_she_is_gone_raises_a_question(String remark, String verdict) {
        assertThat(verdicts(check(xlsx(row("姓名", "身份证号", "组", "备注"),
                row("盖志", GAI, "3组", remark))))).containsExactly(verdict);
    }

    @Test
    void sheets_without_a_header_are_named_with_their_lines_and_read_when_asked_for() {
        var first = found("sheets-only-first-has-header.xlsx");
        assertThat(first.summary().otherSheets()).containsExactly(
                new RosterSummary.OtherSheet("二组", 2, false),
                new RosterSummary.OtherSheet("三组", 2, false));
        var second = with(resource("/rosters/found/sheets-only-first-has-header.xlsx"),
                new RosterAsk.Choice(Map.of(), "三组", false));
        assertThat(second.good()).extracting(RosterRow::name).containsExactly("鲜玉竹", "鲜玉莲");
        assertThat(second.summary().otherSheets()).extracting(RosterSummary.OtherSheet::name)
                .containsExactly("一组", "二组");
    }

    @Test
    void two_lists_side_by_side_are_refused_with_a_word() {
        assertThatThrownBy(() -> found("two-halves-side-by-side.xlsx"))
                .isInstanceOf(RosterRefused.class).hasMessageContaining("并排着两份名单")
                .hasMessageContaining("G 列");
    }

    @Test
    void what_a_workbook_writes_for_the_end_of_a_line_is_one() {
        var cells = found("x000d-in-cells.xlsx");
        assertThat(cells.rows()).extracting(one -> one.row().name())
                .containsExactly("柏玉芝", "柏玉莲", "柏玉梅");
        assertThat(cells.good()).hasSize(3);
        assertThat(cells.rows().get(1).row().phones()).hasSize(2);
        assertThat(cells.rows().get(1).row().texts().health()).isEqualTo("高血压\n糖尿病");
        assertThat(cells.rows()).allSatisfy(one -> assertThat(one.verdict().severity())
                .isIn(Verdict.Severity.NOTE, Verdict.Severity.MENDED));
        assertThat(verdicts(found("x000d-in-header.xlsx"))).containsExactly("ok");
    }

    @Test
    void every_filled_line_is_a_person_goes_on_or_is_named() {
        var result = check(xlsx(row("井田村老人花名册"), row("序号", "姓名", "身份证号", "组"),
                row(1, "盖志", GAI, "3组"), row("小计", "1人"), row(2, "覃兰", QIN, "3组"),
                row("制表人：冉会")));
        var lines = result.summary().lines();
        assertThat(lines.filled()).isEqualTo(4);
        assertThat(result.summary().people() + lines.joined() + lines.leftOut())
                .isEqualTo(lines.filled());
        assertThat(lines.left()).containsExactly(new RosterSummary.Left(4, "小计 1人"),
                new RosterSummary.Left(6, "制表人：冉会"));
    }

    @Test
    void a_column_whose_name_nobody_knows_is_told_by_what_stands_in_it() {
        var result = check(xlsx(row("您的尊称/称呼", "男女别", "证照", "片", "打哪个号"),
                row("盖志", "男", GAI, "3组", "15400000001"),
                row("覃兰", "女", QIN, "4组", "15400000002"),
                row("冉会", "女", id("19480101", 34), "4组", "15400000003")));
        assertThat(verdicts(result)).containsExactly("ok", "ok", "ok");
        assertThat(result.layout().placed()).filteredOn(one -> one.guessed())
                .extracting(one -> one.column()).contains(Column.NAME, Column.ID);
    }

    @Test
    void a_list_without_names_says_so_once_and_takes_the_answer() {
        var file = xlsx(row("序号", "称呼", "身份证号", "组"), row(1, "大姨婆", GAI, "3组"),
                row(2, "二姨婆", QIN, "3组"));
        var result = check(file);
        assertThat(result.good()).isEmpty();
        assertThat(result.rows().stream().flatMap(one -> one.findings().stream())
                .filter(one -> one.code() == Verdict.NO_NAME)).hasSize(1);
        var told = with(file, new RosterAsk.Choice(Map.of(1, Column.NAME), "", false));
        assertThat(told.good()).extracting(RosterRow::name).containsExactly("大姨婆", "二姨婆");
    }

    @Test
    void a_known_column_can_be_said_to_be_another() {
        var file = xlsx(row("姓名", "身份证号", "组", "户主姓名"), row("冉会", GAI, "3组", "盖志"));
        var told = with(file, new RosterAsk.Choice(Map.of(3, Column.NAME, 0, Column.HEAD), "",
                false));
        assertThat(told.good().getFirst().name()).isEqualTo("盖志");
        assertThat(told.good().getFirst().house().head()).isEqualTo("冉会");
    }

    @Test
    void a_formula_that_failed_is_a_finding() throws IOException {
        var faults = check(xlsx(row("姓名", "身份证号", "组", "电话"), row("盖志", GAI, "3组", "#N/A")));
        assertThat(verdicts(faults)).containsExactly("warn-formula");
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            var cells = List.of("姓名", "身份证号", "组", "住址");
            for (var i = 0; i < 4; i++) {
                sheet.createRow(0);
            }
            for (var i = 0; i < 4; i++) {
                sheet.getRow(0).createCell(i).setCellValue(cells.get(i));
            }
            var person = sheet.createRow(1);
            person.createCell(0).setCellValue("盖志");
            person.createCell(1).setCellValue(GAI);
            person.createCell(2).setCellValue("3组");
            person.createCell(3).setCellFormula("A1&B1");
            book.write(out);
        }
        assertThat(verdicts(check(out.toByteArray()))).containsExactly("warn-formula");
    }

    @Test
    void a_title_that_names_another_village_is_said() {
        var file = xlsx(row("双流镇团结村2026年农村老年人花名册"), row("姓名", "身份证号", "组"),
                row("盖志", GAI, "3组"));
        var here = new RosterAsk(Workbooks.TODAY, Map.of(), "井田村");
        assertThat(Roster.check(file, "a", here).summary().otherVillage()).isEqualTo("团结村");
        var own = xlsx(row("双流镇井田村2026年农村老年人花名册"), row("姓名", "身份证号", "组"),
                row("盖志", GAI, "3组"));
        assertThat(Roster.check(own, "a", here).summary().otherVillage()).isEmpty();
        var none = xlsx(row("农村老年人花名册（各村填报）"), row("姓名", "身份证号", "组"),
                row("盖志", GAI, "3组"));
        assertThat(Roster.check(none, "a", here).summary().otherVillage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1944年农历正月初五,1944-01-29,DAY", "农历1944年正月初五,1944-01-29,DAY",
        "民国三十三年,1944-01-01,YEAR", "民国33年3月15日,1944-03-15,DAY",
        "一九四四年三月十五日,1944-03-15,DAY", "1944年冬月廿三,1945-01-06,DAY",
        "民国三十三年腊月初八,1945-01-21,DAY", "1944年闰四月初一,1944-05-22,DAY",
        "阴历1944.1.5,1944-01-29,DAY"})
    void birthdays_are_understood_by_the_moon_and_in_years_of_the_republic(String birth,
            String day, RosterRow.Exact exact) {
        var row = check(xlsx(row("姓名", "性别", "出生日期", "组"), row("盖志", "男", birth, "3组")))
                .rows().getFirst().row();
        assertThat(row.born()).isEqualTo(day);
        assertThat(row.exact()).isEqualTo(exact);
    }

    @Test
    void a_day_the_moon_never_had_is_not_read() {
        var judged = check(xlsx(row("姓名", "性别", "出生日期", "组"),
                row("盖志", "男", "1944年闰五月初一", "3组"))).rows().getFirst();
        assertThat(judged.verdict()).isEqualTo(Verdict.NO_BIRTH);
    }

    @Test
    void the_command_takes_and_tells_what_the_page_does(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("a.xls"), xls(new Workbooks.Page("一组",
                List.of(row("称呼", "身份证号", "组"), row("大姨婆", GAI, "3组"), row("合计", "1人")))));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = RosterCheck.run(new String[] {file.toString(), "--today", "2026-11-23",
            "--column", "1=姓名", "--columns"}, new PrintStream(out), new PrintStream(err));
        assertThat(code).isEqualTo(RosterCheck.CHECKED);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"verdict\":\"ok\"");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("第 1 列 A「称呼」→ 姓名",
                "有字的 2 行，读出 1 人", "第 3 行没有当成人：合计");
        assertThat(RosterCheck.run(new String[] {file.toString(), "--column", "1=那个"},
                new PrintStream(out), new PrintStream(err))).isEqualTo(RosterCheck.MISUSED);
    }
}
