package shouwang.pages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.access.Role;

/**
 * The menu: rooms and the pages that stand as tabs in each, with the right each needs. This list
 * is closed: what is not here is reached from one of these pages.
 */
public final class Menu {
    /** At most so many pages stand for daily use below the rooms. */
    public static final int MOST_DAILY = 5;
    private static final int THUMBS = 4;

    /**
     * A page of a room.
     *
     * @param word two to four characters
     * @param icon only for the bar of a phone
     */
    public record Page(String path, String word, Right right, String icon) {
        public Room room() {
            return Room.of(path).orElseThrow();
        }
    }

    static final List<Page> PAGES = List.of(
            new Page("/today", "今天的事", Right.CALLS, "today"),
            new Page("/today/tasks", "待办", Right.ANSWER, "check"),
            new Page("/today/needs", "求助", Right.SEE_CARE, "service"),
            new Page("/today/rounds", "路线", Right.ROUNDS, "walk"),
            new Page("/today/waiting", "等确认", Right.SEE_CARE, "check"),
            new Page("/today/contacts", "没联系", Right.CALLS, "phone"),
            new Page("/today/alerts", "突发", Right.ALERTS, "alert"),

            new Page("/people/elders", "老人", Right.SEE_PEOPLE, "elder"),
            new Page("/people/aides", "互助员", Right.SEE_PEOPLE, "aide"),
            new Page("/people/pairs", "结对", Right.PAIR, "pair"),
            new Page("/people/cards", "明白卡", Right.PRINT_CARDS, "print"),
            new Page("/people/letters", "家书", Right.WRITE_PEOPLE, "letter"),
            new Page("/people/network", "各方", Right.SEE_PEOPLE, "assoc"),
            new Page("/people/roster", "花名册", Right.WRITE_PEOPLE, "sheet"),

            new Page("/care/visits", "上门", Right.SEE_CARE, "walk"),
            new Page("/care/slips", "签单", Right.SEE_CARE, "sheet"),
            new Page("/care/table", "食堂", Right.TABLE, "meals"),
            new Page("/care/courtyard", "小院", Right.TABLE, "house"),
            new Page("/care/checks", "核对", Right.VISITS, "check"),
            new Page("/care/errands", "跑腿", Right.SEE_CARE, "errands"),

            new Page("/timebank", "存折", Right.SEE_POINTS, "bank"),
            new Page("/timebank/hours", "公示", Right.SEE_POINTS, "bank"),
            new Page("/timebank/counter", "兑换", Right.COUNTER, "errands"),
            new Page("/timebank/giving", "赠送", Right.SEE_POINTS, "pair"),
            new Page("/timebank/honours", "荣誉榜", Right.SEE_POINTS, "board"),
            new Page("/timebank/rules", "细则", Right.SEE_POINTS, "sheet"),
            new Page("/timebank/ledger", "账本", Right.SEE_POINTS, "sheet"),

            new Page("/boards", "看板", Right.SEE_BOARD, "board"),
            new Page("/boards/climbed", "报上来", Right.SEE_BOARD, "alert"),

            new Page("/settings/places", "地方", Right.WRITE_PLACES, "pin"),
            new Page("/settings/sites", "场地", Right.WRITE_PLACES, "house"),
            new Page("/settings", "账号", Right.ACCOUNTS, "user"),
            new Page("/settings/phones", "手机", Right.ACCOUNTS, "phone"),
            new Page("/settings/sent", "发信", Right.SENT_OUT, "letter"),
            new Page("/settings/audit", "审计", Right.AUDIT, "shield"),
            new Page("/settings/watch", "运行", Right.WATCH, "eye"));

    private Menu() {}

    /** What somebody may open, in the order of the rooms. */
    public static List<Page> of(Actor actor) {
        return PAGES.stream().filter(page -> actor.may(page.right())).toList();
    }

    /** The page of this list that an address lies at or below, as seen by somebody. */
    static Optional<Page> at(List<Page> pages, String path) {
        return pages.stream()
                .filter(page -> path.equals(page.path()) || path.startsWith(page.path() + "/"))
                .max(Comparator.comparingInt(page -> page.path().length()));
    }

    /** What a role has at hand until somebody chooses otherwise. */
    static List<String> daily(Role role) {
        return switch (role) {
            case CLERK -> List.of("/today/needs", "/care/slips", "/people/pairs",
                    "/people/cards", "/timebank/counter");
            case TOWNSHIP -> List.of("/today/needs", "/boards/climbed", "/people/pairs",
                    "/boards", "/timebank/rules");
            case COUNTY -> List.of("/boards", "/boards/climbed", "/people/pairs",
                    "/timebank/rules", "/settings/audit");
            case SUPERVISOR -> List.of("/timebank/hours", "/care/visits", "/care/slips",
                    "/timebank/giving", "/settings/audit");
            case AUDITOR -> List.of("/timebank/ledger", "/timebank/hours", "/care/visits",
                    "/care/slips", "/settings/audit");
            case DOCTOR -> List.of("/today/alerts", "/people/elders", "/today/contacts");
            case COOP, AIDE, KIN -> List.of();
        };
    }

    /** The four in the bar of a phone. */
    static List<Page> thumbs(Actor actor) {
        var first = switch (actor.role()) {
            case CLERK, TOWNSHIP -> List.of("/today", "/today/needs", "/people/elders",
                    actor.role() == Role.CLERK ? "/care/slips" : "/boards");
            case COUNTY -> List.of("/boards", "/people/elders", "/people/pairs", "/timebank");
            case SUPERVISOR -> List.of("/timebank/hours", "/care/visits", "/people/elders",
                    "/boards");
            case AUDITOR -> List.of("/timebank/ledger", "/care/visits", "/boards",
                    "/settings/audit");
            case DOCTOR -> List.of("/today", "/today/alerts", "/people/elders",
                    "/today/contacts");
            case COOP, AIDE, KIN -> List.<String>of();
        };
        var mine = of(actor);
        return first.isEmpty() ? mine.stream().limit(THUMBS).toList()
                : first.stream().flatMap(path -> mine.stream()
                        .filter(page -> page.path().equals(path))).limit(THUMBS).toList();
    }

    /** The few pages of those who hold the house in one hand: the aide, the child. */
    static List<Frame.Item> hand(Frame frame) {
        var kin = frame.may(Right.KIN_HOME);
        var unseen = frame.unseen() == 0 ? "消息" : "消息 " + frame.unseen();
        var all = kin ? List.of(item("/kin", "house", "家里"), item("/kin/letters", "letter", "来信"),
                item("/kin/talk", "counsel", "留话"), item("/kin/help", "hand", "求助"),
                item("/me", "user", "我"))
                : List.of(item("/aide", "today", "今天"), item("/aide/help", "hand", "要帮手"),
                        item("/aide/points", "bank", "积分"), item("/me/messages", "letter", unseen),
                        item("/me", "user", "我"));
        var here = all.stream().map(Frame.Item::path)
                .filter(one -> frame.path().equals(one) || frame.path().startsWith(one + "/"))
                .max(Comparator.comparingInt(String::length)).orElse("");
        return all.stream().map(one -> new Frame.Item(one.path(), one.icon(), one.word(),
                one.path().equals(here), null)).toList();
    }

    private static Frame.Item item(String path, String icon, String word) {
        return new Frame.Item(path, icon, word, false, null);
    }

    /** All rooms in which somebody may open anything. */
    static List<Room> rooms(List<Page> mine) {
        return Arrays.stream(Room.values())
                .filter(room -> mine.stream().anyMatch(page -> page.room() == room)).toList();
    }
}
