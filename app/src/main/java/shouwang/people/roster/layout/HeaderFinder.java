package shouwang.people.roster.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Text;
import shouwang.people.roster.sheet.CellRef;
import shouwang.people.roster.sheet.SheetRow;
import shouwang.people.roster.words.Halfwidth;

/**
 * Finds the header among the first rows of a sheet: title, unit and blank lines may stand above
 * it, it may take one to three rows. Every run of rows is tried; the one that places the most
 * different columns wins, the shorter one where two place as many.
 */
public final class HeaderFinder {
    /** Rows with anything in them that are looked at. */
    public static final int LOOK_AT = 60;
    private static final int HEADER_MAY_START = 30;
    private static final int DEEPEST = 3;
    private static final int SAMPLES = 3;
    private static final int LONGEST_HEADER = 60;

    private final List<SheetRow> rows;
    private final Map<String, Column> remembered;
    private final Map<Integer, Column> given;

    /**
     * Takes what it searches.
     *
     * @param rows the first rows of a sheet
     * @param remembered what the village answered: header → column
     * @param given what was said for this file alone: the column's place from 0 → column
     */
    public HeaderFinder(List<SheetRow> rows, Map<String, Column> remembered,
            Map<Integer, Column> given) {
        this.rows = rows;
        this.remembered = remembered;
        this.given = given;
    }

    /**
     * A header and how sure we are: the columns it places, three points each, less its depth; a
     * column told by what stands in it is one point.
     *
     * @param secondList the column at which a second list begins beside the first; 0 = none
     */
    public record Found(Layout layout, int score, boolean hasRows, int secondList) {}

    /** Whether people stand in these rows, by their names or id numbers, header or not. */
    public boolean hasPeople() {
        for (var at = 0; at < 40; at++) {
            var kind = ContentGuess.of(values(at, 0));
            if (kind == Column.ID || kind == Column.NAME) {
                return true;
            }
        }
        return false;
    }

    /** The likeliest header, or null where none places enough columns. */
    public @Nullable Found find(int sheet, String sheetName) {
        Found best = null;
        for (var from = 0; from < Math.min(rows.size(), HEADER_MAY_START); from++) {
            for (var depth = 1; depth <= DEEPEST && from + depth <= rows.size(); depth++) {
                if (depth > 1 && !continues(from + depth - 1)) {
                    break;
                }
                var found = read(sheet, sheetName, from, depth);
                if (found != null && (best == null || found.score() > best.score())) {
                    best = found;
                }
            }
        }
        return best;
    }

