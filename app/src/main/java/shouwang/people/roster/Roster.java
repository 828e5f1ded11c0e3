package shouwang.people.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shouwang.people.roster.layout.HeaderFinder;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.layout.LineKind;
import shouwang.people.roster.layout.MergedDown;
import shouwang.people.roster.sheet.RosterRefused.Code;
import shouwang.people.roster.sheet.RosterRefused;
import shouwang.people.roster.sheet.SheetFile;
import shouwang.people.roster.sheet.SheetRow;
import shouwang.people.roster.words.HamletName;

/**
 * Reads a village's roster as it is and judges every person in it. Nothing is stored. One pass,
 * row by row: memory goes with the number of people (their id numbers, to find the same one
 * twice), not with the size of the sheet.
 */
public final class Roster {
    private final Layout layout;
    private final RowJudge judge;
    private final LineKind kinds;
    private final MergedDown merged;
    private final Consumer<JudgedRow> taker;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final List<SheetRow> below = new ArrayList<>(2);
    private @Nullable SheetRow pending;
    private @Nullable HamletName pendingSection;
    private @Nullable HamletName section;
    private int people;
    private int firstRow;
    private int lastRow;

    private Roster(SheetFile file, Layout layout, RosterAsk ask, Consumer<JudgedRow> taker) {
        this.layout = layout;
        this.taker = taker;
        judge = new RowJudge(layout, ask, file.from1904());
        kinds = new LineKind(layout);
        merged = new MergedDown(layout, file.merges(layout.sheet()));
    }

    /**
     * Checks a file and keeps every row; for files a clerk looks at.
     *
     * @param fileName as the clerk's computer calls it
     * @throws RosterRefused when the file as a whole can't be read
     */
    public static RosterResult check(byte[] bytes, String fileName, RosterAsk ask) {
        var rows = new ArrayList<JudgedRow>();
        var summary = read(bytes, fileName, ask, rows::add);
        return new RosterResult(summary, List.copyOf(rows));
    }

    /**
     * Hands each person on as soon as they are judged, in the order of the sheet.
     *
     * @throws RosterRefused when the file as a whole can't be read; for too many rows only after
     *     the rows before were handed on, so store nothing for good until this has returned
     */
    public static RosterSummary read(byte[] bytes, String fileName, RosterAsk ask,
            Consumer<JudgedRow> taker) {
        var file = SheetFile.open(bytes, fileName);
        var others = new ArrayList<String>();
        var layout = choose(file, ask, others);
        return new Roster(file, layout, ask, taker).readAll(file, others);
    }

    /** The visible sheet whose header places the most columns; one with rows before one without. */
    private static Layout choose(SheetFile file, RosterAsk ask, List<String> others) {
        HeaderFinder.Found best = null;
        var rows = 0;
        var found = new ArrayList<HeaderFinder.Found>();
        for (var i = 0; i < file.sheets().size(); i++) {
            var top = new ArrayList<SheetRow>();
            file.read(i, row -> {
                top.add(row);
                return top.size() < HeaderFinder.LOOK_AT;
            });
            rows += top.size();
            var here = new HeaderFinder(top, ask.remembered()).find(i, file.sheets().get(i));
            if (here != null) {
                found.add(here);
                best = best == null || rank(here) > rank(best) ? here : best;
            }
        }
        if (best == null) {
            throw rows == 0
                    ? new RosterRefused(Code.EMPTY, "表格里什么也没有。请选有内容的花名册。")
                    : new RosterRefused(Code.NO_HEADER, "找不到表头。请在名单上面留一行列名，"
                            + "至少有“姓名”“身份证号码”“组（社）”这几列，再传。");
        }
        for (var one : found) {
            if (one != best && one.hasRows() && one.score() * 2 > best.score()) {
                others.add(one.layout().sheetName());
            }
        }
        return best.layout();
    }

    private static int rank(HeaderFinder.Found found) {
        return found.score() + (found.hasRows() ? 1_000 : 0);
    }

    private RosterSummary readAll(SheetFile file, List<String> others) {
        file.read(layout.sheet(), row -> {
            if (row.number() > layout.headerTo()) {
                take(merged.fill(row), row);
            }
            return true;
        });
        flush();
        if (people == 0) {
            throw new RosterRefused(Code.EMPTY, "工作表“" + layout.sheetName()
                    + "”的表头下面没有人。请填上名单再传。");
        }
        return new RosterSummary(layout, firstRow, lastRow, people, counts, List.copyOf(others));
    }

    private void take(SheetRow filled, SheetRow own) {
        if (pending != null && merged.isSamePerson(own)) {
            below.add(own);
            return;
        }
        if (kinds.isPerson(filled) && kinds.isPerson(own)) {
            flush();
            pending = filled;
            pendingSection = section;
        } else {
            var hamlet = kinds.section(own);
            section = hamlet == null ? section : hamlet;
        }
    }

    /** Judges the person whose rows are now all known. */
    private void flush() {
        var row = pending;
        if (row == null) {
            return;
        }
        pending = null;
        people++;
        var serial = kinds.serialOf(row);
        var judged = judge.judge(row, below, serial > 0 ? serial : people, pendingSection);
        below.clear();
        counts.merge(judged.verdict(), 1, Integer::sum);
        firstRow = firstRow == 0 ? row.number() : firstRow;
        lastRow = row.number();
        taker.accept(judged);
    }
}
