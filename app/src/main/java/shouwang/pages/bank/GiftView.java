package shouwang.pages.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.timebank.giving.Giving;

/**
 * What a household can do with its points besides goods.
 *
 * @param orphaned nobody of it lives any more: what is left goes by the rules
 */
public record GiftView(String id, String head, String available, String number, int version,
        List<Member> members, List<Choice> elders, List<Choice> services, boolean orphaned,
        Giving.Allowed gifts, Leave leave, String form, @Nullable String wrong) {
    /**
     * Someone of the household, and whether the card is theirs to use.
     *
     * @param barred the household itself does not want it
     * @param why they may not, whoever says so; null where they may
     */
    public record Member(String id, String name, boolean barred, @Nullable String why) {}

    /**
     * Leaving the time bank, or coming back.
     *
     * @param say what the rules do with the points
     * @param left the id of the leaving, where the household is away
     * @param since how it left, in a sentence
     * @param today it left today and can still take it back
     */
    public record Leave(String say, @Nullable String left, String since, boolean today) {}

    /** One of a list. */
    public record Choice(String value, String word) {}

    /** Everything given and booked in a place. */
    public record All(@Nullable String pool, List<Row> given, List<Row> booked, boolean mayDecide,
            boolean mayUndo, @Nullable String wrong) {}

    /** One of them; {@code step} is what may still be done: decide, undo, cancel or nothing. */
    public record Row(String id, String what, String who, String points, String when,
            String reason, String state, String step) {}
}
