package shouwang.pages.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.places.Numbers;
import shouwang.places.Place;
import shouwang.places.Stages;

/**
 * A place of the network and what lies right below it.
 *
 * @param village the village itself where one is shown, else null
 * @param typed the name that was refused, kept in its field
 * @param say the refusal, or null
 */
public record PlaceTree(String code, String name, String line, List<Choice> above,
        List<Township> townships, List<Place> villages, @Nullable Place village,
        List<Hamlet> hamlets, Numbers numbers, List<Stages.Step> steps, String typed,
        @Nullable String say) {

    /** A township and how far its villages are; {@code byStage} in the order of the stages. */
    public record Township(String code, String name, int villages, List<Integer> byStage,
            int notBegun) {}

    /** A hamlet and its hearths. */
    public record Hamlet(Place place, List<Place> hearths) {
        public String hearthNames() {
            return hearths.stream().map(Place::name).collect(Collectors.joining("、"));
        }
    }

    public Place.Stage[] stages() {
        return Place.Stage.values();
    }
}
