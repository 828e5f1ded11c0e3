package shouwang.people.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import shouwang.people.IdNumber;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.sheet.SheetFile;

/** Makes roster files out of rows of text for the tests. A cell that is a Number stays one. */
public final class Workbooks {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Workbooks() {}

    /** A sheet to write: its name, its rows, its merged cells (A1:B2). */
    public record Page(String name, List<Object[]> rows, List<String> merged) {
        public Page(String name, List<Object[]> rows) {
            this(name, rows, List.of());
        }
    }

    public static List<Object[]> rows(Object[]... rows) {
        return new ArrayList<>(List.of(rows));
    }

    public static Object[] row(Object... cells) {
        return cells;
    }

    public static byte[] xlsx(Object[]... rows) {
        return xlsx(new Page("花名册", List.of(rows)));
    }

    public static byte[] xlsx(Page... pages) {
        return write(new XSSFWorkbook(), pages);
    }

    public static byte[] xls(Page... pages) {
        return write(new HSSFWorkbook(), pages);
    }

    private static byte[] write(Workbook book, Page... pages) {
        try (book; var out = new ByteArrayOutputStream()) {
            for (var page : pages) {
                var sheet = book.createSheet(page.name());
                for (var r = 0; r < page.rows().size(); r++) {
                    var row = sheet.createRow(r);
                    var cells = page.rows().get(r);
                    for (var c = 0; c < cells.length; c++) {
                        if (cells[c] instanceof Number number) {
                            row.createCell(c).setCellValue(number.doubleValue());
                        } else if (!String.valueOf(cells[c]).isEmpty()) {
                            row.createCell(c).setCellValue(String.valueOf(cells[c]));
                        }
                    }
                }
                page.merged().forEach(ref ->
                        sheet.addMergedRegion(CellRangeAddress.valueOf(ref)));
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] csv(char separator, Charset charset, List<Object[]> rows) {
        var out = new StringBuilder();
        for (var row : rows) {
            for (var i = 0; i < row.length; i++) {
                var cell = row[i] instanceof Double d && d > 1e15 ? "5.2E+17"
                        : String.valueOf(row[i]);
                var quote = cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0
                        || cell.indexOf('\n') >= 0;
                out.append(i == 0 ? "" : separator)
                        .append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            }
            out.append("\r\n");
        }
        return out.toString().getBytes(charset);
    }

    /** A fictional id number: area 519999, this birth date (yyyyMMdd), this sequence. */
    public static String id(String birth, int sequence) {
        var first = "519999" + birth + String.format("%03d", sequence);
        return first + IdNumber.checkDigit(first);
    }

    public static RosterResult check(byte[] bytes) {
        return Roster.check(bytes, "花名册", RosterAsk.on(TODAY));
    }

    public static RosterResult check(byte[] bytes, Map<String, Column> remembered) {
        return Roster.check(bytes, "花名册", new RosterAsk(TODAY, remembered, ""));
    }

    public static List<String> verdicts(RosterResult result) {
        return result.rows().stream().map(row -> row.verdict().word()).toList();
    }

    public static byte[] jingtian() {
        return resource("/rosters/jingtian_roster.xlsx");
    }

    public static byte[] resource(String path) {
        try (InputStream in = Workbooks.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The people of the jingtian roster as rows of 16 cells: no header, no signature line. */
    public static List<Object[]> jingtianPeople() {
        var people = new ArrayList<Object[]>();
        SheetFile.open(jingtian(), "").read(0, row -> {
            if (row.number() >= 5 && !row.isBlank(2)) {
                var cells = new Object[16];
                for (var i = 0; i < cells.length; i++) {
                    cells[i] = i == 3 && row.isNumber(3) ? (Object) Double.valueOf(row.text(3))
                            : row.text(i);
                }
                people.add(cells);
            }
            return true;
        });
        return people;
    }
}
