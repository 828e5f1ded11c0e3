package shouwang.pages.pairs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.pairing.Habit;

/** What pairing knows of one person; the lower half is shown for elders only. */
public record HabitView(String id, String name, String of, String record, boolean elder,
        Habit habit, List<Said> said, List<Choice> aides, List<Past> past, boolean unpaired) {
    /** What was said about the elder and an aide. */
    public record Said(String aideId, String aide, String kind, String note) {}

    /** A pair of theirs, the present one first; {@code endable} is its id while it holds. */
    public record Past(String aide, String manner, String span, String reason,
            @Nullable String endable) {}

    public Habit.Temper[] tempers() {
        return Habit.Temper.values();
    }

    public Habit.Hobby[] hobbies() {
        return Habit.Hobby.values();
    }
}
