package shouwang.pages.hours;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shouwang.timebank.checks.Finding;
import shouwang.timebank.earning.Activities;
import shouwang.timebank.earning.Dispute;
import shouwang.timebank.earning.Earning;

/** What the pages about hours show. */
public final class HourView {
    private HourView() {}

    /** Villages to choose from, and how much waits in each. */
    public record Choose(String title, String path, String empty, List<Choice> villages) {}

    /** One of them. */
    public record Choice(String code, String name, String waits, boolean bad) {}

    /**
     * The desk of a village: disputes first, then what this person may review.
     *
     * @param hangingAll how many hang out; the list shows the newest of very many
     */
    public record Desk(String village, String code, List<Row> disputed, List<Row> mine,
            int others, List<Row> hanging, int hangingAll, boolean mayEnter, boolean mayReview,
            boolean mayCheck, @Nullable String wrong) {}

    /** One earning in a list. */
    public record Row(String id, String number, String who, String home, String what, String day,
            String time, int actual, String points, String over, String until, int lacks,
            String state, boolean bad, String proof) {}

    /** The sheet for the notice board. */
    public record Sheet(String village, String code, String today, List<Row> rows) {}

    /**
     * One earning with all that happened to it.
     *
     * @param frozen what the open dispute holds back, in a sentence; null where nothing
     * @param last until which day one can object
     */
    public record One(Earning earning, Row row, String entered, List<String> reviewers,
            List<Told> disputes, @Nullable String open, @Nullable String frozen, String last,
            boolean mayObject, boolean mayRule,
            String form, Typed typed, @Nullable String objector, @Nullable String wrong) {}

    /** A dispute as it is told. */
    public record Told(String id, String reason, String entered, @Nullable String ruled,
            Dispute dispute) {}

    /** The form of what was done together, as it was typed. */
    public record Joint(String form, String kind, String what, String from, String until,
            Set<String> people, List<Activities.Candidate> candidates, @Nullable String wrong) {}

    /** A village's month looked through. */
    public record Month(String village, String code, String month, String chinese, String before,
            @Nullable String after, List<Finding> open, List<Finding> seen, boolean mayRemark,
            boolean chosen, @Nullable String wrong) {}

    /** What was typed before a refusal. */
    public record Typed(String objector, String reason, String minutes, String why) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }
}
