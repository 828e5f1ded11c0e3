package shouwang.pages.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.kernel.Text;
import shouwang.pages.When;
import shouwang.people.IdNumber;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Finding;
import shouwang.people.roster.JudgedRow;
import shouwang.people.roster.RosterResult;
import shouwang.people.roster.Verdict.Severity;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.sheet.CellRef;
import shouwang.places.Place;
import shouwang.places.Places;

/** Puts a checked file into what its page shows. */
@Component
class RosterView {
    private static final int ROWS = 100;
    private final Rosters rosters;
    private final Places places;
    private final Clock clock;

    RosterView(Rosters rosters, Places places, Clock clock) {
        this.rosters = rosters;
        this.places = places;
        this.clock = clock;
    }

    RosterStart start(Place village, @Nullable String trouble) {
        var today = LocalDate.now(clock);
        return new RosterStart(village.code(), village.name(), trouble,
                rosters.batches(village.code()).stream().map(b -> new RosterStart.Earlier(b.id(),
                        b.fileName(), When.moment(b.importedAt(), today), b.words(),
                        b.undoneAt() != null)).toList());
    }

    /** The three tabs, and which rows each shows. */
    private enum Show {
        PROBLEMS("有错和提醒", r -> r.verdict().severity() == Severity.ERROR
                || r.verdict().severity() == Severity.WARN),
        MENDED("已自动修正", r -> r.verdict().severity() == Severity.MENDED),
        ALL("全部", r -> true);

        private final String word;
        private final Predicate<JudgedRow> takes;

        Show(String word, Predicate<JudgedRow> takes) {
            this.word = word;
            this.takes = takes;
        }
    }

    RosterPage page(Upload upload, String asked, int from) {
        var result = upload.result();
        var summary = result.summary();
        var counts = new RosterPage.Counts(summary.people(), summary.clean(),
                summary.count(Severity.MENDED), summary.count(Severity.WARN),
                summary.count(Severity.ERROR));
        var show = show(asked, counts);
        var rows = rows(result, show);
        var end = Math.min(rows.size(), from + ROWS);
        var lines = from >= end ? List.<RosterPage.Line>of()
                : rows.subList(from, end).stream().flatMap(r -> lines(r).stream()).toList();
        var base = "/people/roster/" + upload.id() + "?show=" + show.name().toLowerCase();
        return new RosterPage(upload.id(), upload.fileName(),
                places.get(upload.villageCode()).name(),
                "工作表「%s」，第 %d 行到第 %d 行，%d 人".formatted(summary.layout().sheetName(),
                        summary.firstRow(), summary.lastRow(), summary.people()),
                counts, read(result), List.of(Column.values()), rest(result, upload),
                tabs(upload, result, show), lines, end < rows.size() ? base + "&from=" + end : null,
                stand(upload.standing(), counts.good()));
    }

    private static Show show(String asked, RosterPage.Counts counts) {
        for (var show : Show.values()) {
            if (show.name().equalsIgnoreCase(asked)) {
                return show;
            }
        }
        return counts.bad() + counts.warned() > 0 ? Show.PROBLEMS : Show.ALL;
    }

    /** Errors stand before warnings; within them as in the sheet. */
    private static List<JudgedRow> rows(RosterResult result, Show show) {
        var rows = new ArrayList<>(result.rows().stream().filter(show.takes).toList());
        if (show == Show.PROBLEMS) {
            rows.sort(Comparator.comparing(r -> r.verdict().severity()));
        }
        return rows;
    }

    private static List<RosterPage.Tab> tabs(Upload upload, RosterResult result, Show now) {
        var tabs = new ArrayList<RosterPage.Tab>();
        for (var show : Show.values()) {
            tabs.add(new RosterPage.Tab("/people/roster/" + upload.id() + "?show="
                    + show.name().toLowerCase(), show.word,
                    (int) result.rows().stream().filter(show.takes).count(), show == now));
        }
        return tabs;
    }

    private static List<RosterPage.Line> lines(JudgedRow judged) {
        var row = judged.row();
        var name = row.written().isBlank() ? "（空）" : shorten(row.written());
        return judged.findings().isEmpty()
                ? List.of(new RosterPage.Line(row.sheetRow(), name, "", "", "", "可导入", "good"))
                : judged.findings().stream().map(f -> line(f, name)).toList();
    }

    /** What was mended without showing it is private, such as a phone; the cell was not empty. */
    private static String written(Finding finding) {
        return !finding.written().isBlank() ? shorten(finding.written())
                : finding.severity() == Severity.MENDED ? "" : "（空）";
    }

    private static RosterPage.Line line(Finding finding, String name) {
        return new RosterPage.Line(finding.row(), name, finding.header(),
                written(finding),
                finding.message(), finding.severity().chinese(), switch (finding.severity()) {
                    case ERROR -> "bad";
                    case WARN -> "note";
                    case MENDED -> "good";
                    case NOTE -> "";
                });
    }

    private static String shorten(String text) {
        return Text.brief(text, 16);
    }

    /** Every column of the sheet, left to right. */
    private static List<RosterPage.Read> read(RosterResult result) {
        var all = new ArrayList<RosterPage.Read>();
        for (var one : result.layout().placed()) {
            all.add(new RosterPage.Read(one.at(), CellRef.letters(one.at()), one.header(),
                    samples(one.column(), one.samples()), one.column(), one.guessed()));
        }
        for (var one : result.layout().unplaced()) {
            all.add(new RosterPage.Read(one.at(), one.letter(), one.header(),
                    samples(Column.IGNORE, one.samples()), null, true));
        }
        all.sort(Comparator.comparingInt(RosterPage.Read::at));
        return all;
    }

    private static String samples(Column column, List<String> samples) {
        return String.join("、", samples.stream().map(text -> column == Column.ID
                ? IdNumber.mask(text) : shorten(text)).toList());
    }

    List<RosterPage.Read> read(Upload upload) {
        return read(upload.result());
    }

    private static RosterPage.Lines rest(RosterResult result, Upload upload) {
        var summary = result.summary();
        var lines = summary.lines();
        var words = "表头下面有字的 %d 行，读出 %d 人".formatted(lines.filled(), summary.people())
                + (lines.joined() > 0 ? "，%d 行接着上面的人写".formatted(lines.joined()) : "")
                + (lines.leftOut() > 0 ? "，%d 行没有当成人".formatted(lines.leftOut()) : "");
        var rows = lines.hidden().stream().limit(20).map(String::valueOf)
                .collect(Collectors.joining("、"));
        return new RosterPage.Lines(words, lines.left(), lines.hidden().isEmpty() ? ""
                : "第 " + rows + (lines.hidden().size() > 20 ? " 等" : "") + " 行",
                upload.choice().hidden(), summary.otherSheets(), summary.otherVillage());
    }

    private RosterPage.Stand stand(Upload.Standing standing, int good) {
        var outcome = standing.outcome();
        var running = standing.state() == Upload.State.RUNNING;
        return new RosterPage.Stand(running, standing.state() == Upload.State.DONE,
                standing.done(), good == 0 ? 0 : 100 * standing.done() / good,
                running ? left(standing, good) : "", outcome == null ? 0 : outcome.added(),
                outcome == null ? 0 : outcome.known(), standing.trouble());
    }

    private String left(Upload.Standing standing, int good) {
        Instant began = standing.startedAt();
        if (began == null || standing.done() == 0) {
            return "";
        }
        var spent = Duration.between(began, clock.instant()).toMillis();
        var seconds = spent * (good - standing.done()) / standing.done() / 1000;
        return "，约还要 " + (seconds + 1) + " 秒";
    }
}
