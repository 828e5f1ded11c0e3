package shouwang.people.roster.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import shouwang.people.roster.sheet.RosterRefused.Code;

/** An .xls of Excel 97 and later, through POI; the whole of it stands in memory. */
final class XlsFile implements SheetFile {
    private final List<HSSFSheet> sheets = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final boolean from1904;

    private XlsFile(HSSFWorkbook book) {
        for (var i = 0; i < book.getNumberOfSheets(); i++) {
            if (book.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                sheets.add(book.getSheetAt(i));
            } else {
                hidden.add(book.getSheetName(i));
            }
        }
        from1904 = book.getInternalWorkbook().isUsing1904DateWindowing();
    }

    static XlsFile open(byte[] bytes) {
        if (bytes.length > SheetLimits.XLS_BYTES) {
            throw new RosterRefused(Code.TOO_BIG, "这个 .xls 超过 " + (SheetLimits.XLS_BYTES >> 20)
                    + " MB。请用 Excel 打开，另存为 .xlsx 再传。");
        }
        try (var box = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            var root = box.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")
                    || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw RosterRefused.password();
            }
            if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")
                    || root.hasEntryCaseInsensitive("_VBA_PROJECT")) {
                throw RosterRefused.macro();
            }
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                throw root.hasEntryCaseInsensitive("Book")
                        ? RosterRefused.otherFormat("很旧的 Excel 95 表格")
                        : RosterRefused.notAWorkbook();
            }
            return new XlsFile(new HSSFWorkbook(root, false));
        } catch (EncryptedDocumentException e) {
            throw RosterRefused.password();
        } catch (RosterRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw RosterRefused.broken();
        }
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(HSSFSheet::getSheetName).toList();
    }

    @Override
    public List<String> hidden() {
        return List.copyOf(hidden);
    }

    @Override
    public boolean from1904() {
        return from1904;
    }

    @Override
    public List<Merge> merges(int sheet) {
        return sheets.get(sheet).getMergedRegions().stream()
                .map(m -> new Merge(m.getFirstRow() + 1, m.getLastRow() + 1,
                        m.getFirstColumn(), m.getLastColumn()))
                .sorted(Comparator.comparingInt(Merge::firstRow)).toList();
    }

    @Override
    public void read(int sheet, Predicate<SheetRow> taker) {
        for (var row : sheets.get(sheet)) {
            var read = row((HSSFRow) row);
            if (read.filled() > 0 && !taker.test(read)) {
                return;
            }
        }
    }

    private static SheetRow row(HSSFRow row) {
        var width = Math.clamp(row.getLastCellNum(), 0, SheetLimits.COLUMNS);
        var texts = new String[width];
        var numeric = new long[(width + 63) >> 6];
        for (var i = 0; i < width; i++) {
            var cell = row.getCell(i);
            texts[i] = cell == null ? "" : text(cell);
            if (cell != null && kind(cell) == CellType.NUMERIC) {
                numeric[i >> 6] |= 1L << i;
            }
        }
        return new SheetRow(row.getRowNum() + 1, texts, numeric, row.getZeroHeight());
    }

    private static CellType kind(HSSFCell cell) {
        return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType()
                : cell.getCellType();
    }

    private static String text(HSSFCell cell) {
        return switch (kind(cell)) {
            case STRING -> cell.getRichStringCellValue().getString();
            case NUMERIC -> number(cell.getNumericCellValue());
            case BOOLEAN -> cell.getBooleanCellValue() ? "是" : "否";
            case ERROR -> fault(cell);
            case BLANK, FORMULA, _NONE -> "";
        };
    }

    private static String fault(HSSFCell cell) {
        var code = cell.getErrorCellValue();
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#N/A";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value) : XlsxRows.plainNumber(Double.toString(value));
    }
}
