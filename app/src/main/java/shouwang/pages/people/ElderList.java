package shouwang.pages.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.people.Elder;
import shouwang.people.network.Partner;

/**
 * The list of elders.
 *
 * @param next the address of the following page, or null
 * @param count everyone of the place, or null where counting would take long
 * @param others of the village's network who are found by the same words
 * @param unfiltered no search and no filter: an empty list means nobody is registered
 */
public record ElderList(String q, List<Choice> places, List<Choice> kinds, List<Row> rows,
        @Nullable String next, @Nullable String first, @Nullable Integer count, String export,
        boolean unfiltered, List<Partner> others, boolean mayWrite) {

    /** One elder of the list. */
    public record Row(Elder elder, int age, List<String> tags, String place) {
        public String phone() {
            return elder.phones().isEmpty() ? "" : elder.phones().getFirst();
        }
    }
}
