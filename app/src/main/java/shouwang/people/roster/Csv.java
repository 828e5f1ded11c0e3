package shouwang.people.roster;

import java.util.ArrayList;
import java.util.List;

/** Comma, semicolon or tab separated text (RFC 4180 quotes). */
final class Csv {
    private Csv() {}

    static List<String[]> parse(String text) {
        var separator = separator(text);
        var lines = new ArrayList<String[]>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(take(cell));
            } else if (c == '\n') {
                cells.add(take(cell));
                lines.add(cells.toArray(String[]::new));
                cells.clear();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            cells.add(take(cell));
            lines.add(cells.toArray(String[]::new));
        }
        return lines;
    }

    private static String take(StringBuilder cell) {
        var text = cell.toString();
        cell.setLength(0);
        return text;
    }

    /** The one that is most frequent near the beginning. */
    private static char separator(String text) {
        var head = text.substring(0, Math.min(4_000, text.length()));
        var best = ',';
        var most = -1L;
        for (var c : new char[] {',', '\t', ';'}) {
            var count = head.chars().filter(x -> x == c).count();
            if (count > most) {
                most = count;
                best = c;
            }
        }
        return best;
    }
}
