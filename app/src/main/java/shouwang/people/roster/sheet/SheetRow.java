package shouwang.people.roster.sheet;

/** One row of a sheet as text. Cells that are not there read as "". */
public final class SheetRow {
    private final int number;
    private final String[] texts;
    private final long[] numeric;
    private final boolean hidden;

    /** A formula that was never reckoned: nothing stands there, and something should. */
    public static final String NO_RESULT = "#公式没有结果";

    SheetRow(int number, String[] texts, long[] numeric) {
        this(number, texts, numeric, false);
    }

    /**
     * @param number the row's number in the sheet, from 1, as Excel shows it
     * @param texts its cells, no null among them
     * @param numeric one bit a cell: the sheet holds a number there, not text
     * @param hidden the sheet does not show it, by a filter or by hand
     */
    SheetRow(int number, String[] texts, long[] numeric, boolean hidden) {
        this.number = number;
        this.texts = texts;
        this.numeric = numeric;
        this.hidden = hidden;
    }

    /** A row of text cells only. */
    public static SheetRow ofText(int number, String... texts) {
        return new SheetRow(number, texts, new long[0]);
    }

    public int number() {
        return number;
    }

    /** The sheet does not show this row, by a filter or by hand. */
    public boolean isHidden() {
        return hidden;
    }

    /** A formula that failed, or was never reckoned: #N/A, #REF! and the like. */
    public boolean isFault(int column) {
        var text = text(column);
        return text.length() > 3 && text.charAt(0) == '#' && (text.equals(NO_RESULT)
                || switch (text.strip()) {
                    case "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!",
                         "#SPILL!", "#CALC!" -> true;
                    default -> false;
                });
    }

    public int width() {
        return texts.length;
    }

    /** The cell as it is written, spaces and all; a formula's last value. */
    public String text(int column) {
        return column < texts.length ? texts[column] : "";
    }

    public boolean isBlank(int column) {
        return column >= texts.length || texts[column].isBlank();
    }

    /** The sheet holds a number here (or a date, which is a number), not text. */
    public boolean isNumber(int column) {
        var word = column >> 6;
        return word < numeric.length && (numeric[word] >>> column & 1) == 1;
    }

    /** How many cells have anything in them. */
    public int filled() {
        var count = 0;
        for (var text : texts) {
            if (!text.isBlank()) {
                count++;
            }
        }
        return count;
    }

    /** This row with one cell's text put in where it had none. */
    public SheetRow with(int column, String text) {
        var wider = java.util.Arrays.copyOf(texts, Math.max(texts.length, column + 1));
        for (var i = texts.length; i < wider.length; i++) {
            wider[i] = "";
        }
        wider[column] = text;
        return new SheetRow(number, wider, numeric, hidden);
    }
}
