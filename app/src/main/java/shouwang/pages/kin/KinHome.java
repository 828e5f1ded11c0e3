package shouwang.pages.kin;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;

/**
 * A child's first page; null, or an empty list, is what there is nothing of or what is off.
 *
 * @param sees what the elder lets them see, in words
 * @param week Monday to Sunday of this week, or null where visits are off
 */
public record KinHome(Whose.Head head, int age, String sees, boolean visits, @Nullable Seen seen,
        @Nullable Mood mood, @Nullable Week week, List<Call> calls, boolean needs,
        List<Asked> asked, @Nullable String wants, boolean health, @Nullable String points,
        @Nullable LetterHead letter, List<Shot> pictures) {

    /** A photograph and when it was taken. */
    public record Shot(UUID id, String when) {}

    /** Who was there when, and what was done. */
    public record Seen(String when, String who, String what, @Nullable String words) {}

    /** A face, a word, and what the station wrote of her spirits. */
    public record Mood(@Nullable Integer step, @Nullable String word, @Nullable String words) {}

    /** The week and a sentence about it. */
    public record Week(List<Day> days, String said) {}

    /** One day of the week and what stands on it. */
    public record Day(String word, int number, boolean today, boolean done, boolean planned) {}

    /** A call or look in. */
    public record Call(String when, String kind, String by, @Nullable String words) {}

    /** A call for help, and how far it has come. */
    public record Asked(String wish, String icon, String when, String how,
            @Nullable String answer) {}

    /** The newest letter, its beginning. */
    public record LetterHead(UUID id, String title, String greeting, String first) {}

    /** The form for a call for help. */
    public record Help(Whose.Head head, UUID id, List<Service> services, String wish,
            @Nullable String wrong) {}

    /** Health and what to mind. */
    public record Health(Whose.Head head, String health, String mind) {}

    /** The words between the child and the station, the newest last. */
    public record Talk(Whose.Head head, UUID id, List<Line> lines, String text,
            @Nullable String wrong) {}

    /** One of them. */
    public record Line(boolean mine, String by, String when, String text) {}

    /** The letters there are. */
    public record Letters(Whose.Head head, List<LetterHead> letters) {}

    /** One letter, whole. */
    public record OneLetter(String title, String greeting, List<String> lines, String signed) {}
}
