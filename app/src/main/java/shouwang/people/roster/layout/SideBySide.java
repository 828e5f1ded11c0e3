package shouwang.people.roster.layout;

import java.util.List;
import java.util.function.Function;

/** Two lists printed beside each other in one sheet: the right half begins anew with its names. */
final class SideBySide {
    private static final int ENOUGH = 3;

    private SideBySide() {}

    /**
     * The column at which a second list begins; 0 where there is only one.
     *
     * @param leaves the headers, without spaces; "" where a column has none
     * @param placed the columns that are known
     * @param values a column → what stands in it below the header
     */
    static int begins(List<String> leaves, List<Layout.Placed> placed,
            List<Layout.Unplaced> unplaced, Function<Integer, List<String>> values) {
        var name = placed.stream().filter(one -> one.column() == Column.NAME).findFirst();
        if (name.isEmpty()) {
            return 0;
        }
        var from = name.get().at();
        for (var at = from + 1; at < leaves.size(); at++) {
            if (leaves.get(at).equals(leaves.get(from)) && isAgain(leaves, at - from)
                    && values.apply(at).stream().anyMatch(ContentGuess::isName)) {
                return at - from;
            }
        }
        return headless(placed, unplaced, values);
    }

    private static boolean isAgain(List<String> leaves, int apart) {
        var same = 0;
        for (var at = apart; at < leaves.size(); at++) {
            if (!leaves.get(at).isEmpty() && leaves.get(at).equals(leaves.get(at - apart))) {
                same++;
            }
        }
        return same >= ENOUGH;
    }

    /** Names and id numbers without a header, right of a list that has both. */
    private static int headless(List<Layout.Placed> placed, List<Layout.Unplaced> unplaced,
            Function<Integer, List<String>> values) {
        var name = -1;
        var id = -1;
        for (var one : unplaced) {
            var kind = one.header().startsWith("（")
                    ? ContentGuess.of(values.apply(one.at())) : null;
            name = kind == Column.NAME && name < 0 ? one.at() : name;
            id = kind == Column.ID && id < 0 ? one.at() : id;
        }
        var known = placed.stream().anyMatch(one -> one.column() == Column.ID);
        return known && name >= 0 && id >= 0 ? Math.min(name, id) : 0;
    }
}
