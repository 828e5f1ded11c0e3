package shouwang.people.roster.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Text;
import shouwang.people.roster.sheet.RosterRefused.Code;

/**
 * Text with a separator (RFC 4180 and what Excel makes of it): UTF-8 with or without mark, GBK
 * (as GB 18030) or UTF-16; comma, semicolon or tab. A record's number is its row in Excel.
 */
final class CsvFile implements SheetFile {
    private static final String SEPARATORS = ",;\t，";
    private static final int LOOK_AT = 40;
    /** So many separators in one line are a record, not words of somebody's. */
    private static final int CELLS_OF_A_RECORD = 4;

    private final String text;
    private final char separator;
    private final String name;

    private CsvFile(String text, String name) {
        var hint = text.startsWith("sep=") && text.length() > 4;
        this.separator = hint ? text.charAt(4) : separatorOf(text);
        this.text = hint ? text.substring(Math.max(5, text.indexOf('\n') + 1)) : text;
        this.name = name;
    }

    static CsvFile open(byte[] bytes, String fileName) {
        var text = decode(bytes);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == '\uFFFE') {
                throw RosterRefused.notAWorkbook();
            }
        }
        var head = text.substring(0, Math.min(text.length(), 1_000)).strip()
                .toLowerCase(Locale.ROOT);
        if (head.startsWith("<!doctype") || head.startsWith("<html") || head.startsWith("<table")
                || head.startsWith("<?xml") || head.startsWith("<meta")) {
            throw RosterRefused.otherFormat("网页格式的表格");
        }
        if (head.startsWith("%pdf") || head.startsWith("{\\rtf")) {
            throw RosterRefused.notAWorkbook();
        }
        if (text.isBlank()) {
            throw new RosterRefused(Code.EMPTY, "文件是空的。请选有内容的花名册。");
        }
        return new CsvFile(text, fileName);
    }

    private static String decode(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xFF && (bytes[1] & 0xff) == 0xFE) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE, true);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xFE && (bytes[1] & 0xff) == 0xFF) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE, true);
        }
        var marked = bytes.length >= 3 && (bytes[0] & 0xff) == 0xEF && (bytes[1] & 0xff) == 0xBB
                && (bytes[2] & 0xff) == 0xBF;
        if (marked) {
            return strictly(bytes, 3, StandardCharsets.UTF_8, true);
        }
        for (var i = 0; i < Math.min(bytes.length, 4_096); i++) {
            if (bytes[i] == 0) {
                throw RosterRefused.notAWorkbook();
            }
        }
        var utf8 = tryStrictly(bytes, 0, StandardCharsets.UTF_8);
        return utf8 != null ? utf8 : strictly(bytes, 0, Charset.forName("GB18030"), false);
    }

    private static String strictly(byte[] bytes, int from, Charset charset, boolean sure) {
        var text = tryStrictly(bytes, from, charset);
        if (text != null) {
            return text;
        }
        for (var cut = 1; cut <= 3 && bytes.length - cut > from; cut++) {
            if (tryStrictly(java.util.Arrays.copyOf(bytes, bytes.length - cut), from, charset)
                    != null) {
                throw RosterRefused.broken();
            }
        }
        throw sure ? RosterRefused.broken() : new RosterRefused(Code.ENCODING,
                "文件里的字读不出来，也可能不是表格。请用 Excel 打开，另存为 .xlsx 再传。");
    }

    private static @Nullable String tryStrictly(byte[] bytes, int from, Charset charset) {
        try {
            CharBuffer chars = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
            return chars.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The one that parts the first rows into most cells. */
    private static char separatorOf(String text) {
        var best = ',';
        var most = 0L;
        for (var i = 0; i < SEPARATORS.length(); i++) {
            var cells = new long[1];
            var rows = new int[1];
            parse(text, SEPARATORS.charAt(i), row -> {
                cells[0] += row.filled();
                return ++rows[0] < LOOK_AT;
            });
            if (cells[0] > most) {
                most = cells[0];
                best = SEPARATORS.charAt(i);
            }
        }
        return best;
    }

    @Override
    public List<String> sheets() {
        return List.of(name);
    }

    @Override
    public List<Merge> merges(int sheet) {
        return List.of();
    }

    @Override
    public List<String> hidden() {
        return List.of();
    }

    @Override
    public boolean from1904() {
        return false;
    }

    @Override
    public void read(int sheet, Predicate<SheetRow> taker) {
        var taken = new int[1];
        parse(text, separator, row -> {
            if (++taken[0] > SheetLimits.ROWS + 200) {
                throw SheetFile.tooManyRows();
            }
            return taker.test(row);
        });
    }

    /**
     * Records with anything in them; a quote opens only at the start of a cell, and only where it
     * is closed as it should be: one that a person typed must not swallow the people below it.
     */
    private static void parse(String text, char separator, Predicate<SheetRow> taker) {
        var cells = new ArrayList<String>();
        var row = 1;
        var at = 0;
        while (at < text.length()) {
            at = cell(text, at, separator, cells);
            var end = at >= text.length() || text.charAt(at) != separator;
            if (end) {
                var read = new SheetRow(row++, cells.toArray(String[]::new), new long[0]);
                cells.clear();
                if (read.filled() > 0 && !taker.test(read)) {
                    return;
                }
                at += text.startsWith("\r\n", at) ? 2 : 1;
            } else if (++at >= text.length()) {
                cells.add("");
            }
        }
        if (!cells.isEmpty()) {
            taker.test(new SheetRow(row, cells.toArray(String[]::new), new long[0]));
        }
    }

    /** Reads one cell; answers where it ends: at a separator, a line end, the end of all. */
    private static int cell(String text, int at, char separator, List<String> cells) {
        var end = at;
        var out = text.charAt(at) == '"' ? new StringBuilder() : null;
        if (out != null) {
            end = quoted(text, at + 1, out);
            if (swallows(text, at + 1, end, separator)) {
                out = null;
                end = at;
            }
        }
        var from = end;
        while (end < text.length() && text.charAt(end) != separator
                && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        var rest = text.substring(from, end);
        var cell = out == null ? rest : out.append(rest).toString();
        if (cells.size() < SheetLimits.COLUMNS) {
            cells.add(cell.length() > SheetLimits.CELL_CHARS
                    ? Text.cut(cell, SheetLimits.CELL_CHARS) : unescape(cell));
        }
        return end;
    }

    private static int quoted(String text, int from, StringBuilder out) {
        var furthest = Math.min(text.length(), from + 2 * SheetLimits.CELL_CHARS);
        for (var at = from; at < furthest; at++) {
            var c = text.charAt(at);
            if (c != '"') {
                out.append(c);
            } else if (text.startsWith("\"\"", at)) {
                out.append(c);
                at++;
            } else {
                return at + 1;
            }
        }
        return furthest;
    }

    /**
     * A quote that reaches over the end of a line and is no quote: never closed, closed in the
     * middle of words, or with a whole record between its two ends.
     */
    private static boolean swallows(String text, int from, int end, char separator) {
        var line = text.indexOf('\n', from);
        if (line < 0 || line >= end) {
            return false;
        }
        var next = end < text.length() ? text.charAt(end) : '\n';
        if (text.charAt(end - 1) != '"' || next != separator && next != '\n' && next != '\r') {
            return true;
        }
        var inLine = 0;
        for (var at = line + 1; at < end; at++) {
            var c = text.charAt(at);
            inLine = c == '\n' ? 0 : inLine + (c == separator ? 1 : 0);
            if (inLine >= CELLS_OF_A_RECORD) {
                return true;
            }
        }
        return false;
    }

    /** {@code ="519999…"}, {@code '519999…} and a tab around: ways to keep Excel off a number. */
    private static String unescape(String cell) {
        var text = cell.indexOf('\t') < 0 ? cell : cell.replace("\t", "");
        var digits = text;
        if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            digits = text.substring(2, text.length() - 1);
        } else if (text.length() > 1 && text.charAt(0) == '\'') {
            digits = text.substring(1);
        }
        for (var i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if ((c < '0' || c > '9') && c != 'X' && c != 'x' && c != '-') {
                return text;
            }
        }
        return digits;
    }
}
