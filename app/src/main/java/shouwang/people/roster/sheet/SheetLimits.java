package shouwang.people.roster.sheet;

/** How much of a file is ever read; far above any village, below what would hurt the house. */
public final class SheetLimits {
    /** Bytes of an uploaded file. */
    public static final int FILE_BYTES = 50 << 20;
    /** Bytes of an .xls, which is read whole into memory. */
    public static final int XLS_BYTES = 25 << 20;
    /** Rows with anything in them, in one sheet. */
    public static final int ROWS = 200_000;
    /** Columns; what stands further right is not read. */
    public static final int COLUMNS = 256;
    /** Characters of one cell; Excel itself allows no more. */
    public static final int CELL_CHARS = 32_767;
    /** A workbook that is given back in its own format is held whole in memory: below this. */
    static final int LIGHT_BYTES = 12 << 20;
    static final long LIGHT_INFLATED_BYTES = 96L << 20;
    static final int ZIP_ENTRIES = 4_000;
    static final long INFLATED_BYTES = 600L << 20;
    static final long STRINGS_BYTES = 120L << 20;
    static final long SMALL_PART_BYTES = 16L << 20;
    /** Inflated : packed; real sheets stay below 40, bombs reach 1,000. */
    static final int RATIO = 100;
    /** Below this many inflated bytes the ratio is not looked at. */
    static final long RATIO_FROM = 4L << 20;

    private SheetLimits() {}
}
