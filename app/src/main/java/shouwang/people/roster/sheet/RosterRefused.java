package shouwang.people.roster.sheet;

/** A whole file that can't be read as a roster. {@link #say()} tells the clerk what to do. */
public final class RosterRefused extends RuntimeException {
    /** Why, as programs see it, and the HTTP status that carries it. */
    public enum Code {
        TOO_BIG(413), TOO_BIG_INSIDE(413), TOO_MANY_ROWS(413),
        NOT_A_WORKBOOK(415), PASSWORD(415), MACRO(415), OTHER_FORMAT(415), ENCODING(415),
        BROKEN(422), EMPTY(422), NO_HEADER(422), SIDE_BY_SIDE(422);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /** {@code too-big}, {@code no-header} … */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Code code;

    public RosterRefused(Code code, String say) {
        super(say, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** One Chinese sentence or two: what is wrong, what to do. */
    public String say() {
        return String.valueOf(getMessage());
    }

    static RosterRefused broken() {
        return new RosterRefused(Code.BROKEN,
                "文件不完整或已损坏，可能没有传完。请用 Excel 打开看一看，另存一份再传。");
    }

    static RosterRefused tooBigInside() {
        return new RosterRefused(Code.TOO_BIG_INSIDE,
                "文件展开后太大，不像花名册，没有读取。请把花名册单独复制到新表格，另存为 .xlsx 再传。");
    }

    static RosterRefused password() {
        return new RosterRefused(Code.PASSWORD,
                "表格设了打开密码，读不了。请在 Excel 里取消密码，另存一份再传。");
    }

    static RosterRefused macro() {
        return new RosterRefused(Code.MACRO,
                "表格里带有宏，为了安全没有读取。请另存为“Excel 工作簿 (.xlsx)”再传。");
    }

    static RosterRefused otherFormat(String kind) {
        return new RosterRefused(Code.OTHER_FORMAT,
                "这是" + kind + "，读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 再传。");
    }

    static RosterRefused notAWorkbook() {
        return new RosterRefused(Code.NOT_A_WORKBOOK,
                "这不是表格文件。请选 .xlsx、.xls 或 .csv 的花名册。");
    }
}
