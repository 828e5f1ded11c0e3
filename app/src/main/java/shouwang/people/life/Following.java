package shouwang.people.life;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shouwang.people.ties.Ties;
import shouwang.people.ties.Ties.Departure;
import shouwang.people.ties.Ties.Lost;
import shouwang.people.ties.Ties.Taken;

/** All kinds of things that hang on people, in the order of their floors. */
@Component
class Following {
    /** Asked for late: the modules above need the people below first. */
    private final ObjectProvider<Ties> all;

    Following(ObjectProvider<Ties> all) {
        this.all = all;
    }

    private List<Ties> up() {
        return all.orderedStream().toList();
    }

    /** What rests on other things goes before them. */
    List<Taken> callOff(Departure departure) {
        var taken = new ArrayList<Taken>();
        up().reversed().forEach(ties -> taken.addAll(ties.callOff(departure)));
        return taken;
    }

    List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var lost = new ArrayList<Lost>();
        up().forEach(ties -> {
            var own = taken.stream().filter(one -> one.kind().equals(ties.kind())).toList();
            if (!own.isEmpty()) {
                lost.addAll(ties.bringBack(departure, own));
            }
        });
        return lost;
    }

    List<String> against(Departure departure) {
        return up().stream().flatMap(ties -> ties.against(departure).stream()).toList();
    }

    /** The villagers' word for a kind. */
    String word(String kind) {
        return up().stream().filter(ties -> ties.kind().equals(kind)).map(Ties::chinese)
                .findFirst().orElse("");
    }
}
