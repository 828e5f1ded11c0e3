package shouwang.pages.hours;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.places.Places;

/** Which village a page is about: one's own, or the one that a township or the county chose. */
@Component
class WhichVillage {
    private static final Pattern CODE = Pattern.compile("[0-9]{12}");
    private final Places places;

    WhichVillage(Places places) {
        this.places = places;
    }

    /** Null where it has still to be chosen. */
    @Nullable Place of(Actor actor, @Nullable String asked) {
        if (actor.placeCode().length() >= 12) {
            return places.get(Place.villageOf(actor.placeCode()));
        }
        if (asked == null || asked.isBlank()) {
            return null;
        }
        if (!CODE.matcher(asked).matches()) {
            throw notThere();
        }
        return places.find(asked).filter(p -> p.kind() == Place.Kind.VILLAGE
                && actor.scope().covers(p.code())).orElseThrow(WhichVillage::notThere);
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这个村，可能不归您管。");
    }

    Map<String, String> names(Collection<String> codes) {
        return places.names(codes);
    }
}
