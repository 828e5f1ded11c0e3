package shouwang.people.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shouwang.people.roster.sheet.SheetFile;
import shouwang.people.roster.sheet.SheetRow;

/** A plain .xlsx with the cells of a roster, its text as text, and the column of reasons. */
final class FreshWorkbook {
    private static final String ROSE = "FF99CC";
    private static final String YELLOW = "FFFF99";
    private static final int DIGITS_OF_EXCEL = 15;
    private static final int FLUSH_EVERY = 1_000;

    private final Worksheet sheet;
    private final RosterResult result;
    private final int reasonColumn;
    private final Map<Integer, JudgedRow> byRow = new HashMap<>();
    private int written;

    private FreshWorkbook(Worksheet sheet, RosterResult result, int reasonColumn) {
        this.sheet = sheet;
        this.result = result;
        this.reasonColumn = reasonColumn;
        for (var judged : result.rows()) {
            byRow.put(judged.row().sheetRow(), judged);
        }
    }

    static void write(SheetFile file, RosterResult result, int reasonColumn, OutputStream out)
            throws IOException {
        try (var book = new Workbook(out, "Shouwang", "1.0")) {
            var sheet = book.newWorksheet("花名册");
            var fresh = new FreshWorkbook(sheet, result, reasonColumn);
            sheet.width(reasonColumn, 60);
            file.read(result.layout().sheet(), row -> {
                fresh.write(row);
                return true;
            });
            sheet.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(SheetRow row) {
        var at = row.number() - 1;
        for (var i = 0; i < row.width(); i++) {
            if (row.isBlank(i) || i == reasonColumn) {
                continue;
            }
            if (row.isNumber(i) && row.text(i).length() <= DIGITS_OF_EXCEL) {
                sheet.value(at, i, new java.math.BigDecimal(row.text(i)));
            } else {
                sheet.value(at, i, row.text(i));
            }
        }
        if (row.number() == result.layout().headerFrom()) {
            sheet.value(at, reasonColumn, RosterMarked.REASON);
        }
        var judged = byRow.get(row.number());
        if (judged != null) {
            mark(at, judged);
        }
        flush();
    }

    private void mark(int at, JudgedRow judged) {
        var reasons = RosterMarked.reasons(judged.findings());
        if (reasons.isEmpty()) {
            return;
        }
        sheet.value(at, reasonColumn, reasons);
        for (var i = judged.findings().size() - 1; i >= 0; i--) {
            var finding = judged.findings().get(i);
            var colour = RosterMarked.colourOf(finding);
            if (colour != null && finding.at() >= 0) {
                sheet.style(at, finding.at())
                        .fillColor(colour == IndexedColors.ROSE ? ROSE : YELLOW).set();
            }
        }
    }

    private void flush() {
        if (++written % FLUSH_EVERY == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
