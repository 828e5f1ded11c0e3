package shouwang.timebank.earning;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.kernel.JobName;

/**
 * Ends the notices. A notice ends at midnight; it runs every half hour because a station switches
 * its computer on in the morning.
 */
@Component
class Nightly {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final int BATCH = 2_000;
    private final Counties counties;
    private final Finalising finalising;

    Nightly(Counties counties, Finalising finalising) {
        this.counties = counties;
        this.finalising = finalising;
    }

    @JobName("公示期满的时长入账")
    @Scheduled(initialDelayString = "${shouwang.timebank.final-first:PT1M}",
            fixedDelayString = "${shouwang.timebank.final-every:PT30M}")
    void round() {
        counties.all().forEach(county -> Scope.all(county).run(() -> finish(county)));
    }

    private void finish(County county) {
        var all = 0;
        var some = finalising.finish(BATCH);
        while (some > 0) {
            all += some;
            some = finalising.finish(BATCH);
        }
        if (all > 0) {
            LOG.info("{} hours are final in {}", all, county.code());
        }
    }
}
