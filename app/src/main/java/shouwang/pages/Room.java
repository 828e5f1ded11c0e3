package shouwang.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rooms of the house, in the order of the story. A page's address says by its first part in
 * which room it is; a room that has no page for somebody is not shown to her.
 */
public enum Room {
    TODAY("今天", "today"), PEOPLE("老人与户", "elder"), CARE("服务", "service"),
    TIMEBANK("时间银行", "bank"), ASSOCIATION("协会", "assoc"), MONEY("钱", "money"),
    BOARDS("看板", "board"), SETTINGS("设置", "tune");

    private final String word;
    private final String icon;

    Room(String word, String icon) {
        this.word = word;
        this.icon = icon;
    }

    public String word() {
        return word;
    }

    public String icon() {
        return icon;
    }

    /** The key that opens it together with Alt, 1 to 8. */
    public int key() {
        return ordinal() + 1;
    }

    /** The room an address is in; none for the hand, the family, one's own pages and the doors. */
    public static Optional<Room> of(String path) {
        var parts = path.split("/", 3);
        return parts.length < 2 || !parts[0].isEmpty() ? Optional.empty()
                : Arrays.stream(values())
                        .filter(room -> room.name().toLowerCase(Locale.ROOT).equals(parts[1]))
                        .findFirst();
    }
}
