package shouwang.demo.village;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Elder;

/** What is asked for today. */
@Component
@Order(40)
class DemoToday implements DemoPart {
    private final Needs needs;
    private final Visits visits;
    private final Pairs pairs;
    private final Clock clock;

    DemoToday(Needs needs, Visits visits, Pairs pairs, Clock clock) {
        this.needs = needs;
        this.visits = visits;
        this.pairs = pairs;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        today(scene.clerk(), scene.old(), scene.helpers().getFirst());
    }

    /** Five needs on five clocks, and a round for the aide who signs in. */
    private void today(Actor clerk, List<Elder> old, Aide aide) {
        var now = clock.instant();
        raise(clerk, old.get(20), Service.MEDICAL, "去卫生院复查", Need.RaisedAs.KIN, "儿子",
                now.minus(192, ChronoUnit.MINUTES));
        raise(clerk, old.get(41), Service.ERRANDS, "买降压药", Need.RaisedAs.SELF, old.get(41).name(),
                now.minus(455, ChronoUnit.MINUTES));
        raise(clerk, old.get(62), Service.MEALS, "送午饭，要软", Need.RaisedAs.KIN, "女儿",
                now.minus(2, ChronoUnit.HOURS));
        raise(clerk, old.get(83), Service.FARMING, "挖红苕，两个人", Need.RaisedAs.NEIGHBOUR, "隔壁",
                now.minus(20, ChronoUnit.HOURS));
        var last = raise(clerk, old.get(104), Service.COUNSEL, "陪着说说话", Need.RaisedAs.DOCTOR,
                "何大夫", now.minus(3, ChronoUnit.HOURS));
        needs.give(clerk, last.id(), aide.id(), now.plus(1, ChronoUnit.HOURS));
        var own = pairs.ofAide(aide.id());
        for (var i = 0; i < Math.min(2, own.size()); i++) {
            visits.plan(clerk, new Visit.Plan(Ids.fresh(), own.get(i).elderId(), aide.id(), null,
                    DemoMonth.SERVICES[i], DemoMonth.TASKS[i], morning(i)));
        }
    }

    private Instant morning(int i) {
        return LocalDate.now(clock).atTime(8 + i, 0).atZone(clock.getZone()).toInstant();
    }

    private Need raise(Actor clerk, Elder elder, Service service, String wish, Need.RaisedAs as,
            String by, Instant at) {
        return needs.raise(clerk, new Need.Raise(Ids.fresh(), elder.id(), service, wish,
                service.people(), as, by, Need.Via.PHONE, at, false));
    }
}
