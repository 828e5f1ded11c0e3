package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static shouwang.people.roster.Workbooks.check;
import static shouwang.people.roster.Workbooks.id;
import static shouwang.people.roster.Workbooks.row;
import static shouwang.people.roster.Workbooks.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;

/** The workbook that goes back to the clerk. */
class RosterMarkedTest {
    private static byte[] marked(byte[] original) throws IOException {
        var out = new ByteArrayOutputStream();
        RosterMarked.write(original, check(original), out);
        return out.toByteArray();
    }

    private static Workbook open(byte[] bytes) throws IOException {
        return WorkbookFactory.create(new ByteArrayInputStream(bytes));
    }

    @Test
    void the_same_workbook_comes_back_with_reasons_and_coloured_cells() throws IOException {
        try (var book = open(marked(Workbooks.jingtian()))) {
            var sheet = book.getSheet("井田村");
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            assertThat(sheet.getNumMergedRegions()).isEqualTo(3);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).contains("花名册");
            assertThat(sheet.getRow(2).getCell(16).getStringCellValue()).isEqualTo("错误原因");
            assertThat(sheet.getRow(28).getCell(16).getStringCellValue())
                    .startsWith("有错【身份证号码】校验码不对");
            assertThat(sheet.getRow(28).getCell(3).getCellStyle().getFillForegroundColor())
                    .isEqualTo(IndexedColors.ROSE.getIndex());
            assertThat(sheet.getRow(48).getCell(4).getCellStyle().getFillForegroundColor())
                    .isEqualTo(IndexedColors.LIGHT_YELLOW.getIndex());
            assertThat(sheet.getRow(4).getCell(16)).isNull();
            assertThat(sheet.getRow(106).getCell(1).getCellType()).isEqualTo(CellType.STRING);
        }
    }

    @Test
    void what_comes_back_can_be_checked_again_with_the_same_verdicts() throws IOException {
        var again = check(marked(Workbooks.jingtian()));
        assertThat(Workbooks.verdicts(again))
                .isEqualTo(Workbooks.verdicts(check(Workbooks.jingtian())));
        assertThat(again.unplaced()).isEmpty();
    }

    @Test
    void a_mended_file_loses_its_old_reasons_and_colours() throws IOException {
        var wrong = Workbooks.xlsx(row("姓名", "身份证号", "组"),
                row("盖志", "519999194203150110", "3组"), row("覃兰", "", ""));
        var out = new ByteArrayOutputStream();
        try (var book = open(marked(wrong))) {
            book.getSheetAt(0).getRow(1).getCell(1).setCellValue(id("19420315", 11));
            book.write(out);
        }
        try (var book = open(marked(out.toByteArray()))) {
            var row = book.getSheetAt(0).getRow(1);
            assertThat(row.getCell(3).getCellType()).isEqualTo(CellType.BLANK);
            assertThat(row.getCell(1).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.NO_FILL);
            assertThat(book.getSheetAt(0).getRow(2).getCell(3).getStringCellValue())
                    .contains("没有写几组");
            assertThat(book.getSheetAt(0).getRow(0).getCell(4)).isNull();
        }
    }

    @Test
    void an_xls_stays_an_xls_and_a_csv_becomes_a_workbook_whose_formulas_are_text()
            throws IOException {
        var people = new ArrayList<Object[]>();
        people.add(row("姓名", "身份证号", "组"));
        people.add(row("=1+1", id("19420315", 11), "3组"));
        people.add(row("覃兰", id("19500710", 22), "3组"));
        var old = Workbooks.xls(new Workbooks.Page("表", people));
        assertThat(RosterMarked.ending(old, check(old))).isEqualTo(".xls");
        var csv = Workbooks.csv(',', Charset.forName("GB18030"), people);
        assertThat(RosterMarked.ending(csv, check(csv))).isEqualTo(".xlsx");
        for (var file : List.of(old, csv)) {
            try (var book = open(marked(file))) {
                var row = book.getSheetAt(0).getRow(1);
                assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(0).getStringCellValue()).isEqualTo("=1+1");
                assertThat(row.getCell(1).getStringCellValue()).isEqualTo(id("19420315", 11));
                assertThat(row.getCell(3).getStringCellValue()).startsWith("有错【姓名】");
                assertThat(row.getCell(0).getCellStyle().getFillForegroundColorColor())
                        .isNotNull();
            }
        }
    }

    @Test
    void a_very_long_roster_comes_back_as_a_plain_workbook_with_the_same_cells()
            throws IOException {
        var people = rows(row("序号", "姓名", "身份证号", "组"));
        for (var i = 0; i < 20_050; i++) {
            people.add(row(i + 1, i == 20_000 ? "" : "盖志", id("1940" + String.format("%02d%02d",
                    1 + i % 12, 1 + i / 12 % 28), i % 1_000), "3组"));
        }
        var original = Workbooks.xlsx(new Workbooks.Page("表", people));
        var result = check(original);
        assertThat(result.rows()).hasSize(20_050);
        var again = check(marked(original));
        assertThat(Workbooks.verdicts(again)).isEqualTo(Workbooks.verdicts(result));
    }
}
