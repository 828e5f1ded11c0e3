package shouwang.people.life;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.people.Aides;
import shouwang.people.ties.Ties;

/** Her part as an aide: it ends with the person, or by itself. */
@Component
@Order(50)
class AideTies implements Ties {
    private final Aides aides;
    private final LifeRows rows;

    AideTies(Aides aides, LifeRows rows) {
        this.rows = rows;
        this.aides = aides;
    }

    @Override
    public String kind() {
        return "people.aide";
    }

    @Override
    public String chinese() {
        return "互助员";
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood()) {
            return List.of();
        }
        return aides.find(departure.person()).filter(aide -> aide.endedOn() == null)
                .map(aide -> {
                    rows.aide(aide.id(), departure.from());
                    return new Taken(kind(), aide.id(), "", "不再当互助员");
                }).stream().toList();
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        rows.aide(departure.person(), null);
        return List.of();
    }
}
