package shouwang.pages;

import java.util.List;
import shouwang.access.Right;

/** The menu of each role: only what they may open. */
final class Menu {
    private record Entry(Right right, String path, String icon, String word) {}

    private static final String MESSAGES = "消息";
    private static final List<Entry> ENTRIES = List.of(
            new Entry(Right.CARE, "/today", "today", "今日"),
            new Entry(Right.CARE, "/tasks", "check", "待办"),
            new Entry(Right.CARE, "/rounds", "walk", "今日路线"),
            new Entry(Right.SEE_PEOPLE, "/elders", "elder", "老人"),
            new Entry(Right.SEE_PEOPLE, "/aides", "aide", "互助员"),
            new Entry(Right.PAIR, "/pairs", "pair", "结对"),
            new Entry(Right.CARE, "/needs", "service", "服务"),
            new Entry(Right.CARE, "/table", "meals", "食堂"),
            new Entry(Right.SEE_POINTS, "/timebank", "bank", "时间银行"),
            new Entry(Right.COUNTER, "/counter", "errands", "兑换"),
            new Entry(Right.WRITE_PEOPLE, "/letters", "letter", "家书"),
            new Entry(Right.PRINT_CARDS, "/cards", "print", "打印"),
            new Entry(Right.SEE_BOARD, "/boards", "board", "看板"),
            new Entry(Right.WRITE_PLACES, "/settings/places", "pin", "乡镇与村"),
            new Entry(Right.ACCOUNTS, "/settings", "user", "账号"),
            new Entry(Right.AUDIT, "/settings/audit", "shield", "审计"),
            new Entry(Right.WATCH, "/settings/watch", "eye", "运行"),
            new Entry(Right.AIDE_ROUND, "/aide", "today", "今天"),
            new Entry(Right.AIDE_ROUND, "/aide/help", "hand", "要帮手"),
            new Entry(Right.AIDE_ROUND, "/courtyard", "meals", "小院"),
            new Entry(Right.AIDE_ROUND, "/aide/points", "bank", "积分"),
            new Entry(Right.KIN_HOME, "/kin", "house", "家里"),
            new Entry(Right.KIN_HOME, "/kin/letters", "letter", "来信"),
            new Entry(Right.KIN_HOME, "/kin/talk", "counsel", "留话"),
            new Entry(Right.KIN_HOME, "/kin/help", "hand", "求助"),
            new Entry(Right.AIDE_ROUND, "/messages", "letter", MESSAGES),
            new Entry(Right.AIDE_ROUND, "/me", "user", "我"),
            new Entry(Right.KIN_HOME, "/me", "user", "我"));

    /** Pages that belong to 老人 though their address does not say so. */
    private static final List<String> BELOW_ELDERS = List.of("/roster", "/households", "/people");

    private Menu() {}

    static List<Frame.Item> of(Frame frame) {
        var mine = ENTRIES.stream().filter(entry -> frame.may(entry.right())).toList();
        var here = BELOW_ELDERS.stream().anyMatch(frame.path()::startsWith)
                ? "/elders" : frame.path().startsWith("/settings/paths") ? "/settings/places"
                : frame.path().startsWith("/notices") ? "/tasks"
                : frame.path().matches("/(alerts|drills)(/.*)?") ? "/needs" : frame.path();
        var current = mine.stream().map(Entry::path)
                .filter(path -> here.equals(path) || here.startsWith(path + "/"))
                .max(java.util.Comparator.comparingInt(String::length)).orElse("");
        return mine.stream().map(entry -> new Frame.Item(entry.path(), entry.icon(),
                MESSAGES.equals(entry.word()) && frame.unseen() > 0
                        ? MESSAGES + " " + frame.unseen() : entry.word(),
                entry.path().equals(current))).toList();
    }
}
