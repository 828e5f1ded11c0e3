package shouwang.timebank.earning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;
import shouwang.people.Elders;
import shouwang.table.CourtyardMealHosted;
import shouwang.table.DayCareShiftClosed;

/** Hours of day care and meals cooked for neighbours earn, in the transaction that tells them. */
@Component
class EarnAtTable {
    private static final int MOST_MINUTES = 1_440;
    private final Earner earner;
    private final Aides aides;
    private final Elders elders;

    EarnAtTable(Earner earner, Aides aides, Elders elders) {
        this.earner = earner;
        this.aides = aides;
        this.elders = elders;
    }

    @EventListener
    void earn(DayCareShiftClosed shift) {
        earn(Earning.Kind.SHIFT, shift.shiftId(), shift.placeCode(), shift.aideId(),
                shift.from(), shift.until(), shift.minutes(), shift.recordedBy());
    }

    @EventListener
    void earn(CourtyardMealHosted meal) {
        earn(Earning.Kind.MEAL, meal.mealId(), meal.placeCode(), meal.hostId(), meal.at(),
                meal.at().plus(Duration.ofMinutes(meal.minutes())), meal.minutes(),
                meal.recordedBy());
    }

    private void earn(Earning.Kind kind, UUID source, String place, UUID person, Instant from,
            Instant until, int minutes, Actor by) {
        if (minutes < 1) {
            return;
        }
        if (minutes > MOST_MINUTES) {
            throw new Rejected(Reason.OUT_OF_RANGE, "一次最多记一天，请一天登记一次。");
        }
        earner.earn(List.of(new Deed(Ids.derived(source, "EARN"), kind, source, place,
                giver(person), null, null, false, kind.chinese(), from, until, minutes, null,
                by, null, false)));
    }

    private Deed.Giver giver(UUID person) {
        return aides.find(person).map(Deed.Giver::of).orElseGet(() ->
                Deed.Giver.of(elders.get(person)));
    }
}
