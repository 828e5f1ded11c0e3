package shouwang.pages.pairs;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.pages.Waits;
import shouwang.pairing.Pairs;
import shouwang.people.Elders;

/** How many elders nobody looks after yet. */
@Component
class PairWaits implements Waits {
    private final Elders elders;
    private final Pairs pairs;

    PairWaits(Elders elders, Pairs pairs) {
        this.elders = elders;
        this.pairs = pairs;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Count> at(String placeCode) {
        var without = Math.max(0, elders.count(placeCode) - pairs.count(placeCode));
        return Map.of("/people/pairs", new Count(without,
                without == 0 ? null : "缺 " + without + " 人", false));
    }
}
