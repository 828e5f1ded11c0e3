package shouwang.timebank.checks;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.kernel.JobName;
import shouwang.places.Place;
import shouwang.places.Places;

/** Each night looks through this month and the last, village by village. */
@Component
class NightCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NightCheck.class);
    private final Counties counties;
    private final Places places;
    private final Findings findings;
    private final Clock clock;

    NightCheck(Counties counties, Places places, Findings findings, Clock clock) {
        this.counties = counties;
        this.places = places;
        this.findings = findings;
        this.clock = clock;
    }

    @JobName("查积分里不对劲的")
    @Scheduled(cron = "${shouwang.timebank.checks:0 10 3 * * *}", zone = "Asia/Shanghai")
    void round() {
        counties.all().forEach(county -> Scope.all(county).run(() -> look(county)));
    }

    private void look(County county) {
        var month = LocalDate.now(clock).withDayOfMonth(1);
        var found = 0;
        for (var village : places.below(county.code(), Place.Kind.VILLAGE)) {
            found += findings.look(village.code(), month);
            found += findings.look(village.code(), month.minusMonths(1));
        }
        LOG.info("{} things to look at in {}", found, county.code());
    }
}
