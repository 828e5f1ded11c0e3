package shouwang.people.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the columns are.
 *
 * @param below the number of the last header line; the people come after it
 * @param at column → position in the line
 * @param titles position → header as it stands (a two-line header joined by ·)
 * @param unplaced positions that carry something but could not be placed
 */
record Header(int below, Map<Column, Integer> at, List<String> titles, List<Integer> unplaced) {
    private static final int LOOK_AT = 40;
    private static final int LEAST_MATCHES = 2;

    /** The best header among the first lines; empty where nothing looks like a roster. */
    static Optional<Header> find(List<Line> lines, Map<String, Column> remembered) {
        Header best = null;
        for (var i = 0; i < Math.min(LOOK_AT, lines.size()); i++) {
            var one = of(lines.get(i), null, remembered);
            if (!one.at.containsKey(Column.NAME) || one.at.size() < LEAST_MATCHES) {
                continue;
            }
            var two = i + 1 < lines.size() && isSecondLine(lines.get(i), lines.get(i + 1))
                    ? of(lines.get(i), lines.get(i + 1), remembered) : one;
            var better = two.at.size() >= one.at.size() ? two : one;
            if (best == null || better.at.size() > best.at.size()) {
                best = better;
            }
        }
        return Optional.ofNullable(best);
    }

    /** A second header line fills gaps below groups; a person's line starts with data. */
    private static boolean isSecondLine(Line first, Line second) {
        var words = 0;
        for (var c = 0; c < second.cells().length; c++) {
            var cell = second.at(c);
            if (cell.isBlank()) {
                continue;
            }
            if (cell.length() > 12 || second.numeric().get(c)
                    || cell.chars().filter(Character::isDigit).count() > 2) {
                return false;
            }
            if (Synonyms.of(groupOf(first, c), cell).isPresent()) {
                words++;
            }
        }
        return words >= 1;
    }

    private static String groupOf(Line first, int column) {
        for (var c = column; c >= 0; c--) {
            if (!first.at(c).isBlank()) {
                return first.at(c);
            }
        }
        return "";
    }

    private static Header of(Line first, @org.jspecify.annotations.Nullable Line second,
            Map<String, Column> remembered) {
        var at = new EnumMap<Column, Integer>(Column.class);
        var titles = new ArrayList<String>();
        var unplaced = new ArrayList<Integer>();
        var width = Math.max(first.cells().length, second == null ? 0 : second.cells().length);
        for (var c = 0; c < width; c++) {
            var below = second == null ? "" : second.at(c).strip();
            var group = below.isEmpty() ? first.at(c).strip() : groupOf(first, c).strip();
            var title = below.isEmpty() ? group : group.isEmpty() || group.equals(below)
                    ? below : group + "·" + below;
            titles.add(title);
            if (title.isBlank()) {
                continue;
            }
            var column = remembered.containsKey(title) ? Optional.of(remembered.get(title))
                    : below.isEmpty() ? Synonyms.of(group) : Synonyms.of(group, below);
            if (column.isEmpty() || at.containsKey(column.get()) && column.get() != Column.IGNORE) {
                unplaced.add(c);
            } else {
                at.put(column.get(), c);
            }
        }
        var last = second == null ? first.number() : second.number();
        return new Header(last, at, titles, unplaced);
    }

    boolean has(Column column) {
        return at.containsKey(column);
    }

    String text(Line line, Column column) {
        var position = at.get(column);
        return position == null ? "" : line.at(position);
    }

    boolean isNumber(Line line, Column column) {
        var position = at.get(column);
        return position != null && line.numeric().get(position);
    }
}
