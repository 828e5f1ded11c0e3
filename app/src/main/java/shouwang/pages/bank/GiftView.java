package shouwang.pages.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a household can do with its points besides goods.
 *
 * @param orphaned nobody of it lives any more: what is left goes by the rules
 */
public record GiftView(String id, String head, String available, String number, int version,
        List<Member> members, List<Choice> elders, List<Choice> services, boolean orphaned,
        String form, @Nullable String wrong) {
    /** Someone of the household, and whether the card is theirs to use. */
    public record Member(String id, String name, boolean may) {}

    /** One of a list. */
    public record Choice(String value, String word) {}

    /** Everything given and booked in a place. */
    public record All(@Nullable String pool, List<Row> given, List<Row> booked, boolean mayDecide,
            boolean mayUndo, @Nullable String wrong) {}

    /** One of them; {@code step} is what may still be done: decide, undo, cancel or nothing. */
    public record Row(String id, String what, String who, String points, String when,
            String reason, String state, String step) {}
}
