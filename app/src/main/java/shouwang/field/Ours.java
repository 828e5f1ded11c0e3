package shouwang.field;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Which visits and elders are an aide's own; everything else is as if it were not there. */
@Component
class Ours {
    /** An elder whom she was to visit so lately is no stranger to her. */
    private static final Duration LATELY = Duration.ofDays(60);
    private final Timetable timetable;
    private final Phones phones;
    private final Pairs pairs;
    private final Elders elders;
    private final Clock clock;

    Ours(Timetable timetable, Phones phones, Pairs pairs, Elders elders, Clock clock) {
        this.timetable = timetable;
        this.phones = phones;
        this.pairs = pairs;
        this.elders = elders;
        this.clock = clock;
    }

    static Rejected noVisit() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这次上门，可能不归您管。请打开今天的路线再核对。");
    }

    /** Her visit as it stands now; does not fit where she was sent there and another one is now. */
    Visit visit(Actor actor, UUID id) {
        var visit = timetable.byIds(List.of(id)).get(id);
        if (visit == null) {
            throw noVisit();
        }
        if (!visit.aideId().equals(actor.person())) {
            if (phones.wasGiven(actor, id)) {
                throw new Rejected(Reason.NOT_NOW, "这次上门已经改派给别人了。");
            }
            throw noVisit();
        }
        return visit;
    }

    /** Whether somebody's visit of this id could still come from this account. */
    boolean mayCome(Actor actor, UUID visitId, @Nullable UUID elderId) {
        return elderId != null && knows(actor, elderId)
                && !phones.wasGiven(actor, visitId);
    }

    private boolean knows(Actor actor, UUID elderId) {
        return pairs.history(elderId).stream()
                .anyMatch(pair -> pair.aideId().equals(actor.person()))
                || timetable.met(actor.person(), elderId,
                        LocalDate.now(clock).minusDays(LATELY.toDays()));
    }

    /** An elder of hers, by a pair or by a visit; others are not there. */
    Elder elder(Actor actor, UUID id) {
        var elder = elders.find(id);
        if (elder.isEmpty() || !knows(actor, id)) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这位老人，可能不归您管。");
        }
        return elder.get();
    }

    /** An elder whom she was paired with on that day; does not fit where she was not. */
    Elder paired(Actor actor, UUID id, Instant at) {
        var elder = elder(actor, id);
        var day = LocalDate.ofInstant(at, clock.getZone());
        if (pairs.history(id).stream().noneMatch(pair -> pair.aideId().equals(actor.person())
                && held(pair, day))) {
            throw new Rejected(Reason.NOT_NOW, "那天这位老人没有和您结对。");
        }
        return elder;
    }

    /** Paired by the desk today, she may have begun to look after her a little before. */
    private static boolean held(Pair pair, LocalDate day) {
        var until = pair.until();
        return !day.isBefore(pair.from().minusDays(7)) && (until == null || !day.isAfter(until));
    }

    /** Does not fit where she had moved away or died before that moment. */
    void there(UUID elderId, Instant at) {
        var elder = elders.get(elderId);
        if (!elder.isGone()) {
            return;
        }
        var since = elders.more(elderId).statusSince();
        if (since == null || !LocalDate.ofInstant(at, clock.getZone()).isBefore(since)) {
            throw new Rejected(Reason.NOT_NOW, elder.name() + "那天已登记"
                    + elder.status().chinese() + "。");
        }
    }
}
