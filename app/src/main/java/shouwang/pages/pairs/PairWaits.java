package shouwang.pages.pairs;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.boards.Boards;
import shouwang.boards.Measure;
import shouwang.pages.Waits;
import shouwang.pairing.Pairs;
import shouwang.people.Elders;

/** How many elders nobody looks after yet. */
@Component
class PairWaits implements Waits {
    private static final int VILLAGE = 12;
    private final Elders elders;
    private final Pairs pairs;
    private final Boards boards;

    PairWaits(Elders elders, Pairs pairs, Boards boards) {
        this.elders = elders;
        this.pairs = pairs;
        this.boards = boards;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Count> at(String placeCode) {
        var without = placeCode.length() < VILLAGE ? counted(placeCode)
                : Math.max(0, elders.count(placeCode) - pairs.count(placeCode));
        return Map.of("/people/pairs", new Count(without,
                without == 0 ? null : "缺 " + without + " 人", false));
    }

    /** Above a village as the boards last counted: the number stands on every page. */
    private int counted(String placeCode) {
        return boards.villages(placeCode).stream()
                .mapToInt(tally -> tally.of(Measure.WITHOUT_AIDE)).sum();
    }
}
