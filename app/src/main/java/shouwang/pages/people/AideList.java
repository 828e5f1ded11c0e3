package shouwang.pages.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.people.Aide;

/** The list of aides; {@code next} is the address of the following page, or null. */
public record AideList(List<Choice> places, List<Row> rows, @Nullable String next,
        @Nullable String first, boolean unfiltered) {
    /** One aide of the list, with how many elders they look after now. */
    public record Row(Aide aide, int age, String place, String skills, String days, int elders) {}
}
