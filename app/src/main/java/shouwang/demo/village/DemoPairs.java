package shouwang.demo.village;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;

/** Nearly every elder has an aide. */
@Component
@Order(10)
class DemoPairs implements DemoPart {
    private final Pairs pairs;

    DemoPairs(Pairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public void play(Scene scene) {
        for (var i = 0; i < scene.old().size() - 3; i++) {
            var elder = scene.old().get(i);
            var found = pairs.suggest(scene.clerk(), elder.id(), 1);
            if (!found.isEmpty()) {
                pairs.pair(scene.clerk(), elder.id(), found.getFirst().aide().id(),
                        scene.random().nextInt(3) == 0 ? Pair.Manner.ASSIGNED
                                : Pair.Manner.VOLUNTARY, null);
            }
        }
    }
}
