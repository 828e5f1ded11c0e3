package shouwang.timebank.earning;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.care.VisitConfirmed;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/**
 * A confirmed visit earns, in the transaction of the confirmation: where the points can't be
 * written, the visit is not confirmed either.
 */
@Component
class EarnOnVisit {
    private final Earner earner;
    private final Aides aides;
    private final Elders elders;
    private final Visits visits;

    EarnOnVisit(Earner earner, Aides aides, Elders elders, Visits visits) {
        this.earner = earner;
        this.aides = aides;
        this.elders = elders;
        this.visits = visits;
    }

    @EventListener
    void earn(VisitConfirmed visit) {
        var aide = aides.get(visit.aideId());
        var hardship = elders.find(visit.elderId()).filter(elder ->
                elder.categories().contains(Elder.Category.HARDSHIP)).isPresent();
        earner.earn(List.of(new Deed(Ids.derived(visit.visitId(), "EARN"), Earning.Kind.VISIT,
                visit.visitId(), visit.placeCode(), Deed.Giver.of(aide), visit.elderId(),
                visit.service(), hardship, visit.service().chinese(), visit.startedAt(),
                visit.finishedAt(), visit.minutes(),
                visits.get(visit.visitId()).confirmedBy(), visit.recordedBy(),
                visit.method(), visit.alone())));
    }
}
