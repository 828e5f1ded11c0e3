package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static shouwang.people.roster.Workbooks.check;
import static shouwang.people.roster.Workbooks.id;
import static shouwang.people.roster.Workbooks.row;
import static shouwang.people.roster.Workbooks.rows;
import static shouwang.people.roster.Workbooks.verdicts;
import static shouwang.people.roster.Workbooks.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import shouwang.people.Elder.Category;
import shouwang.people.Phone;
import shouwang.people.roster.Workbooks.Page;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.layout.Layout;

/** Where a roster keeps its things: headers, merged cells, sheets, lines that are nobody. */
class LayoutTest {
    private static final String GAI = id("19420315", 11);
    private static final String QIN = id("19500710", 22);

    @Test
    void a_header_of_three_lines_with_groups_over_groups_is_read() {
        var result = check(xlsx(
                row("老年人情况统计表"),
                row("序号", "基本信息", "", "", "", "家庭情况", "", "", "", "类别", "", "帮扶", ""),
                row("", "姓名", "性别", "身份证号", "住址", "户主", "", "子女", "", "", "", "互助员", ""),
                row("", "", "", "", "", "姓名", "与户主关系", "姓名", "联系电话", "独居", "孤寡",
                        "姓名", "电话"),
                row(1, "盖玉兰", "女", id("19420315", 12), "三社", "盖志", "母亲", "盖贵",
                        "15400000001", "√", "", "冉会", "15400000002")));
        var person = result.rows().getFirst().row();
        assertThat(verdicts(result)).containsExactly("ok");
        assertThat(result.unplaced()).isEmpty();
        assertThat(person.name()).isEqualTo("盖玉兰");
        assertThat(person.house().head()).isEqualTo("盖志");
        assertThat(person.house().relationToHead()).isEqualTo("母亲");
        assertThat(person.kin().getFirst().name()).isEqualTo("盖贵");
        assertThat(person.kin().getFirst().phones()).containsExactly(new Phone("15400000001"));
        assertThat(person.helper().name()).isEqualTo("冉会");
        assertThat(person.helper().phones()).containsExactly(new Phone("15400000002"));
        assertThat(person.categories()).containsExactly(Category.LIVING_ALONE);
        assertThat(person.phones()).isEmpty();
        assertThat(person.hamlet().chinese()).isEqualTo("三社");
    }

    @Test
    void an_address_in_parts_gives_township_village_and_hamlet() {
        var result = check(xlsx(
                row("姓名", "身份证号码", "家庭住址", "", "", "联系电话"),
                row("", "", "乡镇", "村", "组", ""),
                row("盖志", GAI, "团结乡", "井田村", 3, 15400000001L)));
        var person = result.rows().getFirst().row();
        assertThat(verdicts(result)).containsExactly("ok");
        assertThat(person.township()).isEqualTo("团结乡");
        assertThat(person.village()).isEqualTo("井田村");
        assertThat(person.hamlet().text()).isEqualTo("3组");
        assertThat(person.phones()).containsExactly(new Phone("15400000001"));
    }

    @Test
    void what_is_merged_downwards_holds_for_every_row_of_it() {
        var result = check(xlsx(new Page("表", rows(
                row("组", "姓名", "身份证号"),
                row("3组", "盖志", GAI), row("", "覃兰", QIN), row("", "冉会", id("19480101", 33)),
                row("", "单福", id("19480102", 35))), List.of("A2:A4"))));
        assertThat(verdicts(result)).containsExactly("ok", "ok", "ok", "error-no-hamlet");
        assertThat(result.rows().get(2).row().hamlet().text()).isEqualTo("3组");
    }

    @Test
    void two_rows_under_one_name_are_one_elder_with_two_children() {
        var result = check(xlsx(new Page("表", rows(
                row("序号", "姓名", "身份证号", "组", "子女姓名", "子女电话"),
                row(1, "盖志", GAI, "3组", "盖贵", "15400000001"),
                row("", "", "", "", "盖芳", "15400000002"),
                row(2, "覃兰", id("19500710", 22), "3组", "", "")),
                List.of("A2:A3", "B2:B3", "C2:C3", "D2:D3"))));
        assertThat(verdicts(result)).containsExactly("ok", "ok");
        assertThat(result.rows().getFirst().row().kin()).extracting(kin -> kin.name())
                .containsExactly("盖贵", "盖芳");
        assertThat(result.rows().get(1).row().n()).isEqualTo(2);
    }

