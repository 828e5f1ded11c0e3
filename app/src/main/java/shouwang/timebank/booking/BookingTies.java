package shouwang.timebank.booking;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.people.ties.Ties;

/**
 * Services booked for her with points. The need behind is withdrawn by its own module; the points
 * stay held until the hold runs out and go back by themselves, so that a mistake costs nobody
 * anything and an undo finds them where they were. Who wants them sooner gives them back by hand.
 */
@Component
@Order(80)
class BookingTies implements Ties {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private final BookingRows rows;
    private final Clock clock;

    BookingTies(BookingRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "timebank.booking";
    }

    @Override
    public String chinese() {
        return "积分约的服务";
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood() || departure.why() == Why.ENDED) {
            return List.of();
        }
        return rows.heldFor(departure.person()).stream()
                .filter(one -> clock.instant().isBefore(one.until()))
                .map(one -> new Taken(kind(), one.id(), Booking.State.HELD.name(),
                        "%s，冻结的 %s 分 %s 自动退回".formatted(one.service().chinese(),
                                one.held().text(),
                                DAY.format(one.until().atZone(clock.getZone()))))).toList();
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var held = new HashSet<UUID>();
        rows.heldFor(departure.person()).stream()
                .filter(one -> clock.instant().isBefore(one.until()))
                .forEach(one -> held.add(one.id()));
        var lost = new ArrayList<Lost>();
        taken.stream().filter(one -> !held.contains(one.thing())).forEach(one ->
                lost.add(new Lost(one, "冻结的积分已经退回，要的话请重新约")));
        return lost;
    }
}
