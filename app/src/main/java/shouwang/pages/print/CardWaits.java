package shouwang.pages.print;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.pages.Waits;
import shouwang.pairing.Cards;

/** How many wall cards no longer say what is true. */
@Component
class CardWaits implements Waits {
    private static final int VILLAGE = 12;
    private final Cards cards;

    CardWaits(Cards cards) {
        this.cards = cards;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Count> at(String placeCode) {
        return placeCode.length() < VILLAGE ? Map.of()
                : Map.of("/people/cards", Count.of(cards.countStale(placeCode)));
    }
}
