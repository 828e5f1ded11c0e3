package shouwang.people.roster.sheet;

/** A block of merged cells: rows from 1, columns from 0, both ends included. */
public record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    /** Reads {@code A1:P1}; null when it is no such thing. */
    static @org.jspecify.annotations.Nullable Merge parse(String ref) {
        var colon = ref.indexOf(':');
        if (colon < 0) {
            return null;
        }
        var from = CellRef.parse(ref.substring(0, colon));
        var to = CellRef.parse(ref.substring(colon + 1));
        return from < 0 || to < 0 ? null : new Merge(CellRef.row(from), CellRef.row(to),
                CellRef.column(from), CellRef.column(to));
    }
}