    @Test
    void two_children_side_by_side_keep_their_own_phones() {
        var result = check(xlsx(
                row("姓名", "身份证号", "组", "子女1姓名", "子女1电话", "子女2姓名", "子女2电话"),
                row("盖志", GAI, "3组", "盖贵", "15400000001", "盖芳（女儿）", "15400000002"),
                row("覃兰", QIN, "3组", "覃一、覃二", "15400000003、15400000004", "", "")));
        var kin = result.rows().getFirst().row().kin();
        assertThat(kin).extracting(one -> one.name()).containsExactly("盖贵", "盖芳");
        assertThat(kin.get(1).relation()).isEqualTo("女儿");
        assertThat(kin.get(1).phones()).containsExactly(new Phone("15400000002"));
        assertThat(result.rows().get(1).row().kin()).extracting(one -> one.phones().getFirst())
                .containsExactly(new Phone("15400000003"), new Phone("15400000004"));
    }

    @Test
    void the_sheet_that_looks_like_a_roster_is_taken_and_a_hidden_one_never() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var hidden = book.createSheet("旧表");
            fill(hidden.createRow(0), "姓名", "性别", "身份证号", "组", "电话", "年龄", "备注", "健康状况");
            fill(hidden.createRow(1), "不要", "女", QIN, "1组");
            fill(book.createSheet("说明").createRow(0), "填表说明：姓名照身份证填");
            var sheet = book.createSheet("名单");
            fill(sheet.createRow(4), "姓名", "身份证号", "组");
            fill(sheet.createRow(6), "盖志", GAI, "三社");
            var empty = book.createSheet("模板");
            fill(empty.createRow(0), "姓名", "性别", "身份证号", "组", "电话", "年龄", "备注");
            book.setSheetVisibility(0, SheetVisibility.HIDDEN);
            book.write(out);
        }
        var result = check(out.toByteArray());
        assertThat(result.layout().sheetName()).isEqualTo("名单");
        assertThat(result.rows()).singleElement()
                .satisfies(row -> assertThat(row.row().sheetRow()).isEqualTo(7));
        assertThat(result.summary().otherSheets()).containsExactly(
                new RosterSummary.OtherSheet("旧表", 0, true));
    }

    private static void fill(org.apache.poi.ss.usermodel.Row row, String... cells) {
        for (var i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    @Test
    void another_sheet_like_it_is_named_not_read() {
        var result = check(xlsx(
                new Page("一组", rows(row("姓名", "身份证号", "组"), row("盖志", GAI, "1组"))),
                new Page("二组", rows(row("姓名", "身份证号", "组"), row("覃兰", QIN, "2组")))));
        assertThat(result.layout().sheetName()).isEqualTo("一组");
        assertThat(result.summary().otherSheets()).containsExactly(
                new RosterSummary.OtherSheet("二组", 2, false));
    }

    @Test
    void a_line_that_only_names_a_hamlet_holds_for_the_people_below_it() {
        var result = check(xlsx(row("姓名", "身份证号", "电话"), row("井田村三社"),
                row("盖志", GAI, ""), row("四社"), row("覃兰", QIN, "")));
        assertThat(verdicts(result)).containsExactly("ok", "ok");
        assertThat(result.rows()).extracting(row -> row.row().hamlet().text())
                .containsExactly("3社", "4社");
    }

    @Test
    void totals_signatures_repeats_and_prefilled_numbers_are_nobody() {
        var result = check(xlsx(
                row("序号", "姓名", "身份证号", "组", "独居"),
                row(1, "盖志", GAI, "3组", "是"),
                row("小计", "1人"),
                row("序号", "姓名", "身份证号", "组", "独居"),
                row(2, "覃兰", QIN, "3组", "否"),
                row(3, "", "", "", "否"), row(4, "", "", "", ""),
                row("合 计", "", "2人"), row("注：本表一式两份"),
                row("制表人：冉会", "", "审核人："), row("", "以下空白"),
                row("", "", "", "日期：2026年11月23日")));
        assertThat(result.rows()).extracting(row -> row.row().name()).containsExactly("盖志", "覃兰");
    }

    @Test
    void a_column_nobody_can_place_is_asked_about_and_the_answer_is_used() {
        var file = xlsx(row("姓名", "身份证号", "片区", "民族", "赶场天"),
                row("盖志", GAI, "河边上", "汉", "一四七"), row("覃兰", QIN, "垭口", "汉", "二五八"));
        var asked = check(file);
        assertThat(verdicts(asked)).containsExactly("error-no-hamlet", "error-no-hamlet");
        assertThat(asked.unplaced()).extracting(Layout.Unplaced::header)
                .containsExactly("片区", "民族", "赶场天");
        assertThat(asked.unplaced().getFirst().letter()).isEqualTo("C");
        assertThat(asked.unplaced().getFirst().samples()).containsExactly("河边上", "垭口");
        var answered = check(file, Map.of("片区", Column.HAMLET, "民族", Column.IGNORE,
                "赶场天", Column.WANTS));
        assertThat(verdicts(answered)).containsExactly("ok", "ok");
        assertThat(answered.unplaced()).isEmpty();
        assertThat(answered.rows().getFirst().row().texts().wants()).isEqualTo("一四七");
    }

    @Test
    void a_column_without_a_name_is_asked_about_when_something_stands_in_it() {
        var result = check(xlsx(row("姓名", "身份证号", "组", "", "电话"),
                row("盖志", GAI, "3组", "识字", "15400000001")));
        assertThat(result.unplaced()).singleElement().satisfies(column -> {
            assertThat(column.header()).isEqualTo("（D 列，没有列名）");
            assertThat(column.samples()).containsExactly("识字");
        });
    }

    @Test
    void kinds_of_elders_may_stand_in_one_cell() {
        var result = check(xlsx(row("姓名", "身份证号", "组", "人员类别", "自理能力"),
                row("盖志", GAI, "3组", "独居、低保；高龄", "半自理"),
                row("覃兰", QIN, "3组", "自理困难", "不知道"),
                row("单福", id("19480102", 35), "3组", "一般老人", "")));
        assertThat(result.rows().getFirst().row().categories())
                .containsExactlyInAnyOrder(Category.LIVING_ALONE, Category.HARDSHIP);
        assertThat(result.rows().getFirst().row().selfCare()).isEqualTo(2);
        assertThat(result.rows().get(1).row().categories())
                .containsExactly(Category.HARD_TO_CARE);
        assertThat(result.rows().get(1).findings().getFirst().code()).isEqualTo(Verdict.NOT_READ);
        assertThat(verdicts(result)).containsExactly("ok", "ok", "ok");
    }

    @Test
    void a_csv_may_carry_quotes_line_breaks_and_tricks_against_excel() {
        var text = "sep=;\r\n姓名;身份证号;组;备注\r\n盖志;=\"" + GAI + "\";三社;\"他说\"\"好\"\"；\n第二行\"\r\n"
                + "覃兰;'" + QIN + ";3组;\r\n\r\n单福;\t" + id("19480102", 35) + "\t;3组";
        var result = check(text.getBytes(StandardCharsets.UTF_8));
        assertThat(verdicts(result)).containsExactly("ok", "ok", "ok");
        assertThat(result.rows().getFirst().row().texts().remark()).isEqualTo("他说\"好\"；\n第二行");
        assertThat(check(text.getBytes(StandardCharsets.UTF_16)).rows()).hasSize(3);
    }

    @Test
    void a_formula_gives_its_last_value_and_a_date_cell_its_day() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            fill(sheet.createRow(0), "姓名", "性别", "出生日期", "组");
            var row = sheet.createRow(1);
            row.createCell(0).setCellFormula("\"盖\"&\"志\"");
            row.createCell(1).setCellValue("男");
            row.createCell(2).setCellValue(java.time.LocalDate.of(1942, 3, 15));
            row.createCell(3).setCellFormula("1+2");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
        }
        var judged = check(out.toByteArray()).rows().getFirst();
        assertThat(judged.verdict()).isEqualTo(Verdict.NO_ID);
        assertThat(judged.row().name()).isEqualTo("盖志");
        assertThat(judged.row().born()).isEqualTo("1942-03-15");
        assertThat(judged.row().exact()).isEqualTo(RosterRow.Exact.DAY);
        assertThat(judged.row().hamlet().text()).isEqualTo("3组");
    }
}
