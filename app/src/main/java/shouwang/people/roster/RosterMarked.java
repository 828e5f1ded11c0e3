package shouwang.people.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The same workbook back, with a column 错误原因 and the cells in question coloured, so that the
 * clerk mends it where it was written. A CSV file comes back as a workbook. Text stays text.
 */
public final class RosterMarked {
    private static final String REASON = "错误原因";

    private RosterMarked() {}

    public static void write(byte[] original, String fileName, RosterResult result,
            OutputStream out) throws IOException {
        try (var book = open(original, fileName)) {
            var sheet = book.getSheet(result.sheet()) == null ? book.getSheetAt(0)
                    : book.getSheet(result.sheet());
            var last = result.titles().size();
            var first = result.rows().getFirst().line() - 1;
            title(sheet, first, last);
            var styles = new Styles(book);
            for (var row : result.rows()) {
                if (!row.findings().isEmpty()) {
                    mark(sheet, row, result.titles().size(), result.positions(), styles);
                }
            }
            sheet.setColumnWidth(last, 60 * 256);
            book.write(out);
        }
    }

    private static void title(Sheet sheet, int firstPerson, int column) {
        for (var r = firstPerson - 1; r >= 0; r--) {
            var row = sheet.getRow(r);
            if (row != null && hasText(row)) {
                row.createCell(column).setCellValue(REASON);
                return;
            }
        }
    }

    private static boolean hasText(Row row) {
        for (var cell : row) {
            if (!cell.toString().isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static void mark(Sheet sheet, RosterRow row, int reasonColumn,
            Map<Column, Integer> positions, Styles styles) {
        var line = sheet.getRow(row.line() - 1);
        if (line == null) {
            return;
        }
        line.createCell(reasonColumn).setCellValue(row.findings().stream()
                .map(f -> f.column().chinese() + "：" + f.say()).collect(Collectors.joining(" ")));
        for (var finding : row.findings()) {
            var position = positions.get(finding.column());
            if (position != null) {
                var cell = line.getCell(position, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                cell.setCellStyle(styles.of(cell, finding.weight()));
            }
        }
    }

    /** Few styles for many cells: a workbook holds only so many. */
    private static final class Styles {
        private final Workbook book;
        private final Map<String, CellStyle> made = new java.util.HashMap<>();

        Styles(Workbook book) {
            this.book = book;
        }

        CellStyle of(Cell cell, Finding.Weight weight) {
            return made.computeIfAbsent(weight + " " + cell.getCellStyle().getIndex(), key -> {
                var style = book.createCellStyle();
                style.cloneStyleFrom(cell.getCellStyle());
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                style.setFillForegroundColor(switch (weight) {
                    case ERROR -> IndexedColors.CORAL.getIndex();
                    case WARN -> IndexedColors.LIGHT_YELLOW.getIndex();
                    case MEND -> IndexedColors.LIGHT_GREEN.getIndex();
                });
                return style;
            });
        }
    }

    private static Workbook open(byte[] original, String fileName) throws IOException {
        if (original.length > 1 && (original[0] == 'P' || (original[0] & 0xFF) == 0xD0)) {
            return WorkbookFactory.create(new ByteArrayInputStream(original));
        }
        var book = new XSSFWorkbook();
        var sheet = book.createSheet("花名册");
        List<Line> lines = RosterReader.read(original, fileName).getFirst().lines();
        for (var line : lines) {
            var row = sheet.createRow(line.number() - 1);
            for (var c = 0; c < line.cells().length; c++) {
                row.createCell(c).setCellValue(line.at(c));
            }
        }
        return book;
    }
}
