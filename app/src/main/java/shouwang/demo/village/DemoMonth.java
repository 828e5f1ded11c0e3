package shouwang.demo.village;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Contacts;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Pairs;
import shouwang.people.Elder;

/** What happened in the last weeks. */
@Component
@Order(20)
class DemoMonth implements DemoPart {
    static final Service[] SERVICES = {Service.MEALS, Service.CLEANING, Service.COUNSEL,
        Service.ERRANDS, Service.MEDICAL, Service.MOBILITY};
    static final String[] TASKS = {"送午饭，要软", "扫屋、换被套", "陪着说说话", "买降压药", "量血压",
        "陪去卫生院"};
    /** A visit of the month lasts at most 79 minutes. */
    private static final long LONGEST = 80;
    private final Pairs pairs;
    private final Visits visits;
    private final Contacts contacts;
    private final Clock clock;

    DemoMonth(Pairs pairs, Visits visits, Contacts contacts, Clock clock) {
        this.pairs = pairs;
        this.visits = visits;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        month(scene.clerk(), scene.old(), scene.random());
    }

    /** What happened in the last weeks: visits confirmed, calls made. */
    private void month(Actor clerk, List<Elder> old, SplittableRandom random) {
        var made = new HashMap<String, Integer>();
        var paired = pairs.current(old.stream().map(Elder::id).toList());
        for (var i = 0; i < old.size(); i++) {
            var pair = paired.get(old.get(i).id());
            var back = i % 41 == 7 ? 35 + i % 9 : 1 + random.nextInt(27);
            var noon = LocalDate.now(clock).minusDays(back).atTime(12, 0).atZone(clock.getZone());
            if (pair == null) {
                contacts.log(clerk, Ids.fresh(), old.get(i).id(), Contacts.Kind.CALL,
                        noon.toInstant(), "问候");
                continue;
            }
            // one door after another: nobody is at two at once
            var before = made.merge(pair.aideId() + " " + back, 1, Integer::sum) - 1;
            var at = noon.plusMinutes(LONGEST * before).toInstant();
            var pick = random.nextInt(SERVICES.length);
            var visit = visits.enter(clerk, new Visit.Plan(Ids.fresh(), old.get(i).id(),
                    pair.aideId(), null, SERVICES[pick], TASKS[pick], at),
                    new Visit.Finish(at.plus(20 + random.nextInt(60), ChronoUnit.MINUTES),
                            TASKS[pick], 3 + random.nextInt(3)));
            if (i % 30 != 3) {
                visits.confirm(clerk, visit.id(), new Visit.Confirm(
                        i % 2 == 0 ? Visit.Method.SIGNATURE : Visit.Method.CALL_BACK,
                        old.get(i).name(), i % 7 == 0 ? 3 : 5, null), null);
            }
        }
    }
}
