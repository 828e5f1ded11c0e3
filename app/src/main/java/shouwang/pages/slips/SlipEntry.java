package shouwang.pages.slips;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;

/**
 * The page on which slips are entered.
 *
 * @param typed what stands in the fields: field → text
 * @param who whose slip it is, or null while none was typed
 * @param choices elders of whom one has to be picked
 * @param wrong what is wrong, with the field it belongs to
 * @param focus the field that waits for the next key
 */
public record SlipEntry(Map<String, String> typed, @Nullable Who who, List<Choice> choices,
        @Nullable String wrong, String focus, List<Line> lately) {
    /** Whose slip it is: the aide, and the elders she is paired with. */
    public record Who(String serial, String aide, String state, List<Choice> elders) {}

    /** An elder to choose. */
    public record Choice(String id, String name, String of) {}

    /** A slip that was entered. */
    public record Line(String serial, String aide, String elder, String elderId, String what,
            String state, boolean good, String visitId) {}

    public String at(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean focused(String field) {
        return focus.equals(field);
    }

    public Service[] services() {
        return Service.values();
    }
}
