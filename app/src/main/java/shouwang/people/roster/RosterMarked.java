package shouwang.people.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import shouwang.people.roster.Verdict.Severity;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.sheet.RosterRefused;
import shouwang.people.roster.sheet.SheetFile;

/**
 * The clerk's own workbook back, with a column 错误原因 at its right and the cells in question
 * coloured: rose for an error, yellow for a warning. A roster of up to {@value #MOST_ROWS} people
 * keeps its format; a longer one, and a CSV, becomes a fresh plain .xlsx with the same cells.
 */
public final class RosterMarked {
    static final String REASON = "错误原因";
    private static final int MOST_ROWS = 20_000;
    private static final int WIDTH = 60 * 256;

    private final RosterResult result;
    private final int reasonColumn;
    private final boolean wasThere;
    private final Map<Long, CellStyle> styles = new HashMap<>();

    private RosterMarked(RosterResult result) {
        this.result = result;
        var layout = result.layout();
        var old = layout.placed().stream()
                .filter(one -> one.header().equals(REASON)).findFirst();
        wasThere = old.isPresent();
        reasonColumn = old.map(Layout.Placed::at).orElse(layout.lastColumn() + 1);
    }

    /** The ending the marked file takes: an .xls stays one, all else becomes .xlsx. */
    public static String ending(byte[] original, RosterResult result) {
        return keepsFormat(original, result) && SheetFile.kind(original) == SheetFile.Kind.XLS
                ? ".xls" : ".xlsx";
    }

    private static boolean keepsFormat(byte[] original, RosterResult result) {
        return result.summary().people() <= MOST_ROWS && SheetFile.isLight(original);
    }

    /**
     * Writes the marked workbook.
     *
     * @param original the bytes that were checked
     * @param result what {@link Roster#check} made of them
     * @throws RosterRefused when the bytes can't be read again
     */
    public static void write(byte[] original, RosterResult result, OutputStream out)
            throws IOException {
        var marked = new RosterMarked(result);
        if (keepsFormat(original, result)) {
            marked.inPlace(original, out);
        } else {
            FreshWorkbook.write(SheetFile.open(original, ""), result, marked.reasonColumn, out);
        }
    }

    private void inPlace(byte[] original, OutputStream out) throws IOException {
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(original))) {
            var layout = result.layout();
            var sheet = book.getSheet(layout.sheetName());
            forgetOldMarks(book, sheet);
            if (layout.headerFrom() > 0) {
                writeHeader(sheet.getRow(layout.headerFrom() - 1), layout);
            }
            for (var judged : result.rows()) {
                var row = sheet.getRow(judged.row().sheetRow() - 1);
                var reasons = reasons(judged.findings());
                if (row != null && !reasons.isEmpty()) {
                    cell(row, reasonColumn).setCellValue(reasons);
                    judged.findings().forEach(finding -> colour(book, row, finding));
                }
            }
            sheet.setColumnWidth(reasonColumn, WIDTH);
            book.write(out);
        }
    }

    private void writeHeader(Row header, Layout layout) {
        var cell = cell(header, reasonColumn);
        cell.setCellValue(REASON);
        var beside = header.getCell(layout.lastColumn());
        if (!wasThere && beside != null) {
            cell.setCellStyle(beside.getCellStyle());
        }
    }

    /** Errors and warnings in words, worst first; "" for a row that may be imported as it is. */
    static String reasons(List<Finding> findings) {
        var text = new StringBuilder();
        for (var finding : findings) {
            if (finding.severity() == Severity.ERROR || finding.severity() == Severity.WARN) {
                text.append(text.isEmpty() ? "" : "\n").append(finding.severity().chinese())
                        .append("【").append(finding.header()).append("】")
                        .append(finding.message());
            }
        }
        return text.toString();
    }

    private void colour(Workbook book, Row row, Finding finding) {
        var colour = colourOf(finding);
        if (colour == null || finding.at() < 0) {
            return;
        }
        var cell = cell(row, finding.at());
        if (!isMark(cell.getCellStyle()) || colour == IndexedColors.ROSE) {
            cell.setCellStyle(filled(book, cell.getCellStyle(), colour));
        }
    }

    static @Nullable IndexedColors colourOf(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> IndexedColors.ROSE;
            case WARN -> IndexedColors.LIGHT_YELLOW;
            case MENDED, NOTE -> null;
        };
    }

    /** A workbook has few styles to give: one per old style and colour. */
    private CellStyle filled(Workbook book, CellStyle from, @Nullable IndexedColors colour) {
        var key = (long) from.getIndex() << 32 | (colour == null ? 0 : colour.getIndex());
        return styles.computeIfAbsent(key, absent -> {
            var style = book.createCellStyle();
            style.cloneStyleFrom(from);
            style.setFillPattern(colour == null ? FillPatternType.NO_FILL
                    : FillPatternType.SOLID_FOREGROUND);
            if (colour != null) {
                style.setFillForegroundColor(colour.getIndex());
            }
            return style;
        });
    }

    private static boolean isMark(CellStyle style) {
        return style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
                && (style.getFillForegroundColor() == IndexedColors.ROSE.getIndex()
                || style.getFillForegroundColor() == IndexedColors.LIGHT_YELLOW.getIndex());
    }

    /** A file that was marked before comes mended: what it said then is taken out. */
    private void forgetOldMarks(Workbook book, Sheet sheet) {
        if (!wasThere) {
            return;
        }
        for (var judged : result.rows()) {
            var row = sheet.getRow(judged.row().sheetRow() - 1);
            if (row == null) {
                continue;
            }
            for (var cell : row) {
                if (cell.getColumnIndex() == reasonColumn) {
                    cell.setBlank();
                }
                if (isMark(cell.getCellStyle())) {
                    cell.setCellStyle(filled(book, cell.getCellStyle(), null));
                }
            }
        }
    }

    private static Cell cell(Row row, int at) {
        return row.getCell(at, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }
}
