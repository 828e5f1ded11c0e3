package shouwang.pages.people;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shouwang.access.Exports;
import shouwang.pages.Export;

/** The list of elders as a workbook, row by row; each cell is text, so that no formula runs. */
final class ElderWorkbook implements AutoCloseable {
    private static final String[] TITLES = {"序号", "姓名", "性别", "出生日期", "年龄", "居住地", "类别",
        "联系电话", "身份证号码", "情况"};
    private static final double[] WIDTHS = {6, 12, 6, 12, 6, 20, 24, 16, 22, 8};
    private final OutputStream out;
    private final Exports.Stamp stamp;
    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    ElderWorkbook(OutputStream out, LocalDate day, Exports.Stamp stamp) {
        this.stamp = stamp;
        this.out = out;
        book = new Workbook(out, "守望", "1.0");
        sheet = book.newWorksheet("老人名单 " + day);
        for (var c = 0; c < TITLES.length; c++) {
            sheet.width(c, WIDTHS[c]);
            sheet.value(0, c, TITLES[c]);
            sheet.style(0, c).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    void add(List<ElderList.Row> rows) throws IOException {
        for (var each : rows) {
            var elder = each.elder();
            row++;
            var cells = new String[] {String.valueOf(row), elder.name(), elder.sex().chinese(),
                elder.born().toString(), String.valueOf(each.age()), each.place(),
                String.join("、", each.tags()), String.join("、", elder.phones()),
                elder.idShown() == null ? "" : elder.idShown(), elder.status().chinese()};
            for (var c = 0; c < cells.length; c++) {
                sheet.value(row, c, cells[c]);
            }
        }
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        sheet.value(row + 2, 1, Export.line(stamp));
        book.finish();
        out.flush();
    }
}
