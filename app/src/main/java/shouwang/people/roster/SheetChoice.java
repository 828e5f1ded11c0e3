package shouwang.people.roster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.people.roster.RosterSummary.OtherSheet;
import shouwang.people.roster.layout.HeaderFinder;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.sheet.RosterRefused;
import shouwang.people.roster.sheet.RosterRefused.Code;
import shouwang.people.roster.sheet.SheetFile;
import shouwang.people.roster.sheet.SheetRow;
import shouwang.people.roster.words.TitleVillage;

/** Which sheet of a file is read and by which header, and what is said of the others. */
record SheetChoice(Layout layout, List<OtherSheet> others, String otherVillage) {

    /** The visible sheet whose header places the most columns; one with rows before one without. */
    static SheetChoice of(SheetFile file, RosterAsk ask) {
        HeaderFinder.Found best = null;
        var rows = 0;
        var tops = new ArrayList<List<SheetRow>>();
        var found = new ArrayList<HeaderFinder.@Nullable Found>();
        for (var i = 0; i < file.sheets().size(); i++) {
            var top = top(file, i);
            tops.add(top);
            rows += top.size();
            var here = finder(top, ask).find(i, file.sheets().get(i));
            found.add(here);
            best = here != null && (best == null || rank(here, ask) > rank(best, ask)) ? here
                    : best;
        }
        if (best == null) {
            throw rows == 0
                    ? new RosterRefused(Code.EMPTY, "表格里什么也没有。请选有内容的花名册。")
                    : new RosterRefused(Code.NO_HEADER, "找不到表头。请在名单上面留一行列名，"
                            + "至少有“姓名”“身份证号码”“组（社）”这几列，再传。");
        }
        refuseTwoLists(best);
        var layout = chosen(file, best, ask);
        return new SheetChoice(layout, others(file, layout, best, tops, found, ask),
                TitleVillage.other(above(tops.get(layout.sheet()), layout), ask.village()));
    }

    private static List<SheetRow> top(SheetFile file, int sheet) {
        var top = new ArrayList<SheetRow>();
        file.read(sheet, row -> {
            top.add(row);
            return top.size() < HeaderFinder.LOOK_AT;
        });
        return top;
    }

    private static HeaderFinder finder(List<SheetRow> top, RosterAsk ask) {
        return new HeaderFinder(top, ask.remembered(), ask.choice().columns());
    }

    private static int rank(HeaderFinder.Found found, RosterAsk ask) {
        return found.score() + (found.hasRows() ? 1_000 : 0)
                + (found.layout().sheetName().equals(ask.choice().sheet()) ? 10_000 : 0);
    }

    /** The sheet that was asked for, by the best header where it has none of its own. */
    private static Layout chosen(SheetFile file, HeaderFinder.Found best, RosterAsk ask) {
        var asked = file.sheets().indexOf(ask.choice().sheet());
        return asked < 0 || asked == best.layout().sheet() ? best.layout()
                : best.layout().without(asked, file.sheets().get(asked));
    }

    private static void refuseTwoLists(HeaderFinder.Found found) {
        if (found.secondList() > 0) {
            throw new RosterRefused(Code.SIDE_BY_SIDE, "工作表“" + found.layout().sheetName()
                    + "”里左右并排着两份名单，从 " + column(found.secondList())
                    + " 列起是第二份。请把右边一半剪下来，接到左边一半的下面，再传。");
        }
    }

    private static String column(int at) {
        return shouwang.people.roster.sheet.CellRef.letters(at);
    }

    private static List<OtherSheet> others(SheetFile file, Layout layout, HeaderFinder.Found best,
            List<List<SheetRow>> tops, List<HeaderFinder.@Nullable Found> found, RosterAsk ask) {
        var others = new ArrayList<OtherSheet>();
        for (var i = 0; i < file.sheets().size(); i++) {
            var here = found.get(i);
            var like = here == null ? finder(tops.get(i), ask).hasPeople()
                    : here.hasRows() && here.score() * 2 > best.score();
            if (i != layout.sheet() && like) {
                others.add(new OtherSheet(file.sheets().get(i), lines(file, i), false));
            }
        }
        file.hidden().forEach(name -> others.add(new OtherSheet(name, 0, true)));
        return List.copyOf(others);
    }

    private static int lines(SheetFile file, int sheet) {
        var lines = new int[1];
        file.read(sheet, row -> ++lines[0] > 0);
        return lines[0];
    }

    private static String above(List<SheetRow> top, Layout layout) {
        var title = new StringBuilder();
        for (var row : top) {
            if (row.number() >= layout.headerFrom()) {
                break;
            }
            for (var i = 0; i < row.width() && title.length() < 400; i++) {
                title.append(row.isBlank(i) ? "" : row.text(i)).append('\n');
            }
        }
        return title.toString();
    }
}
