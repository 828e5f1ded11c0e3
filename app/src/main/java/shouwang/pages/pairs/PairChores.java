package shouwang.pages.pairs;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.pages.Chores;
import shouwang.pairing.Pairs;
import shouwang.people.Elders;

/** How many elders nobody looks after. */
@Component
@Order(20)
class PairChores implements Chores {
    private final Elders elders;
    private final Pairs pairs;

    PairChores(Elders elders, Pairs pairs) {
        this.elders = elders;
        this.pairs = pairs;
    }

    @Override
    public List<Chore> of(Actor actor, String place) {
        if (!actor.may(Right.PAIR)) {
            return List.of();
        }
        var without = elders.count(place) - pairs.count(place);
        return List.of(new Chore("还没有互助员的老人", Math.max(0, without) + " 位", "/people/pairs"));
    }
}
