package shouwang.people.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Text;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.words.Gone;
import shouwang.people.roster.words.Halfwidth;

/** Collects what is to be said about one row. Most rows have nothing, so it makes nothing. */
final class RowNotes {
    private static final int SHORT = 24;

    private final Layout layout;
    private final int row;
    private @Nullable List<Finding> findings;

    RowNotes(Layout layout, int row) {
        this.layout = layout;
        this.row = row;
    }

    /** Says something about the first column of this kind. */
    void say(Verdict code, Column column, String written, String message) {
        var first = layout.first(column);
        say(code, first == null ? new Layout.Placed(-1, column, column.chinese()) : first, written,
                message);
    }

    void say(Verdict code, Layout.Placed where, String written, String message) {
        var list = findings;
        if (list == null) {
            list = new ArrayList<>(2);
            findings = list;
        }
        list.add(new Finding(row, where.at(), where.column(), where.header(), shortly(written),
                code, message));
    }

    /** A formula that failed, in a column that is read. */
    void fault(Layout.Placed where, String cell) {
        if (where.column() != Column.IGNORE && where.column() != Column.SERIAL) {
            say(Verdict.FAULT, where, cell,
                    "这一格的公式没有算出结果，没有读取。请在 Excel 里改好公式，或直接填上内容。");
        }
    }

    /** Asks about a remark that says the person is no more here. */
    void gone(Layout.Placed where, String cell) {
        if (Gone.says(cell)) {
            say(Verdict.GONE, where, cell,
                    "写着人已不在或搬走。请先核对；真的不在了，请从表里去掉这一行。");
        }
    }

    private static String shortly(String written) {
        var text = Halfwidth.closed(written);
        return Text.brief(text, SHORT);
    }

    List<Finding> worstFirst() {
        var list = findings;
        if (list == null) {
            return List.of();
        }
        list.sort(Comparator.comparing(Finding::code));
        return List.copyOf(list);
    }

    static Verdict verdict(List<Finding> worstFirst) {
        var worst = worstFirst.isEmpty() ? Verdict.OK : worstFirst.getFirst().code();
        return worst.compareTo(Verdict.OK) < 0 ? worst : Verdict.OK;
    }
}
