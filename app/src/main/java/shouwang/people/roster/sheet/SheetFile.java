package shouwang.people.roster.sheet;

import java.util.List;
import java.util.function.Predicate;
import shouwang.people.roster.sheet.RosterRefused.Code;

/** A file with sheets in it. What it is, is told by its bytes, never by its name. */
public sealed interface SheetFile permits XlsxFile, XlsFile, CsvFile {
    /** The visible sheets, in order. */
    List<String> sheets();

    /** The names of the sheets that the workbook does not show; they are not read. */
    List<String> hidden();

    /** Merged blocks of one sheet, by first row. */
    List<Merge> merges(int sheet);

    /**
     * Gives the rows of one sheet that have anything in them, top to bottom, until the taker
     * answers false.
     *
     * @throws RosterRefused past {@link SheetLimits#ROWS} rows, or when the file breaks off
     */
    void read(int sheet, Predicate<SheetRow> taker);

    /** Dates count from 1904 (old Macintosh), not from 1900. */
    boolean from1904();

    /**
     * Looks at the bytes and opens what they are.
     *
     * @param fileName as the clerk's computer calls it; only to word a refusal
     * @throws RosterRefused when it is no workbook, or one that is not read
     */
    static SheetFile open(byte[] bytes, String fileName) {
        if (bytes.length > SheetLimits.FILE_BYTES) {
            throw new RosterRefused(Code.TOO_BIG, "文件超过 " + (SheetLimits.FILE_BYTES >> 20)
                    + " MB。请把花名册单独另存一份，或分村、分组来传。");
        }
        if (bytes.length == 0) {
            throw new RosterRefused(Code.EMPTY, "文件是空的。请选有内容的花名册。");
        }
        if (fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".xlsm")) {
            throw RosterRefused.macro();
        }
        return switch (kind(bytes)) {
            case XLSX -> XlsxFile.open(bytes);
            case XLS -> XlsFile.open(bytes);
            case TEXT -> CsvFile.open(bytes, fileName);
        };
    }

    /** What the first bytes say; TEXT where they say nothing. */
    enum Kind { XLSX, XLS, TEXT }

    static Kind kind(byte[] bytes) {
        return startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 'P', 'K', 5, 6) ? Kind.XLSX
                : startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0) ? Kind.XLS : Kind.TEXT;
    }

    /** A workbook small enough to be held whole in memory, every part of it. */
    static boolean isLight(byte[] bytes) {
        return switch (kind(bytes)) {
            case XLSX -> bytes.length <= SheetLimits.LIGHT_BYTES
                    && GuardedZip.open(bytes).inflatesBelow(SheetLimits.LIGHT_INFLATED_BYTES);
            case XLS -> bytes.length <= SheetLimits.LIGHT_BYTES;
            case TEXT -> false;
        };
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        for (var i = 0; i < head.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != head[i]) {
                return false;
            }
        }
        return true;
    }

    /** The refusal past the last row that is read. */
    static RosterRefused tooManyRows() {
        return new RosterRefused(Code.TOO_MANY_ROWS, "表里超过 " + SheetLimits.ROWS / 10_000
                + " 万行，一次读不了这么多。请按乡镇或村分成几个文件来传。");
    }
}
