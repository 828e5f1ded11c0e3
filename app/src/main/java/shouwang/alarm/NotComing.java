package shouwang.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;

/**
 * Somebody who was called does not come, whether it was said on the alert or of the visit. With
 * nobody else on the way the next ring is called at once.
 */
@Component
class NotComing {
    /** A way of so many minutes where none was reckoned. */
    static final int USUAL_WAY = 5;
    private final AlertRows rows;
    private final Bell bell;
    private final Clock clock;

    NotComing(AlertRows rows, Bell bell, Clock clock) {
        this.rows = rows;
        this.bell = bell;
        this.clock = clock;
    }

    void note(Actor actor, Alert alert, Told told, String why) {
        var now = clock.instant();
        rows.answer(alert.id(), told.who(), Told.Answer.CANNOT, why, now);
        if (told.thereAt() != null) {
            rows.notThere(alert.id(), told.who());
        }
        rows.step(Ids.fresh(), alert.id(), alert.placeCode(), now, actor.name(), told.name()
                + "说：去不了，" + why + Alarm.by(actor, told.who()));
        var all = rows.told(List.of(alert.id()));
        var next = all.stream().filter(Told::isGoing).findFirst().orElse(null);
        var led = told.who().equals(alert.lead());
        var there = all.stream().anyMatch(one -> one.thereAt() != null);
        if (led) {
            rows.lead(alert.id(), next == null ? null : next.who(), null, there ? null
                    : waits(alert, next, now));
        } else if (alert.thereAt() != null && !there) {
            rows.lead(alert.id(), alert.lead(), null, waits(alert, next, now));
        }
        if (!there && next == null && (led || alert.thereAt() != null || all.stream().noneMatch(
                one -> one.part() == Told.Part.AIDE && one.answer() == null))) {
            rows.ring(alert.id(), alert.ring(), now);
            bell.ringSoon(alert.id());
        }
    }

    /** Once somebody was at the door nobody else was called any more: from now on they are. */
    private static @Nullable Instant waits(Alert alert, @Nullable Told next, Instant now) {
        if (alert.thereAt() == null || next == null) {
            return alert.ringAt();
        }
        var minutes = next.minutes();
        return now.plus(Rings.arrival(minutes == null ? USUAL_WAY : minutes));
    }
}
