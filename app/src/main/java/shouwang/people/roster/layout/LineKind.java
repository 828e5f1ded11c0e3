package shouwang.people.roster.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.people.roster.sheet.SheetRow;
import shouwang.people.roster.words.Halfwidth;
import shouwang.people.roster.words.HamletName;

/** Tells a person's line from all the others below a header: totals, repeats, signatures. */
public final class LineKind {
    private static final String[] TOTALS = {"合计", "总计", "小计", "共计", "总人数", "以下空白", "以上空白"};
    private static final String[] FOOTERS = {"填表", "制表", "审核", "填报", "负责人", "经办", "盖章", "注：",
        "注:", "说明：", "说明:", "备注：", "备注:", "统计人", "单位负责", "日期：", "日期:", "村支书", "村主任", "审批"};
    private static final int LONGEST_NAME = 6;

    private final Layout layout;
    private final List<String> leaves = new ArrayList<>();
    private final int serial;
    private final int name;
    private final int id;

    public LineKind(Layout layout) {
        this.layout = layout;
        for (var one : layout.placed()) {
            var leaf = one.header().substring(one.header().lastIndexOf('-') + 1);
            leaves.add(ColumnNames.clean(leaf));
        }
        serial = at(Column.SERIAL);
        name = at(Column.NAME);
        id = at(Column.ID);
    }

    private int at(Column column) {
        var first = layout.first(column);
        return first == null ? -1 : first.at();
    }

    private static boolean isBlank(SheetRow row, int at) {
        return at < 0 || row.isBlank(at);
    }

    /** The line is about a person, even when their name is missing. */
    public boolean isPerson(SheetRow row) {
        if (isNumber(row, id) && !isBlank(row, name)) {
            return true;
        }
        return !isTotalOrFooter(row) && !isHeaderAgain(row)
                && (isBlank(row, name) ? saysEnough(row) : !isTitleInName(row));
    }

    /** Begins like an id number: surely a person. */
    private static boolean isNumber(SheetRow row, int at) {
        if (isBlank(row, at) || row.text(at).length() < 15) {
            return false;
        }
        var first = row.text(at).charAt(0);
        return first >= '0' && first <= '9';
    }

    private boolean isTotalOrFooter(SheetRow row) {
        if (serialOf(row) > 0 && !isBlank(row, name)) {
            return name >= 0 && startsWith(Halfwidth.closed(row.text(name)), TOTALS);
        }
        var looked = 0;
        for (var i = 0; i < row.width() && looked < 3; i++) {
            if (!row.isBlank(i)) {
                looked++;
                var text = Halfwidth.closed(row.text(i));
                if (startsWith(text, TOTALS)
                        || (looked == 1 || isBlank(row, id)) && startsWith(text, FOOTERS)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsWith(String text, String[] words) {
        for (var word : words) {
            if (text.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** The header printed again on the next page, either of its lines. */
    private boolean isHeaderAgain(SheetRow row) {
        var same = 0;
        var other = 0;
        for (var i = 0; i < leaves.size(); i++) {
            var at = layout.placed().get(i).at();
            if (!row.isBlank(at)) {
                if (ColumnNames.clean(row.text(at)).equals(leaves.get(i))) {
                    same++;
                } else {
                    other++;
                }
            }
        }
        return same >= 2 && same > other;
    }

    /** A line without a name is still a person when two cells speak of one. */
    private boolean saysEnough(SheetRow row) {
        var about = 0;
        for (var one : layout.placed()) {
            if (!row.isBlank(one.at()) && !row.isFault(one.at())) {
                about += switch (one.column()) {
                    case ID, BIRTH, PHONE -> 2;
                    case SEX, AGE, HAMLET, ADDRESS, HEALTH, KIN_NAME, KIN_PHONE -> 1;
                    default -> 0;
                };
            }
        }
        return about >= 2;
    }

    private boolean isTitleInName(SheetRow row) {
        return row.filled() == 1 && (Halfwidth.closed(row.text(name)).length() > LONGEST_NAME
                || section(row) != null);
    }

    /** A line that only says 三社: the people below it live there. */
    public @Nullable HamletName section(SheetRow row) {
        if (row.filled() != 1) {
            return null;
        }
        for (var i = 0; i < row.width(); i++) {
            if (!row.isBlank(i) && row.text(i).length() <= 20) {
                var hamlet = HamletName.inAddress(row.text(i)).orElse(null);
                return hamlet != null && hamlet.number() > 0 && !hamlet.word().isEmpty()
                        ? hamlet : null;
            }
        }
        return null;
    }

    /** The roster's own running number in this line; 0 where there is none. */
    public int serialOf(SheetRow row) {
        if (isBlank(row, serial)) {
            return 0;
        }
        var text = Halfwidth.closed(Halfwidth.plain(row.text(serial)));
        var number = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' && i > 0) {
                break;
            }
            if (c < '0' || c > '9' || number > 10_000_000) {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
