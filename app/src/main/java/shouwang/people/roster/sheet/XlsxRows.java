package shouwang.people.roster.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Text;

/** Pulls the rows of one worksheet part. One use, then thrown away. */
final class XlsxRows {
    private static final int DIGITS_OF_EXCEL = 15;

    private final XMLStreamReader xml;
    private final List<String> strings;
    private final Predicate<SheetRow> taker;
    private final @Nullable String[] cells = new String[SheetLimits.COLUMNS];
    private final long[] numeric = new long[SheetLimits.COLUMNS / 64];
    private int row;
    private int column;
    private int width;
    private int taken;
    private boolean hidden;

    XlsxRows(XMLStreamReader xml, List<String> strings, Predicate<SheetRow> taker) {
        this.xml = xml;
        this.strings = strings;
        this.taker = taker;
    }

    void readAll() throws XMLStreamException {
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "row" -> startRow();
                    case "c" -> readCell();
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                var name = xml.getLocalName();
                if (name.equals("row") && width > 0 && !emit() || name.equals("sheetData")) {
                    return;
                }
            }
        }
    }

    private void startRow() {
        var number = xml.getAttributeValue(null, "r");
        try {
            row = number == null ? row + 1 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw RosterRefused.broken();
        }
        var shown = xml.getAttributeValue(null, "hidden");
        hidden = "1".equals(shown) || "true".equals(shown);
        column = -1;
        width = 0;
    }

    private boolean emit() {
        if (++taken > SheetLimits.ROWS + 200) {
            throw SheetFile.tooManyRows();
        }
        var texts = new String[width];
        for (var i = 0; i < width; i++) {
            var cell = cells[i];
            texts[i] = cell == null ? "" : cell;
        }
        var bits = Arrays.copyOf(numeric, (width + 63) >> 6);
        Arrays.fill(cells, 0, width, null);
        Arrays.fill(numeric, 0);
        width = 0;
        return taker.test(new SheetRow(row, texts, bits, hidden));
    }

    private void readCell() throws XMLStreamException {
        var type = "";
        column++;
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            switch (xml.getAttributeLocalName(i)) {
                case "r" -> column = columnOf(xml.getAttributeValue(i));
                case "t" -> type = xml.getAttributeValue(i);
                default -> { }
            }
        }
        var value = value(type);
        if (value == null || value.isBlank() || column >= SheetLimits.COLUMNS) {
            return;
        }
        if ((type.isEmpty() || type.equals("n")) && value.charAt(0) != '#') {
            value = plainNumber(value);
            numeric[column >> 6] |= 1L << column;
        }
        cells[column] = Text.cut(value, SheetLimits.CELL_CHARS);
        width = Math.max(width, column + 1);
    }

    private static int columnOf(String ref) {
        var parsed = CellRef.parse(ref);
        if (parsed < 0) {
            throw RosterRefused.broken();
        }
        return CellRef.column(parsed);
    }

    /** Reads to the end of the cell; null when it holds nothing. */
    private @Nullable String value(String type) throws XMLStreamException {
        String value = null;
        var formula = false;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = xml.getLocalName();
                if (name.equals("v")) {
                    value = type.equals("s") ? shared(xml.getElementText())
                            : Escapes.read(xml.getElementText());
                } else if (name.equals("is")) {
                    value = richText(xml, "is");
                } else {
                    formula |= name.equals("f");
                    skip(xml, name);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
        }
        if (value == null && formula) {
            return SheetRow.NO_RESULT;
        }
        return !type.equals("b") || value == null ? value : value.equals("1") ? "是" : "否";
    }

    private String shared(String index) {
        try {
            var at = Integer.parseInt(index.strip());
            return at < strings.size() ? strings.get(at) : "";
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw RosterRefused.broken();
        }
    }

    /** The text of {@code <si>} or {@code <is>}: its runs joined, the reading aids left out. */
    private static String richText(XMLStreamReader xml, String end) throws XMLStreamException {
        String only = "";
        StringBuilder runs = null;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("t")) {
                    var text = xml.getElementText();
                    if (runs != null) {
                        runs.append(text);
                    } else if (only.isEmpty()) {
                        only = text;
                    } else {
                        runs = new StringBuilder(only).append(text);
                    }
                } else if (!xml.getLocalName().equals("r")) {
                    skip(xml, xml.getLocalName());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(end)) {
                break;
            }
        }
        return Escapes.read(runs == null ? only : runs.toString());
    }

    private static void skip(XMLStreamReader xml, String name) throws XMLStreamException {
        for (var depth = 1; depth > 0 && xml.hasNext();) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    static void readStrings(XMLStreamReader xml, List<String> into) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                into.add(richText(xml, "si"));
            }
        }
    }

    /** {@code 5.2E+17} and 1942.2999999999999 as a person would write them. */
    static String plainNumber(String raw) {
        var number = raw.endsWith(".0") ? raw.substring(0, raw.length() - 2) : raw.strip();
        var point = number.indexOf('.') >= 0;
        if (number.length() <= 12 && number.indexOf('E') < 0 && number.indexOf('e') < 0
                || !point && number.indexOf('E') < 0 && number.indexOf('e') < 0) {
            return number;
        }
        try {
            var exact = new BigDecimal(number);
            if (Math.abs((long) exact.precision() - exact.scale()) > 40) {
                return number;
            }
            if (exact.abs().compareTo(BigDecimal.TEN.pow(DIGITS_OF_EXCEL)) < 0) {
                exact = exact.round(new MathContext(DIGITS_OF_EXCEL));
            }
            var plain = exact.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
        } catch (ArithmeticException | NumberFormatException e) {
            return number;
        }
    }
}
