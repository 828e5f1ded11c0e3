package shouwang.pages.station;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.care.NeedClock;
import shouwang.care.Needs;
import shouwang.care.Tasks;
import shouwang.care.Visits;
import shouwang.pages.Waits;

/** What waits at a station's desk: needs, tasks, words of elders, those not heard of. */
@Component
class StationWaits implements Waits {
    private static final int VILLAGE = 12;
    private static final int MOST = 200;
    private final Needs needs;
    private final Tasks tasks;
    private final Visits visits;
    private final Lapses lapses;
    private final Desk desk;

    StationWaits(Needs needs, Tasks tasks, Visits visits, Lapses lapses, Desk desk) {
        this.needs = needs;
        this.tasks = tasks;
        this.visits = visits;
        this.lapses = lapses;
        this.desk = desk;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Count> at(String placeCode) {
        var late = needs.open(placeCode, MOST).stream()
                .filter(need -> need.clock(desk.now()).look() == NeedClock.Look.LATE).count();
        var counts = new HashMap<String, Count>();
        counts.put("/today/needs", new Count(needs.countOpen(placeCode),
                late == 0 ? null : late + " 超时", true));
        counts.put("/today/tasks", Count.of(tasks.countOpen(placeCode)));
        counts.put("/today/waiting", Count.of(visits.countWaiting(placeCode)));
        if (placeCode.length() >= VILLAGE) {
            counts.put("/today/contacts", Count.of(lapses.of(placeCode).size()));
        }
        return counts;
    }
}
