package shouwang.pages;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import shouwang.access.Right;

/** The menu of each role: only what they may open, in groups; on a phone the first few. */
final class Menu {
    private record Entry(int group, Right right, String path, String icon, String word) {}

    private static final String MESSAGES = "消息";
    private static final List<Entry> ENTRIES = List.of(
            new Entry(1, Right.CARE, "/today", "today", "今日"),
            new Entry(1, Right.CARE, "/today/tasks", "check", "待办"),
            new Entry(1, Right.CARE, "/today/needs", "service", "求助"),
            new Entry(1, Right.CARE, "/today/rounds", "walk", "今日路线"),
            new Entry(2, Right.SEE_PEOPLE, "/people/elders", "elder", "老人"),
            new Entry(2, Right.SEE_PEOPLE, "/people/aides", "aide", "互助员"),
            new Entry(2, Right.PAIR, "/people/pairs", "pair", "结对"),
            new Entry(2, Right.WRITE_PEOPLE, "/people/letters", "letter", "家书"),
            new Entry(3, Right.CARE, "/care/table", "meals", "食堂"),
            new Entry(3, Right.CARE, "/care/slips", "sheet", "签单"),
            new Entry(3, Right.PRINT_CARDS, "/people/cards", "print", "打印"),
            new Entry(4, Right.SEE_POINTS, "/timebank", "bank", "时间银行"),
            new Entry(4, Right.COUNTER, "/timebank/counter", "errands", "兑换"),
            new Entry(5, Right.SEE_BOARD, "/boards", "board", "看板"),
            new Entry(5, Right.WRITE_PLACES, "/settings/places", "pin", "乡镇与村"),
            new Entry(5, Right.ACCOUNTS, "/settings", "user", "账号"),
            new Entry(5, Right.AUDIT, "/settings/audit", "shield", "审计"),
            new Entry(5, Right.WATCH, "/settings/watch", "eye", "运行"),
            new Entry(6, Right.AIDE_ROUND, "/aide", "today", "今天"),
            new Entry(6, Right.AIDE_ROUND, "/aide/help", "hand", "要帮手"),
            new Entry(6, Right.AIDE_ROUND, "/aide/points", "bank", "积分"),
            new Entry(6, Right.KIN_HOME, "/kin", "house", "家里"),
            new Entry(6, Right.KIN_HOME, "/kin/letters", "letter", "来信"),
            new Entry(6, Right.KIN_HOME, "/kin/talk", "counsel", "留话"),
            new Entry(6, Right.KIN_HOME, "/kin/help", "hand", "求助"),
            new Entry(6, Right.AIDE_ROUND, "/me/messages", "letter", MESSAGES),
            new Entry(6, Right.AIDE_ROUND, "/me", "user", "我"),
            new Entry(6, Right.KIN_HOME, "/me", "user", "我"));

    /** What fits in the bar at the bottom of a phone; a longer menu keeps one place for 更多. */
    private static final int BAR = 5;
    private static final List<String> TO_HAND = List.of("/today", "/today/needs", "/people/elders",
            "/boards",
            "/people/pairs", "/timebank", "/timebank/counter", "/today/tasks", "/settings/audit");

    /** Pages that belong to an entry though their address does not say so. */
    private static final Map<String, String> BELOW = Map.ofEntries(
            Map.entry("/people/roster", "/people/elders"), Map.entry("/people/households",
            "/people/elders"),
            Map.entry("/people", "/people/elders"), Map.entry("/settings/paths",
            "/settings/places"),
            Map.entry("/today/notices", "/today/tasks"), Map.entry("/today/contacts", "/today"),
            Map.entry("/care/visits", "/today/needs"), Map.entry("/today/alerts", "/today/needs"),
            Map.entry("/today/drills", "/today/needs"), Map.entry("/timebank/passbook",
            "/timebank"),
            Map.entry("/care/courtyard", "/care/table"), Map.entry("/boards/climbed", "/boards"));

    private Menu() {}

    static List<Frame.Item> of(Frame frame) {
        var mine = ENTRIES.stream().filter(entry -> frame.may(entry.right())).toList();
        var paths = mine.stream().map(Entry::path).toList();
        var current = here(paths, frame.path());
        var first = TO_HAND.stream().filter(paths::contains).limit(BAR - 1L).toList();
        return mine.stream().map(entry -> new Frame.Item(entry.path(), entry.icon(),
                MESSAGES.equals(entry.word()) && frame.unseen() > 0
                        ? MESSAGES + " " + frame.unseen() : entry.word(),
                entry.path().equals(current), entry.group(),
                paths.size() <= BAR || first.contains(entry.path()))).toList();
    }

    private static String here(List<String> paths, String path) {
        var below = longest(BELOW.keySet(), path);
        return longest(paths, below.isEmpty() || paths.contains(below)
                ? path : BELOW.getOrDefault(below, path));
    }

    private static String longest(Collection<String> paths, String path) {
        return paths.stream().filter(one -> path.equals(one) || path.startsWith(one + "/"))
                .max(Comparator.comparingInt(String::length)).orElse("");
    }
}
