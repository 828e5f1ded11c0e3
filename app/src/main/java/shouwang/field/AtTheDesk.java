package shouwang.field;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Doorkeeper;
import shouwang.care.LateVisits;
import shouwang.care.Needs;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.errand.Errands;
import shouwang.care.proof.Ink;
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Writes a story that did not fit into the books because a person at the desk says that it was so:
 * into its own visit where that is still open, and else as a visit of its own beside it.
 */
@Component
class AtTheDesk {
    private final Visits visits;
    private final LateVisits late;
    private final Timetable timetable;
    private final Needs needs;
    private final Errands errands;
    private final Slips slips;
    private final Doorkeeper door;
    private final IntoBooks books;

    AtTheDesk(Visits visits, LateVisits late, Timetable timetable, Needs needs, Errands errands,
            Slips slips, Doorkeeper door, IntoBooks books) {
        this.visits = visits;
        this.late = late;
        this.timetable = timetable;
        this.needs = needs;
        this.errands = errands;
        this.slips = slips;
        this.door = door;
        this.books = books;
    }

    void enter(Actor actor, UUID aideId, String aide, List<Kept> facts) {
        var wrote = false;
        UUID target = null;
        for (var kept : facts) {
            var written = write(actor, aideId, aide,
                    Skews.past(kept.fact(), kept.receivedAt()));
            wrote |= written.anything();
            target = written.visit() == null ? target : written.visit();
        }
        if (target != null) {
            door.toldBy(target, facts.getFirst().accountId());
        }
        wrote |= confirm(actor, facts, target);
        if (!wrote) {
            throw new Rejected(Reason.NOT_NOW,
                    "手机只记了“开始服务”，还没有“做完了”，没有可记的。等手机再送，或选“不记”。");
        }
    }

    /** What one fact put into the books, and the visit it became, if any. */
    private record Written(boolean anything, @Nullable UUID visit) { }

    private Written write(Actor actor, UUID aideId, String aide, Fact fact) {
        UUID visit = null;
        switch (fact) {
            case Fact.Finish done -> visit = finish(actor, aideId, done);
            case Fact.DropIn done -> visit = visits.enter(actor, IntoBooks.plan(done.visitId(),
                    Objects.requireNonNull(done.head().elder()), aideId, done.service(),
                    done.work()), done.work().finish()).id();
            case Fact.Slip slip -> visit = slips.found(actor, SlipSerial.read(slip.serial()),
                    new Slip.Entry(Objects.requireNonNull(slip.head().elder()), slip.service(),
                            slip.work().started(), slip.work().finished(),
                            slip.work().finish().done(), null)).visit().id();
            case Fact.Missed missed -> visits.missed(actor, visitOf(missed.head()), missed.why());
            case Fact.Help help -> needs.raise(actor, IntoBooks.need(help,
                    Objects.requireNonNull(help.head().elder()), aide));
            case Fact.Handled money -> errands.step(actor, IntoBooks.step(money),
                    Objects.requireNonNull(money.head().elder()), aideId, money.signature());
            case Fact.Start start -> {
                return new Written(false, null);
            }
            case Fact.Confirm confirm -> {
                return new Written(false, null);
            }
            case Fact.Shot shot -> {
                return new Written(false, null);
            }
        }
        return new Written(true, visit);
    }

    private static UUID visitOf(Fact.Head head) {
        return Objects.requireNonNull(head.visit());
    }

    /** Into its own visit where that is still hers to finish; else as one of its own. */
    private UUID finish(Actor actor, UUID aideId, Fact.Finish done) {
        var visit = visits.mine(actor, visitOf(done.head()));
        var open = visit.status() == Visit.Status.PLANNED
                || visit.status() == Visit.Status.STARTED;
        if (open && visit.aideId().equals(aideId)) {
            return late.finish(actor, visit.id(), done.work().started(), done.work().finish())
                    .id();
        }
        return visits.enter(actor, IntoBooks.plan(Ids.derived(done.head().id(), "VISIT"),
                visit.elderId(), aideId, visit.service(), done.work()), done.work().finish()).id();
    }

    /** Her word goes to the visit that was written; a wrong card is made good by a call. */
    private boolean confirm(Actor actor, List<Kept> facts, @Nullable UUID target) {
        var confirmed = false;
        for (var kept : facts) {
            if (kept.fact() instanceof Fact.Confirm word) {
                var id = target == null ? visitOf(word.head()) : target;
                var visit = timetable.byIds(List.of(id)).get(id);
                if (visit == null) {
                    throw new Rejected(Reason.NOT_NOW,
                            "手机只送了老人的确认，那次上门还没有送到。等手机再送，或选“不记”。");
                }
                if (visit.status() != Visit.Status.CONFIRMED) {
                    var said = books.said(visit, word);
                    var picture = word.signature();
                    var good = books.isHers(visit.elderId(), word)
                            && (picture == null || Ink.isDrawn(picture));
                    visits.confirm(actor, id, good ? said : new Visit.Confirm(
                            Visit.Method.CALL_BACK, said.by(), said.rating(), null),
                            good ? picture : null);
                }
                confirmed = true;
            }
        }
        return confirmed;
    }
}
