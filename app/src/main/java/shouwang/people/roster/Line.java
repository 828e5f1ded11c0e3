package shouwang.people.roster;

import java.util.BitSet;

/**
 * One line of a sheet.
 *
 * @param number as the reader of the sheet counts, from 1
 * @param cells text as it stands, never null; shorter lines simply end
 * @param numeric which cells are numbers to Excel, so that long ones have lost digits
 */
record Line(int number, String[] cells, BitSet numeric) {
    String at(int column) {
        return column < 0 || column >= cells.length ? "" : cells[column];
    }

    boolean isBlank() {
        for (var cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
