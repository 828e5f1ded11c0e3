package shouwang.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.places.Paths;

/** What is known of a village's people for pairing, and whom the rules keep apart: one for all. */
@Component
@Transactional(readOnly = true)
class PairRules {
    private final PairRows rows;
    private final Elders elders;
    private final Aides aides;
    private final Kins kins;
    private final Habits habits;
    private final Paths paths;
    private final Clock clock;

    PairRules(PairRows rows, Elders elders, Aides aides, Kins kins, Habits habits, Paths paths,
            Clock clock) {
        this.rows = rows;
        this.elders = elders;
        this.aides = aides;
        this.kins = kins;
        this.habits = habits;
        this.paths = paths;
        this.clock = clock;
    }

    VillagePeople people(String villageCode) {
        var list = elders.all(villageCode);
        var now = rows.current(list.stream().map(Elder::id).toList()).stream()
                .collect(Collectors.toMap(Pair::elderId, Pair::aideId));
        var helping = aides.all(villageCode);
        var codes = new TreeSet<String>();
        list.forEach(elder -> codes.add(elder.placeCode()));
        helping.forEach(aide -> codes.add(aide.placeCode()));
        return new VillagePeople(list, helping, now, habits.below(villageCode),
                kins.names(villageCode), habits.sayings(villageCode), paths.between(codes),
                LocalDate.now(clock));
    }

    /** The aides of the village whom the rules keep from this elder, each with why. */
    Map<Aide, String> apart(Actor actor, Elder elder) {
        var village = people(elder.villageCode());
        var weighing = new PairWeighing(village, habits.terms(actor));
        var apart = new LinkedHashMap<Aide, String>();
        village.aides().forEach(aide -> {
            var bar = weighing.bar(elder, aide);
            if (bar != PairWeighing.Bar.NOTHING) {
                apart.put(aide, bar.chinese());
            }
        });
        return apart;
    }

    /** Why these two are kept apart, or "". */
    String apart(Actor actor, Elder elder, UUID aideId) {
        return apart(actor, elder).entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(aideId))
                .map(Map.Entry::getValue).findFirst().orElse("");
    }
}
