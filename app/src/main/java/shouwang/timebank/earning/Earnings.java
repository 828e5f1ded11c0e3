package shouwang.timebank.earning;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** Reads what was earned: what hangs out, what is disputed, a month of a village. */
@Component
@Transactional(readOnly = true)
public class Earnings {
    private final EarningRows rows;

    Earnings(EarningRows rows) {
        this.rows = rows;
    }

    /** How much waits in a village. */
    public record Waiting(String village, int held, int disputed) {}

    public Earning get(Actor actor, UUID id) {
        var earning = rows.find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一笔，可能不归您管。"));
        actor.needPlace(earning.placeCode());
        return earning;
    }

    /** All that is not final yet in a village, the newest day first; none is left out. */
    public List<Earning> hanging(Actor actor, String village) {
        actor.needPlace(village);
        return rows.open(village);
    }

    /** Household → minutes of points that hang out or are disputed, of a village. */
    public Map<UUID, Long> hanging(String village) {
        return rows.hanging(village);
    }

    /** The days of a village from one to before another. */
    public List<Earning> between(String village, LocalDate from, LocalDate until, int limit) {
        return rows.between(village, from, until, limit);
    }

    /** How much waits below a place, summed for the places of one level. */
    public Map<String, Waiting> waiting(String placeCode, int digits) {
        return rows.openBelow(placeCode).stream()
                .filter(o -> o.village().length() >= digits)
                .map(o -> new Waiting(o.village().substring(0, digits), o.held(), o.disputed()))
                .collect(Collectors.toMap(Waiting::village, Function.identity(),
                        (one, other) -> new Waiting(one.village(), one.held() + other.held(),
                                one.disputed() + other.disputed())));
    }

    /** The villages below a place where something waits, disputes first. */
    public List<Waiting> waiting(Actor actor) {
        return rows.openBelow(actor.placeCode()).stream()
                .map(o -> new Waiting(o.village(), o.held(), o.disputed())).toList();
    }

    /** Id → earning, of those in sight. */
    public Map<UUID, Earning> byIds(Collection<UUID> ids) {
        return rows.find(ids).stream().collect(Collectors.toMap(Earning::id,
                Function.identity()));
    }
}
