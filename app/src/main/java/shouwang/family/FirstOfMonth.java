package shouwang.family;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Houses;
import shouwang.county.Scope;
import shouwang.kernel.JobName;

/**
 * Writes last month's letters, village by village, so that one that fails leaves the others. Goes
 * every morning of the first week: what is there already stays, a house that was off on the first
 * makes up for it.
 */
@Component
class FirstOfMonth {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOfMonth.class);
    private final Letters letters;
    private final Houses houses;

    FirstOfMonth(Letters letters, Houses houses) {
        this.letters = letters;
        this.houses = houses;
    }

    @JobName("写月初的家书")
    @Scheduled(cron = "${shouwang.letters.at:0 10 6 1-7 * *}", zone = "Asia/Shanghai")
    void write() {
        var county = houses.here();
        var house = Actor.house(county);
        Scope.all(county).run(() -> {
            var month = letters.lastMonth();
            for (var village : letters.villages(county.code())) {
                try {
                    letters.make(house, village, month);
                } catch (RuntimeException e) {
                    LOG.error("letters of {} in {} not written", month, village, e);
                }
            }
        });
    }
}
