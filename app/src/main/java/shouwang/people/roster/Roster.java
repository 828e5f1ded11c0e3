package shouwang.people.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Text;
import shouwang.people.roster.layout.Layout;
import shouwang.people.roster.layout.LineKind;
import shouwang.people.roster.layout.MergedDown;
import shouwang.people.roster.sheet.RosterRefused;
import shouwang.people.roster.sheet.RosterRefused.Code;
import shouwang.people.roster.sheet.SheetFile;
import shouwang.people.roster.sheet.SheetRow;
import shouwang.people.roster.words.HamletName;

/**
 * Reads a village's roster as it is and judges every person in it. Nothing is stored. One pass,
 * row by row: memory goes with the number of people (their id numbers, to find the same one
 * twice), not with the size of the sheet.
 */
public final class Roster {
    private static final int MOST_LEFT = 50;
    private static final int WORDS_LEFT = 40;
    private final Layout layout;
    private final RowJudge judge;
    private final LineKind kinds;
    private final MergedDown merged;
    private final Consumer<JudgedRow> taker;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final List<SheetRow> below = new ArrayList<>(2);
    private final List<RosterSummary.Left> left = new ArrayList<>();
    private final List<Integer> hidden = new ArrayList<>();
    private int filled;
    private int joined;
    private int leftOut;
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
        var choice = SheetChoice.of(file, ask);
        return new Roster(file, choice.layout(), ask, taker).readAll(file, choice);
    }

    private RosterSummary readAll(SheetFile file, SheetChoice choice) {
        file.read(layout.sheet(), row -> {
            if (row.number() > layout.headerTo()) {
                filled++;
                take(merged.fill(row), row);
            }
            return true;
        });
        flush();
        if (people == 0) {
            throw new RosterRefused(Code.EMPTY, "工作表“" + layout.sheetName()
                    + "”的表头下面没有人。请填上名单再传。");
        }
        return new RosterSummary(layout, firstRow, lastRow, people, counts,
                new RosterSummary.Lines(filled, joined, leftOut, List.copyOf(left),
                        List.copyOf(hidden)), choice.others(), choice.otherVillage());
    }

    private void take(SheetRow filled, SheetRow own) {
        if (pending != null && merged.isSamePerson(own)) {
            below.add(own);
            joined++;
            return;
        }
        if (kinds.isPerson(filled) && kinds.isPerson(own)) {
            flush();
            pending = filled;
            pendingSection = section;
        } else {
            var hamlet = kinds.section(own);
            section = hamlet == null ? section : hamlet;
            leave(own);
        }
    }

    /** Remembers a line that is nobody, so that a person who looks like none can be found. */
    private void leave(SheetRow row) {
        leftOut++;
        if (left.size() < MOST_LEFT) {
            var words = new StringBuilder();
            for (var i = 0; i < row.width() && words.length() < WORDS_LEFT; i++) {
                words.append(row.isBlank(i) ? "" : row.text(i).strip() + " ");
            }
            left.add(new RosterSummary.Left(row.number(), Text.cut(words.toString().strip(),
                    WORDS_LEFT)));
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
        if (row.isHidden()) {
            hidden.add(row.number());
        }
        var serial = kinds.serialOf(row);
        var judged = judge.judge(row, below, serial > 0 ? serial : people, pendingSection);
        below.clear();
        counts.merge(judged.verdict(), 1, Integer::sum);
        firstRow = firstRow == 0 ? row.number() : firstRow;
        lastRow = row.number();
        taker.accept(judged);
    }
}
