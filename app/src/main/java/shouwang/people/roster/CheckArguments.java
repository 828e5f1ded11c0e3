package shouwang.people.roster;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.sheet.CellRef;

/** What was said behind {@code roster-check}. */
record CheckArguments(String file, RosterAsk ask, boolean columns) {

    /**
     * Reads the words of the command.
     *
     * @throws IllegalArgumentException for a word it does not know
     * @throws java.time.DateTimeException for a day that is none
     */
    static CheckArguments of(String[] args, LocalDate now) {
        var file = "";
        var village = "";
        var sheet = "";
        var today = now;
        var hidden = false;
        var columns = false;
        var placed = new HashMap<Integer, Column>();
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--today" -> today = LocalDate.parse(next(args, ++i));
                case "--village" -> village = next(args, ++i);
                case "--sheet" -> sheet = next(args, ++i);
                case "--column" -> place(placed, next(args, ++i));
                case "--hidden" -> hidden = true;
                case "--columns" -> columns = true;
                default -> file = word(args[i]);
            }
        }
        return new CheckArguments(file, new RosterAsk(today, Map.of(), village,
                new RosterAsk.Choice(placed, sheet, hidden)), columns);
    }

    private static String next(String[] args, int at) {
        if (at >= args.length) {
            throw new IllegalArgumentException("a word is missing");
        }
        return args[at];
    }

    private static String word(String arg) {
        if (arg.startsWith("--")) {
            throw new IllegalArgumentException(arg);
        }
        return arg;
    }

    /** 3=姓名 or C=NAME. */
    private static void place(Map<Integer, Column> placed, String said) {
        var equals = said.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(said);
        }
        var where = said.substring(0, equals).strip().toUpperCase(Locale.ROOT);
        var at = where.matches("\\d{1,3}") ? Integer.parseInt(where) - 1
                : CellRef.at(where);
        if (at < 0) {
            throw new IllegalArgumentException(said);
        }
        placed.put(at, column(said.substring(equals + 1).strip()));
    }

    private static Column column(String said) {
        for (var column : Column.values()) {
            if (column.chinese().equals(said) || column.name().equals(said)) {
                return column;
            }
        }
        throw new IllegalArgumentException(said);
    }

    /** Every column and what it was read as, and every line that is nobody. */
    static void tell(RosterResult result, PrintStream out) {
        var layout = result.layout();
        var lines = new ArrayList<String>();
        layout.placed().forEach(one -> lines.add("%03d%d 列 %s「%s」→ %s%s".formatted(one.at(),
                one.at() + 1, CellRef.letters(one.at()), one.header(), one.column().chinese(),
                one.guessed() ? "（按内容猜的）" : "")));
        layout.unplaced().forEach(one -> lines.add("%03d%d 列 %s「%s」→ 没有读".formatted(one.at(),
                one.at() + 1, one.letter(), one.header())));
        lines.stream().sorted().forEach(line -> out.println("第 " + line.substring(3)));
        var all = result.summary().lines();
        out.println("工作表「%s」表头下面有字的 %d 行，读出 %d 人".formatted(layout.sheetName(),
                all.filled(), result.summary().people()));
        all.left().forEach(line -> out.println("第 %d 行没有当成人：%s".formatted(line.row(),
                line.text())));
        result.summary().otherSheets().forEach(sheet -> out.println(sheet.hidden()
                ? "工作表「%s」藏着，没有读".formatted(sheet.name())
                : "工作表「%s」有字的 %d 行，没有读".formatted(sheet.name(), sheet.lines())));
        if (!result.summary().otherVillage().isEmpty()) {
            out.println("标题写的是" + result.summary().otherVillage());
        }
    }
}
