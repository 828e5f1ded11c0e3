package shouwang.alarm;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.access.Houses;
import shouwang.care.Climbing;
import shouwang.care.Lookout;
import shouwang.county.Scope;
import shouwang.kernel.JobName;

/**
 * Goes round: each minute over the needs whose time is up, each quarter of an hour over visits
 * that did not begin, each night over elders nobody heard of. One need, one transaction: what
 * goes wrong with one leaves the others alone.
 */
@Component
public class Watchman {
    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);
    private static final int MOST = 200;
    private final Climbing climbing;
    private final Lookout lookout;
    private final Houses houses;

    Watchman(Climbing climbing, Lookout lookout, Houses houses) {
        this.climbing = climbing;
        this.lookout = lookout;
        this.houses = houses;
    }

    @JobName("求助没人应，往上报")
    @Scheduled(initialDelayString = "${shouwang.care.climb-first:PT30S}",
            fixedDelayString = "${shouwang.care.climb-every:PT1M}")
    void needs() {
        Scope.all(houses.here()).run(() -> climb(houses.here().code()));
    }

    /** Lets the needs below a place climb, as far as the one who asks may see. */
    public void climb(String placeCode) {
        for (var need : climbing.due(placeCode, MOST)) {
            try {
                climbing.climb(need);
            } catch (RuntimeException bug) {
                LOG.error("need {} did not climb", need, bug);
            }
        }
    }

    @JobName("到点没上门的，记成待办")
    @Scheduled(initialDelayString = "${shouwang.care.missed-first:PT2M}",
            fixedDelayString = "${shouwang.care.missed-every:PT15M}")
    void visits() {
        Scope.all(houses.here()).run(() -> lookout.missed(houses.here().code()));
    }

    @JobName("三十天没联系的，记成待办")
    @Scheduled(cron = "${shouwang.care.lapsed-at:0 10 5 * * *}", zone = "Asia/Shanghai")
    void elders() {
        Scope.all(houses.here()).run(() -> lookout.quiet(houses.here().code()).forEach(village -> {
            try {
                lookout.lapsed(village);
            } catch (RuntimeException bug) {
                LOG.error("village {} was not looked over", village, bug);
            }
        }));
    }
}
