package shouwang.pages.rules;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shouwang.access.Exports;
import shouwang.pages.Export;
import shouwang.timebank.replay.Compared;
import shouwang.timebank.replay.Replay;

/** A trial as a workbook: minutes, so that it can be added up. */
final class ReplayWorkbook implements AutoCloseable {
    private static final String[] TITLES = {"村", "户主", "原来记户里（分钟）", "试算记户里（分钟）", "相差（分钟）",
        "原来只记荣誉", "试算只记荣誉", "原来捐入池", "试算捐入池"};
    private final OutputStream out;
    private final Workbook book;
    private final Worksheet sheet;
    private final Exports.Stamp stamp;
    private int row = 1;

    ReplayWorkbook(OutputStream out, Replay.Ask ask, Exports.Stamp stamp) {
        this.stamp = stamp;
        this.out = out;
        book = new Workbook(out, "守望", "1.0");
        sheet = book.newWorksheet("试算");
        sheet.value(0, 0, ask.called() + "，" + ask.from() + " 到 " + ask.until().minusDays(1));
        for (var c = 0; c < TITLES.length; c++) {
            sheet.width(c, 16);
            sheet.value(1, c, TITLES[c]);
            sheet.style(1, c).bold().set();
        }
        sheet.freezePane(0, 2);
    }

    void add(String village, String head, Compared sum) {
        row++;
        sheet.value(row, 0, village);
        sheet.value(row, 1, head);
        var numbers = new long[] {sum.was().home(), sum.would().home(), sum.more(),
            sum.was().honour(), sum.would().honour(), sum.was().pool(), sum.would().pool()};
        for (var c = 0; c < numbers.length; c++) {
            sheet.value(row, c + 2, numbers[c]);
        }
    }

    void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        sheet.value(row + 2, 0, Export.line(stamp));
        book.finish();
        out.flush();
    }
}
