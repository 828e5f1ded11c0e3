package shouwang.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.places.Places;

/** Which part of what is theirs a person looks at or writes in. */
@Component
public class Ground {
    private static final Pattern CODE = Pattern.compile("[0-9]{6,18}");
    private final Places places;

    Ground(Places places) {
        this.places = places;
    }

    /** The place that was asked for, inside what is the actor's; all of it where none was. */
    public String within(Actor actor, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return actor.placeCode();
        }
        if (!CODE.matcher(asked).matches()) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这个地方，可能不归您管。");
        }
        actor.needPlace(asked);
        return places.get(asked).code();
    }

    /** The village to write in: one's own, or the one that was chosen; empty = still to choose. */
    public Optional<Place> village(Actor actor, @Nullable String asked) {
        var code = within(actor, asked);
        return code.length() < 12 ? Optional.empty()
                : Optional.of(places.get(Place.villageOf(code)));
    }

    /** The villages below the actor, for choosing one: code → township and village. */
    public List<Choice> villages(Actor actor) {
        var townships = new java.util.HashMap<String, String>();
        places.below(actor.placeCode(), Place.Kind.TOWNSHIP)
                .forEach(t -> townships.put(t.code(), t.name() + " "));
        return places.below(actor.placeCode(), Place.Kind.VILLAGE).stream()
                .map(v -> new Choice(v.code(),
                        (townships.size() < 2 ? "" : townships.getOrDefault(
                                v.code().substring(0, 9), "")) + v.name(), false))
                .toList();
    }

    /** Ways to narrow or widen a list from where it is now: all, the way down, what lies below. */
    public List<Choice> ways(Actor actor, String now) {
        var root = actor.placeCode();
        var ways = new ArrayList<Choice>();
        ways.add(new Choice("", "全部地方", now.equals(root)));
        var path = new ArrayList<String>();
        for (var length = root.length() + 3; length <= now.length(); length += 3) {
            path.add(now.substring(0, length));
        }
        Map<String, Place> onTheWay = places.byCode(path);
        var children = now.length() >= 15 ? places.children(now.substring(0, 12))
                : places.children(now);
        path.forEach(code -> {
            var place = onTheWay.get(code);
            if (place != null && children.stream().noneMatch(c -> c.code().equals(code))) {
                ways.add(new Choice(code, place.name(), code.equals(now)));
            }
        });
        children.forEach(c -> ways.add(new Choice(c.code(), c.name(), c.code().equals(now))));
        return ways;
    }

    /** A place's name; the code itself where there is none. */
    public String called(String code) {
        return places.find(code).map(Place::name).orElse(code);
    }

    public List<Place> hamlets(String village) {
        return places.children(village).stream()
                .filter(p -> p.kind() == Place.Kind.HAMLET).toList();
    }

    /** The hamlet a form names: one of the list, a new one by its name, or the village alone. */
    public String placeOf(String village, Typed typed) {
        var fresh = Given.optional(typed.raw("newHamlet"), "newHamlet", "新的组（社）", 20);
        if (fresh != null) {
            return places.hamlet(village, fresh).code();
        }
        var chosen = typed.value("placeCode");
        if (chosen.isBlank() || chosen.equals(village)) {
            return village;
        }
        return hamlets(village).stream().map(Place::code).filter(chosen::equals).findFirst()
                .orElseThrow(() -> new Rejected(Reason.WRONG_FORM, "placeCode",
                        "没有这个组（社），请从列表里选，或写一个新的。"));
    }
}
