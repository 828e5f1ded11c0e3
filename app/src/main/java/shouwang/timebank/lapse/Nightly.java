package shouwang.timebank.lapse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.access.Houses;
import shouwang.county.Scope;
import shouwang.kernel.JobName;
import shouwang.timebank.rules.Rulebook;

/**
 * Lets hours lapse, village by village, each in a transaction of its own. Every six hours, since a
 * station's computer sleeps at night; a second time on a day changes nothing.
 */
@Component("lapseNightly")
class Nightly {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private final Houses houses;
    private final Rulebook rulebook;
    private final Lapsing lapsing;

    Nightly(Houses houses, Rulebook rulebook, Lapsing lapsing) {
        this.houses = houses;
        this.rulebook = rulebook;
        this.lapsing = lapsing;
    }

    @JobName("过期的积分转出")
    @Scheduled(initialDelayString = "${shouwang.timebank.lapse-first:PT10M}",
            fixedDelayString = "${shouwang.timebank.lapse-every:PT6H}")
    void round() {
        var county = houses.here();
        Scope.all(county).run(() -> {
            for (var village : rulebook.timeline(county.code()).lapsing()) {
                try {
                    var homes = lapsing.lapse(village);
                    if (homes > 0) {
                        LOG.info("hours of {} households lapsed in {}", homes, village);
                    }
                } catch (RuntimeException bug) {
                    LOG.error("lapsing in {}", village, bug);
                }
            }
        });
    }
}
