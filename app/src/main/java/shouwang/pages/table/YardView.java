package shouwang.pages.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 幸福小院: readable by someone of seventy, on a phone. */
public final class YardView {
    private YardView() {}

    /** The courtyards, and founding one; {@code cooks} for who cooks at the canteen too. */
    public record All(List<Yard> yards, boolean mayFound, String id, List<Where> places,
            List<CanteenView.Box> days, boolean cooks, @Nullable String wrong) {}

    /** One courtyard in the list. */
    public record Yard(String id, String name, String where, String days) {}

    /** A place a courtyard may be in. */
    public record Where(String code, String name) {}

    /** One courtyard: the next meal first. */
    public record Table(String id, String name, String days, @Nullable Meal next,
            List<Meal> ahead, List<Turn> turns, List<Seat> seats, List<Held> held,
            boolean desk, String q, List<Found> found, @Nullable String wrong) {}

    /** A meal that is planned. */
    public record Meal(String id, String when, String host, boolean mine, String dishes,
            String guests, boolean due) {}

    /** Whose turn it would be. */
    public record Turn(String when, String host) {}

    /** A neighbour and the fairness count in words. */
    public record Seat(String personId, String name, boolean cooks, int hosted, long eaten,
            String word) {}

    /** A meal that was eaten. */
    public record Held(String when, String host, String dishes, int guests) {}

    /** Someone who may sit down. */
    public record Found(String personId, String name, String of) {}

    /** Changing a meal. */
    public record Change(String id, String yardId, String yard, String when, String dishes,
            List<Guest> guests, boolean due, boolean mayHold, List<String> warnings,
            boolean checked, @Nullable String wrong) {}

    /** Someone at the table: comes or not, cooks this time or not. */
    public record Guest(String personId, String name, boolean comes, boolean cooks,
            boolean host) {}
}
