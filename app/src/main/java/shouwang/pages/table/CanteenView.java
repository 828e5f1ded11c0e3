package shouwang.pages.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The canteen's pages. */
public final class CanteenView {
    private CanteenView() {}

    /**
     * One day at the canteen.
     *
     * @param terms what the canteen charges, or null while it is not open
     * @param price of that day, empty where it is the usual one
     * @param state whether the kitchen has its number
     */
    public record Day(String village, String villageName, String day, String name, String before,
            String after, @Nullable Terms terms, boolean cooks, boolean counted, boolean past,
            String state, String menu, String price, int here, int brought, int soft,
            List<Row> rows, List<Box> days, @Nullable String wrong) {
        public int all() {
            return here + brought;
        }
    }

    /** A box to tick. */
    public record Box(String value, String word, boolean on) {}

    /** What the canteen charges; points as they are read, and in minutes as they are written. */
    public record Terms(String price, String points, String minutes, String days) {}

    /** One eater on that day. */
    public record Row(String elderId, String name, String of, String usually, String manner,
            boolean soft, boolean eats, boolean changeable, String why) {}

    /** Finding an elder to write down as an eater. */
    public record Find(String village, String q, List<Found> found) {}

    /** An elder who was found. */
    public record Found(String elderId, String name, String of, boolean eats) {}

    /** An eater's form. */
    public record Form(String elderId, String name, String of, List<Box> days,
            boolean brought, boolean soft, String awayFrom, String awayUntil,
            @Nullable String wrong) {}

    /** The kitchen's sheet of one day. */
    public record Sheet(String village, String villageName, String day, String name,
            boolean counted, String state, String menu, int here, int brought, int soft,
            boolean open, boolean mayOpen, List<Plate> plates, List<Carrier> carriers,
            boolean delivers, @Nullable String wrong) {
        public int all() {
            return here + brought;
        }
    }

    /** One plate; {@code mind} is empty while the sheet is closed. */
    public record Plate(String name, String of, String manner, boolean soft, String mind,
            String warn, String carried) {}

    /** Who may bring meals. */
    public record Carrier(String id, String name) {}

    /** What is to be paid, and what was. */
    public record Till(String village, String villageName, boolean points, String each,
            List<Owing> owing, List<Paid> paid, String sums, @Nullable String wrong) {}

    /** What one elder has not paid. */
    public record Owing(String elderId, String name, String of, int meals, String yuan,
            String points, String days, String id) {}

    /** A payment; {@code fresh} while it can be taken back. */
    public record Paid(String id, String name, String how, int meals, String amount, String when,
            String by, boolean fresh, boolean undone) {}
}
