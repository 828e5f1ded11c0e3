package shouwang.pages.slips;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.care.slip.Slip;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Elder;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;

/** Whom a slip means: by her place among the aide's pairs, or by initials or name. */
@Component
class SlipElders {
    private static final int MOST = 12;
    private final Pairs pairs;
    private final Elders elders;

    SlipElders(Pairs pairs, Elders elders) {
        this.pairs = pairs;
        this.elders = elders;
    }

    /** The elders of the aide who was handed the slip, by pinyin: 1, 2, 3 … */
    List<Elder> paired(Slip slip) {
        return elders.byIds(pairs.ofAide(slip.aideId()).stream().map(Pair::elderId)
                        .collect(Collectors.toSet())).values().stream()
                .sorted(Comparator.comparing(Elder::pinyin).thenComparing(Elder::id)).toList();
    }

    /** Those whom the text may mean: one is meant, none is unknown, several have to be asked. */
    List<Elder> meant(Slip slip, String typed) {
        var hers = paired(slip);
        if (typed.matches("[0-9]{1,2}")) {
            var place = Integer.parseInt(typed);
            return place < 1 || place > hers.size() ? List.of() : List.of(hers.get(place - 1));
        }
        var found = elders.list(ElderQuery.of(slip.villageCode(), typed, MOST));
        var known = hers.stream().map(Elder::id).collect(Collectors.toSet());
        var near = found.stream().filter(elder -> known.contains(elder.id())).toList();
        return near.isEmpty() ? found : near;
    }

    /** The one of these who was picked. */
    static List<Elder> picked(List<Elder> found, UUID id) {
        return found.stream().filter(elder -> elder.id().equals(id)).toList();
    }
}
