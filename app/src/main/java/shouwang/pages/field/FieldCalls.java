package shouwang.pages.field;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.alarm.Told;
import shouwang.county.Scope;
import shouwang.people.Elders;
import shouwang.places.Place;

/** The 突发 an aide was called to and that are not over, for the top of her phone's first screen. */
@Component
class FieldCalls {
    private final Alarm alarm;
    private final Elders elders;

    FieldCalls(Alarm alarm, Elders elders) {
        this.alarm = alarm;
        this.elders = elders;
    }

    /** Looks at the whole village: the call may come from the next hamlet. */
    List<FieldDay.Call> of(Actor actor) {
        return Scope.below(actor.county(), Place.villageOf(actor.placeCode())).call(() -> {
            var open = alarm.calling(actor.person());
            if (open.isEmpty()) {
                return List.of();
            }
            var who = elders.byIds(open.stream().map(Alert::elderId).collect(Collectors.toSet()));
            var told = alarm.told(open.stream().map(Alert::id).toList());
            return open.stream().filter(alert -> who.containsKey(alert.elderId())).map(alert -> {
                var elder = Objects.requireNonNull(who.get(alert.elderId()));
                return new FieldDay.Call(alert.id(), elder.name(), elder.hamlet(), alert.what(),
                        alert.raisedAt(), alert.drill(),
                        told.getOrDefault(alert.id(), List.of()).stream()
                                .filter(one -> one.who().equals(actor.person()))
                                .map(Told::said).findFirst().orElse(""));
            }).toList();
        });
    }
}
