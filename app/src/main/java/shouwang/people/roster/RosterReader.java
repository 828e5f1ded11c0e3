package shouwang.people.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * Reads what a clerk may bring: .xlsx (streamed), .xls, CSV in UTF-8 or GBK. Each limit is checked
 * while reading; what a file says of its own size is not believed.
 */
final class RosterReader {
    static final int MOST_BYTES = 50 << 20;
    static final int MOST_LINES = 200_000;
    private static final int MOST_COLUMNS = 200;
    private static final long MOST_INFLATED = 1L << 30;
    private static final long FREE_INFLATED = 20L << 20;
    private static final int MOST_RATIO = 120;
    private static final int MOST_ENTRIES = 2_000;
    private static final BitSet NONE = new BitSet(0);

    private RosterReader() {}

    static List<Sheet> read(byte[] file, String name) {
        if (file.length > MOST_BYTES) {
            throw new RosterRefused("too-large", "文件太大，最多 50 MB。请按村分成几份再传。");
        }
        if (file.length == 0) {
            throw new RosterRefused("empty", "文件是空的。请重新保存后再传。");
        }
        try {
            if (startsWith(file, 'P', 'K')) {
                return xlsx(file);
            }
            if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
                return xls(file);
            }
            return csv(file, name);
        } catch (IOException | IndexOutOfBoundsException | IllegalStateException
                | IllegalArgumentException e) {
            throw new RosterRefused("cut-off", "文件不完整或已损坏，打不开。请在 Excel 里另存一份再传。");
        }
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        for (var i = 0; i < bytes.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<Sheet> xlsx(byte[] file) throws IOException {
        inspect(file);
        var sheets = new ArrayList<Sheet>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (var sheet : book.getSheets().toList()) {
                if (sheet.getVisibility()
                        == org.dhatim.fastexcel.reader.SheetVisibility.VISIBLE) {
                    sheets.add(new Sheet(sheet.getName(), lines(sheet)));
                }
            }
        } catch (org.dhatim.fastexcel.reader.ExcelReaderException e) {
            throw new RosterRefused("not-a-table", "这不是 Excel 工作簿。请用 Excel 另存为 .xlsx 再传。");
        }
        return sheets;
    }

    private static List<Line> lines(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
        var lines = new ArrayList<Line>();
        try (var rows = sheet.openStream()) {
            for (var rest = rows.iterator(); rest.hasNext();) {
                var row = rest.next();
                var width = Math.min(MOST_COLUMNS, row.getCellCount());
                var texts = new String[width];
                BitSet numeric = null;
                for (var c = 0; c < width; c++) {
                    var cell = row.getOptionalCell(c).orElse(null);
                    texts[c] = text(cell);
                    if (cell != null && isNumber(cell)) {
                        numeric = numeric == null ? new BitSet(width) : numeric;
                        numeric.set(c);
                    }
                }
                add(lines, new Line(row.getRowNum(), texts, numeric == null ? NONE : numeric));
            }
        }
        return lines;
    }

    private static boolean isNumber(Cell cell) {
        return cell.getType() == org.dhatim.fastexcel.reader.CellType.NUMBER
                || cell.getType() == org.dhatim.fastexcel.reader.CellType.FORMULA
                        && cell.getValue() instanceof Number;
    }

    private static String text(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        var value = cell.getType() == org.dhatim.fastexcel.reader.CellType.STRING
                ? cell.asString() : cell.getRawValue();
        return value == null ? "" : value;
    }

