package shouwang.people.roster;

import shouwang.people.roster.layout.Column;

/**
 * One thing to say about one cell.
 *
 * @param row the row in the sheet, from 1
 * @param at the column in the sheet, from 0; -1 where the roster has no such column
 * @param column what the column holds
 * @param header as the roster words it
 * @param written what stands there, short; an id number only masked
 * @param message plain Chinese: what is wrong and what to do
 */
public record Finding(int row, int at, Column column, String header, String written,
        Verdict code, String message) {

    public Verdict.Severity severity() {
        return code.severity();
    }
}
