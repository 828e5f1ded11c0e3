package shouwang.people.roster;

import java.time.LocalDate;
import java.util.Map;
import shouwang.people.roster.layout.Column;

/**
 * What the reader has to know beside the file.
 *
 * @param today by which ages are counted
 * @param remembered what this village answered about its columns: header → column
 * @param village the name of the village the roster is for; empty where nobody has said
 * @param choice what was said for this one file
 */
public record RosterAsk(LocalDate today, Map<String, Column> remembered, String village,
        Choice choice) {

    /**
     * What a person said after a first look.
     *
     * @param columns the column's place, from 0 → what it holds
     * @param sheet the name of the sheet to read; empty = the likeliest
     * @param hidden rows that the sheet does not show are people too
     */
    public record Choice(Map<Integer, Column> columns, String sheet, boolean hidden) {
        public static final Choice NONE = new Choice(Map.of(), "", false);

        public Choice {
            columns = Map.copyOf(columns);
        }
    }

    public RosterAsk {
        remembered = Map.copyOf(remembered);
    }

    /** With nothing said for the file itself. */
    public RosterAsk(LocalDate today, Map<String, Column> remembered, String village) {
        this(today, remembered, village, Choice.NONE);
    }

    public static RosterAsk on(LocalDate today) {
        return new RosterAsk(today, Map.of(), "");
    }

    public RosterAsk with(Choice said) {
        return new RosterAsk(today, remembered, village, said);
    }
}