    /** Walks through the archive once: no bomb, no lock, no macro. */
    private static void inspect(byte[] file) throws IOException {
        var entries = 0;
        var inflated = 0L;
        var buffer = new byte[1 << 16];
        var isBook = false;
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            for (var all = zip.getEntries(); all.hasMoreElements();) {
                var entry = all.nextElement();
                if (++entries > MOST_ENTRIES) {
                    throw bomb();
                }
                if (entry.getName().toLowerCase(java.util.Locale.ROOT).endsWith("vbaproject.bin")) {
                    throw new RosterRefused("macro",
                            "文件里有宏，为安全不能收。请另存为“Excel 工作簿（.xlsx）”再传。");
                }
                isBook |= entry.getName().equals("xl/workbook.xml");
                try (var in = zip.getInputStream(entry)) {
                    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                        inflated += n;
                        if (inflated > MOST_INFLATED || inflated > FREE_INFLATED
                                && inflated / MOST_RATIO > file.length) {
                            throw bomb();
                        }
                    }
                }
            }
        }
        if (!isBook) {
            throw new RosterRefused("not-a-table", "这不是 Excel 工作簿。请用 Excel 另存为 .xlsx 再传。");
        }
    }

    private static RosterRefused bomb() {
        return new RosterRefused("bomb", "文件展开后大得不正常，不能收。请新建一个工作簿，只粘贴花名册再传。");
    }

    private static List<Sheet> xls(byte[] file) throws IOException {
        var sheets = new ArrayList<Sheet>();
        try (var ole = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            if (ole.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                throw locked();
            }
            try (var book = new HSSFWorkbook(ole.getRoot(), false)) {
                for (var s = 0; s < book.getNumberOfSheets(); s++) {
                    if (book.getSheetVisibility(s) == SheetVisibility.VISIBLE) {
                        var sheet = book.getSheetAt(s);
                        sheets.add(new Sheet(sheet.getSheetName(), lines(sheet)));
                    }
                }
            }
        } catch (EncryptedDocumentException e) {
            throw locked();
        } catch (org.apache.poi.OldFileFormatException e) {
            throw new RosterRefused("not-a-table", "这个 Excel 版本太旧。请另存为 .xlsx 再传。");
        }
        return sheets;
    }

    private static RosterRefused locked() {
        return new RosterRefused("locked", "工作簿加了密码，打不开。请去掉密码另存后再传。");
    }

    private static List<Line> lines(org.apache.poi.ss.usermodel.Sheet sheet) {
        var lines = new ArrayList<Line>();
        for (var row : sheet) {
            var width = Math.min(MOST_COLUMNS, Math.max(0, row.getLastCellNum()));
            var texts = new String[width];
            var numeric = new BitSet(width);
            for (var c = 0; c < width; c++) {
                var cell = row.getCell(c);
                texts[c] = text(cell);
                if (cell != null && kind(cell) == CellType.NUMERIC) {
                    numeric.set(c);
                }
            }
            add(lines, new Line(row.getRowNum() + 1, texts, numeric));
        }
        return lines;
    }

    private static CellType kind(org.apache.poi.ss.usermodel.Cell cell) {
        return cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType()
                : cell.getCellType();
    }

    private static String text(org.apache.poi.ss.usermodel.@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (kind(cell)) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> java.math.BigDecimal.valueOf(cell.getNumericCellValue())
                    .stripTrailingZeros().toPlainString();
            case BOOLEAN -> cell.getBooleanCellValue() ? "是" : "否";
            case _NONE, FORMULA, BLANK, ERROR -> "";
        };
    }

    private static List<Sheet> csv(byte[] file, String name) {
        var text = decode(file);
        if (text.indexOf('\0') >= 0) {
            throw new RosterRefused("not-a-table", "这不是表格文件。请传 .xlsx、.xls 或 .csv。");
        }
        var lines = new ArrayList<Line>();
        var number = 0;
        for (var cells : Csv.parse(text)) {
            number++;
            if (cells.length > MOST_COLUMNS) {
                throw new RosterRefused("not-a-table", "第 " + number + " 行有几百列，不像花名册。请检查文件。");
            }
            add(lines, new Line(number, cells, NONE));
        }
        return List.of(new Sheet(name, lines));
    }

    private static void add(List<Line> lines, Line line) {
        if (lines.size() >= MOST_LINES) {
            throw new RosterRefused("too-many",
                    "表里超过 20 万行，一次收不下。请删掉空行，或按乡镇分开再传。");
        }
        lines.add(line);
    }

    /** UTF-8 where every byte fits, else GB18030, which holds all of GBK. */
    private static String decode(byte[] file) {
        var from = startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(file, from, file.length - from)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("GB18030"));
        }
    }

    /** Reads at most one byte more than is allowed, so that an endless stream is refused too. */
    static byte[] drain(InputStream in) throws IOException {
        return in.readNBytes(MOST_BYTES + 1);
    }
}
