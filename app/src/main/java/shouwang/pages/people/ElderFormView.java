package shouwang.pages.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Typed;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Place;

/**
 * The form for an elder.
 *
 * @param known the elder as registered, or null for a new one
 * @param more what else is registered, or null for a new one
 */
public record ElderFormView(UUID id, @Nullable Elder known, Elders.@Nullable More more,
        Place village, List<Place> hamlets, Typed typed) {
    /** The fields that show their own refusal. */
    private static final String[] FIELDS = {"name", "sex", "born", "idNumber", "phones",
            "placeCode",
        "newHamlet", "bornSaid", "sure", "directions", "head", "categories", "selfCare", "health",
        "mind", "mood",
        "wants", "economy"};

    public String title() {
        return known == null ? "登记老人" : "修改：" + known.name();
    }

    public String action() {
        return known == null ? "/people/elders/new" : "/people/elders/" + id + "/edit";
    }

    public String back() {
        return known == null ? "/people/elders" : "/people/elders/" + id;
    }

    public @Nullable String above() {
        return typed.above(FIELDS);
    }

    static String careWord(String step) {
        return switch (step) {
            case "0" -> "能力完好";
            case "1" -> "轻度受损";
            case "2" -> "中度受损";
            case "3" -> "重度受损";
            case "4" -> "完全丧失";
            default -> step;
        };
    }

    public Elder.Category[] categories() {
        return Elder.Category.values();
    }
}
