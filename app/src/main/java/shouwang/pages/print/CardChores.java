package shouwang.pages.print;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.pages.Chores;
import shouwang.pairing.Cards;

/** How many cards on walls say what is no longer so. */
@Component
@Order(30)
class CardChores implements Chores {
    private static final int VILLAGE = 12;
    private final Cards cards;

    CardChores(Cards cards) {
        this.cards = cards;
    }

    @Override
    public List<Chore> of(Actor actor, String place) {
        return place.length() < VILLAGE || !actor.may(Right.PRINT_CARDS) ? List.of()
                : List.of(new Chore("要换的明白卡", cards.countStale(place) + " 张", "/people/cards"));
    }
}
