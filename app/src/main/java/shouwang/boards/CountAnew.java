package shouwang.boards;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.access.Houses;
import shouwang.county.Scope;
import shouwang.kernel.JobName;
import shouwang.people.intake.Batch;

/**
 * Counts the county anew: its figures every five minutes, all months of visits each night, and a
 * village at once when its roster has come in.
 */
@Component
class CountAnew {
    private static final Logger LOG = LoggerFactory.getLogger(CountAnew.class);
    private final Boards boards;
    private final Houses houses;

    CountAnew(Boards boards, Houses houses) {
        this.boards = boards;
        this.houses = houses;
    }

    @JobName("给看板点数")
    @Scheduled(initialDelayString = "${shouwang.boards.first:PT20S}",
            fixedDelayString = "${shouwang.boards.every:PT5M}")
    void figures() {
        var began = System.nanoTime();
        var county = houses.here();
        Scope.all(county).run(() -> boards.recount(county.code()));
        LOG.debug("counted in {} ms", (System.nanoTime() - began) / 1_000_000);
    }

    @JobName("重数各月上门")
    @Scheduled(cron = "${shouwang.boards.night:0 40 2 * * *}", zone = "Asia/Shanghai")
    void months() {
        Scope.all(houses.here()).run(() -> boards.recountMonths(houses.here().code()));
    }

    @EventListener
    void roster(Batch.Brought brought) {
        boards.recount(brought.placeCode());
    }
}
