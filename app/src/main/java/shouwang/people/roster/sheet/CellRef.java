package shouwang.people.roster.sheet;

/** {@code AB12} as one long: column (from 0) in the high half, row (from 1) in the low. */
public final class CellRef {
    private static final int LAST_COLUMN = 16_383;
    private static final int LAST_ROW = 1_048_576;

    private CellRef() {}

    /** -1 when it is no cell of a sheet. */
    static long parse(String ref) {
        var column = 0;
        var i = 0;
        while (i < ref.length() && ref.charAt(i) >= 'A' && ref.charAt(i) <= 'Z') {
            column = column * 26 + ref.charAt(i++) - 'A' + 1;
            if (column > LAST_COLUMN + 1) {
                return -1;
            }
        }
        var row = 0;
        while (i < ref.length() && ref.charAt(i) >= '0' && ref.charAt(i) <= '9') {
            row = row * 10 + ref.charAt(i++) - '0';
            if (row > LAST_ROW) {
                return -1;
            }
        }
        return i < ref.length() || column == 0 ? -1 : (long) (column - 1) << 32 | row;
    }

    static int row(long ref) {
        return (int) ref;
    }

    static int column(long ref) {
        return (int) (ref >>> 32);
    }

    /** A → 0; -1 when it names no column. */
    public static int at(String letters) {
        var cell = parse(letters + "1");
        return cell < 0 ? -1 : column(cell);
    }

    /** 0 → A, 27 → AB, as Excel names its columns. */
    public static String letters(int column) {
        var out = new StringBuilder();
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            out.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return out.toString();
    }
}
