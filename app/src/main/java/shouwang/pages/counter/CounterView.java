package shouwang.pages.counter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counter: nobody there yet ({@code card} null), or someone with a basket.
 *
 * @param barred who of the household may not pay, each with the reason
 * @param wrong why the last step was refused; {@code field} is the one it belongs to
 */
public record CounterView(@Nullable String card, String sale, String head, String available,
        String due, long dueMinutes, boolean enough, List<Member> members, List<Key> goods,
        List<Line> basket, @Nullable String wrong, @Nullable String field, boolean closedGoods,
        List<String> barred) {
    /** Who may pay. */
    public record Member(String id, String name, boolean chosen) {}

    /** A large key for a good. */
    public record Key(String id, int number, String name, String price, int stock, String unit) {}

    /** A line of the basket. */
    public record Line(String id, String name, String unit, int quantity, String total) {}

    /** Today's receipts beside the counter. */
    public record Receipt(String id, String time, String head, String what, String points,
            boolean returned) {}

    /** A receipt to print. */
    public record Paper(String id, String number, String head, String spender, String at,
            String by, List<Line> lines, String points, String left, boolean returned,
            @Nullable String wrong) {}

    /** What the day brought so far, and the closings before. */
    public record Day(String since, int sales, String sold, int returns, String returned,
            String net, List<Given> given, List<Receipt> receipts, List<Closed> closed,
            String id) {}

    /** Goods given. */
    public record Given(String name, String quantity, String points) {}

    /** A closing in the list. */
    public record Closed(String id, String until, String net, String by) {}

    /** A closing's sheet. */
    public record Sheet(String id, String place, String since, String until, String by, int sales,
            String sold, int returns, String returned, String net, List<Given> given) {}

    /** The shelf. */
    public record Shelf(List<Row> rows, boolean mayPrice, String id, @Nullable String wrong) {}

    /** One good: what it is called and costs, and its stock book, the newest first. */
    public record Terms(String id, int number, String name, String unit, String price, int stock,
            boolean mayPrice, List<Moved> book, @Nullable String wrong, @Nullable String field) {}

    /** A line of the stock book; {@code change} carries its sign. */
    public record Moved(String at, String kind, String change, int after, String memo) {}

    /** A good on the shelf. */
    public record Row(String id, int number, String name, String unit, String price, int stock,
            boolean withdrawn) {}
}