    /** Rows of one header follow each other, and none of its cells is a number. */
    private boolean continues(int at) {
        var row = rows.get(at);
        if (row.number() != rows.get(at - 1).number() + 1) {
            return false;
        }
        for (var i = 0; i < row.width(); i++) {
            if (!row.isBlank(i) && (row.isNumber(i) || isDigits(row.text(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == ' ');
    }

    private int width(int from, int depth) {
        return rows.subList(from, from + depth).stream().mapToInt(SheetRow::width).max()
                .orElse(0);
    }

    private @Nullable Found read(int sheet, String sheetName, int from, int depth) {
        var width = width(from, depth);
        var placed = new ArrayList<Layout.Placed>();
        var unplaced = new ArrayList<Layout.Unplaced>();
        var seen = EnumSet.noneOf(Column.class);
        var hamletWord = "";
        var unknownLeaves = 0;
        var leaves = new ArrayList<String>(width);
        for (var at = 0; at < width; at++) {
            var leaf = leaf(from, depth, at);
            var group = group(from, depth, at);
            var header = header(group, leaf);
            leaves.add(leaf);
            var column = place(at, header, group, leaf);
            if (column == null || !seen.add(column) && !column.many()) {
                unknownLeaves += depth > 1 && !rows.get(from + depth - 1).isBlank(at) ? 1 : 0;
                addUnplaced(unplaced, at, header, from + depth);
                continue;
            }
            placed.add(new Layout.Placed(at, column, header.isEmpty() ? unnamed(at) : header,
                    false, samples(at, from + depth)));
            hamletWord = column == Column.HAMLET ? wordIn(leaf) : hamletWord;
        }
        unplacedPastHeader(unplaced, width, from + depth);
        seen.remove(Column.IGNORE);
        var words = seen.size();
        guess(placed, unplaced, seen, from + depth);
        var guessed = seen.size() - words;
        var score = (words - unknownLeaves) * DEEPEST - depth + 1 + guessed;
        if (!looksLikeHeader(seen) || score <= (words == 0 ? 0 : DEEPEST)
                || words == 0 && (guessed < DEEPEST || speaksOfSomeone(from, depth))) {
            return null;
        }
        giveSecondPhones(placed);
        var layout = new Layout(sheet, sheetName, rows.get(from).number(),
                rows.get(from + depth - 1).number(), List.copyOf(placed), List.copyOf(unplaced),
                hamletWord);
        return new Found(layout, score, from + depth < rows.size(), SideBySide.begins(leaves,
                placed, unplaced, at -> values(at, from + depth)));
    }

    /** Places by their contents the columns whose headers nobody knows, each kind once. */
    private void guess(List<Layout.Placed> placed, List<Layout.Unplaced> unplaced,
            EnumSet<Column> seen, int below) {
        for (var one : List.copyOf(unplaced)) {
            var kind = ContentGuess.of(values(one.at(), below));
            if (kind != null && seen.add(kind)) {
                unplaced.remove(one);
                placed.add(new Layout.Placed(one.at(), kind, one.header(), true, one.samples()));
            }
        }
        placed.sort(Comparator.comparingInt(Layout.Placed::at));
    }

    /** The row is no header at all but somebody's: it has a number or name like those below. */
    private boolean speaksOfSomeone(int from, int depth) {
        return IntStream.range(0, rows.get(from + depth - 1).width()).anyMatch(at -> {
            var own = values(at, from + depth - 1);
            return !rows.get(from + depth - 1).isBlank(at)
                    && ContentGuess.of(own.subList(0, 1)) != null;
        });
    }

    private List<String> values(int at, int below) {
        return rows.stream().skip(below).filter(row -> !row.isBlank(at) && !row.isFault(at))
                .map(row -> row.text(at).strip()).toList();
    }

    /** A second 联系电话 belongs to whoever is named right before it. */
    private static void giveSecondPhones(List<Layout.Placed> placed) {
        var first = true;
        for (var i = 0; i < placed.size(); i++) {
            var one = placed.get(i);
            if (one.column() != Column.PHONE) {
                continue;
            }
            var before = i == 0 ? Column.PHONE : placed.get(i - 1).column();
            var owner = switch (before) {
                case KIN_NAME, KIN_RELATION, KIN_PLACE -> Column.KIN_PHONE;
                case AIDE_NAME -> Column.AIDE_PHONE;
                default -> Column.PHONE;
            };
            if (!first && owner != Column.PHONE) {
                placed.set(i, one.as(owner));
            }
            first = false;
        }
    }

    private static boolean looksLikeHeader(EnumSet<Column> seen) {
        var person = seen.contains(Column.NAME) || seen.contains(Column.ID);
        return person && seen.size() >= 2 || seen.size() >= 4;
    }

    private @Nullable Column place(int at, String header, String group, String leaf) {
        var said = given.get(at);
        if (said != null) {
            return said;
        }
        if (header.isEmpty() || leaf.length() > LONGEST_HEADER) {
            return null;
        }
        var known = remembered.get(header);
        var column = known != null ? known : ColumnNames.of(group, leaf);
        return column != null && !column.many() && given.containsValue(column) ? null : column;
    }

    private String leaf(int from, int depth, int at) {
        for (var i = from + depth - 1; i >= from; i--) {
            if (!rows.get(i).isBlank(at)) {
                return tidy(rows.get(i).text(at));
            }
        }
        return "";
    }

    /** What stands over a leaf: its own cell above, or the merged one that reaches it. */
    private String group(int from, int depth, int at) {
        var bottom = from + depth - 1;
        while (bottom > from && rows.get(bottom).isBlank(at)) {
            bottom--;
        }
        var group = "";
        for (var i = bottom - 1; i >= from; i--) {
            for (var left = at; left >= 0; left--) {
                if (left < at && rows.get(i + 1).isBlank(left)) {
                    break;
                }
                if (!rows.get(i).isBlank(left)) {
                    var over = tidy(rows.get(i).text(left));
                    group = over.equals(leaf(from, depth, at)) ? group : over + group;
                    break;
                }
            }
        }
        return group;
    }

    private static String tidy(String text) {
        return Halfwidth.closed(text);
    }

    private static String header(String group, String leaf) {
        var text = group.isEmpty() ? leaf : group + "-" + leaf;
        return Text.cut(text, LONGEST_HEADER);
    }

    private static String wordIn(String leaf) {
        var group = leaf.indexOf('组');
        var society = leaf.indexOf('社');
        if (group >= 0 && society >= 0) {
            return "";
        }
        return group >= 0 ? "组" : society >= 0 ? "社" : leaf.contains("队") ? "队" : "";
    }

    private List<String> samples(int at, int below) {
        var samples = new LinkedHashSet<String>();
        var full = rows.get(below - 1).filled();
        for (var i = below; i < rows.size() && samples.size() < SAMPLES; i++) {
            if (!rows.get(i).isBlank(at) && rows.get(i).filled() * 2 >= full) {
                samples.add(rows.get(i).text(at).strip());
            }
        }
        return List.copyOf(samples);
    }

    private static String unnamed(int at) {
        return "（" + CellRef.letters(at) + " 列，没有列名）";
    }

    private void addUnplaced(List<Layout.Unplaced> unplaced, int at, String header, int below) {
        var samples = samples(at, below);
        if (!samples.isEmpty() || !header.isEmpty()) {
            unplaced.add(new Layout.Unplaced(at, CellRef.letters(at),
                    header.isEmpty() ? unnamed(at) : header, samples));
        }
    }

    private void unplacedPastHeader(List<Layout.Unplaced> unplaced, int width, int below) {
        var widest = width;
        for (var i = below; i < rows.size(); i++) {
            widest = Math.max(widest, rows.get(i).width());
        }
        for (var at = width; at < widest; at++) {
            addUnplaced(unplaced, at, "", below);
        }
    }
}
