package shouwang.field;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.LateVisits;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.errand.Errand;
import shouwang.care.errand.Errands;
import shouwang.care.picture.Pictures;
import shouwang.care.proof.Ink;
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pairing.Cards;
import shouwang.people.Elders;

/**
 * Writes one fact into the books as the aide told it. What does not fit is refused by the books
 * themselves; {@link Facts} keeps it then for the desk.
 */
@Component
class IntoBooks {
    private static final Duration EARLIEST = Duration.ofDays(3);
    private final Ours ours;
    private final Visits visits;
    private final LateVisits late;
    private final Timetable timetable;
    private final Needs needs;
    private final Errands errands;
    private final Pictures pictures;
    private final Cards cards;
    private final Elders elders;
    private final CallsForHelp calls;
    private final Slips slips;

    IntoBooks(Ours ours, Visits visits, LateVisits late, Timetable timetable, Needs needs,
            Errands errands, Pictures pictures, Cards cards, Elders elders, CallsForHelp calls,
            Slips slips) {
        this.ours = ours;
        this.visits = visits;
        this.late = late;
        this.timetable = timetable;
        this.needs = needs;
        this.errands = errands;
        this.pictures = pictures;
        this.cards = cards;
        this.elders = elders;
        this.calls = calls;
        this.slips = slips;
    }

    /** Whether it stands, or waits for another; refuses what does not fit. */
    Verdict.Kind enter(Actor actor, Fact fact) {
        switch (fact) {
            case Fact.Start start -> start(actor, start);
            case Fact.Finish finish -> finish(actor, finish);
            case Fact.Confirm confirm -> {
                return confirm(actor, confirm);
            }
            case Fact.Missed missed -> missed(actor, missed);
            case Fact.DropIn dropIn -> dropIn(actor, dropIn);
            case Fact.Help help -> help(actor, help);
            case Fact.Handled money -> handled(actor, money);
            case Fact.Slip slip -> slip(actor, slip);
            case Fact.Shot shot -> shot(actor, shot);
        }
        return Verdict.Kind.TAKEN;
    }

    /** A slip of paper read with the phone; the elder's signature waits for the desk. */
    private void slip(Actor actor, Fact.Slip fact) {
        var elder = ours.elder(actor, elderOf(fact.head()));
        var work = fact.work();
        slips.enter(actor, SlipSerial.read(fact.serial()), new Slip.Entry(elder.id(),
                fact.service(), work.started(), work.finished(), work.finish().done(), null));
    }

    private static UUID visitOf(Fact.Head head) {
        return Objects.requireNonNull(head.visit());
    }

    private static UUID elderOf(Fact.Head head) {
        return Objects.requireNonNull(head.elder());
    }

    private void start(Actor actor, Fact.Start fact) {
        var visit = ours.visit(actor, visitOf(fact.head()));
        ours.there(visit.elderId(), fact.head().at());
        afterPlan(visit, fact.head().at());
        visits.start(actor, visit.id(), fact.head().at());
    }

    private void finish(Actor actor, Fact.Finish fact) {
        var visit = ours.visit(actor, visitOf(fact.head()));
        ours.there(visit.elderId(), fact.work().finished());
        afterPlan(visit, fact.work().started());
        late.finish(actor, visit.id(), fact.work().started(), fact.work().finish());
    }

    /** She may go a day early; weeks early is a phone whose date was changed. */
    private static void afterPlan(Visit visit, Instant at) {
        var early = Duration.between(at, visit.plannedAt());
        if (early.compareTo(EARLIEST) > 0) {
            throw new Rejected(Reason.NOT_NOW, "记的时间比安排的早了 " + early.toDays()
                    + " 天，手机的日期可能被改过。");
        }
    }

    /** Waits for the visit to be done; one that nobody knows yet may be a drop-in still to come. */
    private Verdict.Kind confirm(Actor actor, Fact.Confirm fact) {
        drawn(fact);
        var id = visitOf(fact.head());
        var there = timetable.byIds(List.of(id)).get(id);
        if ((there == null || !there.aideId().equals(actor.person()))
                && ours.mayCome(actor, id, fact.head().elder())) {
            return Verdict.Kind.WAITING;
        }
        var visit = ours.visit(actor, id);
        if (visit.status() == Visit.Status.PLANNED || visit.status() == Visit.Status.STARTED) {
            return Verdict.Kind.WAITING;
        }
        if (visit.status() != Visit.Status.CONFIRMED) {
            checkCard(visit.elderId(), fact);
            visits.confirm(actor, id, said(visit, fact), fact.signature());
        }
        return Verdict.Kind.TAKEN;
    }

    /** Before an aide's eyes: a card that is not hers is tried again at once. */
    void checkHere(Actor actor, Fact.Confirm fact) {
        var visit = ours.visit(actor, visitOf(fact.head()));
        if (!isHers(visit.elderId(), fact)) {
            throw new Rejected(Reason.WRONG_FORM, "token",
                    "这不是这位老人现在的卡。请扫家里墙上的卡，或换别的确认办法。");
        }
    }

    private static void drawn(Fact.Confirm fact) {
        if (fact.method() == Visit.Method.SIGNATURE || fact.method() == Visit.Method.THUMBPRINT) {
            var picture = fact.signature();
            if (picture == null) {
                throw new Rejected(Reason.MISSING, "signature", fact.method().chinese()
                        + "要老人在手机的框里写字或者按手印，框里还是空的。");
            }
            Ink.checked(picture);
        }
    }

    Visit.Confirm said(Visit visit, Fact.Confirm fact) {
        var by = fact.by();
        return new Visit.Confirm(fact.method(), by == null ? elders.get(visit.elderId()).name()
                : by, fact.rating(), null);
    }

    /** The QR's address, its token, or the four digits printed on the card. */
    private void checkCard(UUID elderId, Fact.Confirm fact) {
        if (!isHers(elderId, fact)) {
            throw new Rejected(Reason.NOT_NOW, "扫的不是这位老人现在的卡（旧卡、别人的卡或假卡），没有算确认。");
        }
    }

    boolean isHers(UUID elderId, Fact.Confirm fact) {
        var token = fact.token();
        if (token == null) {
            return true;
        }
        return token.matches("\\d{4}") ? cards.shortCode(elderId).equals(token)
                : cards.elderOf(token.substring(token.lastIndexOf('/') + 1))
                        .filter(elderId::equals).isPresent();
    }

    /** Nobody has to go to a visit that was called off, so it is no quarrel that nobody went. */
    private void missed(Actor actor, Fact.Missed fact) {
        var visit = ours.visit(actor, visitOf(fact.head()));
        if (visit.status() != Visit.Status.CANCELLED) {
            visits.missed(actor, visit.id(), fact.why());
        }
    }

    private void dropIn(Actor actor, Fact.DropIn fact) {
        var elder = ours.paired(actor, elderOf(fact.head()), fact.work().started());
        ours.there(elder.id(), fact.work().finished());
        late.dropIn(actor, plan(fact.visitId(), elder.id(), actor.person(), fact.service(),
                fact.work()), fact.work().finish());
    }

    static Visit.Plan plan(UUID visitId, UUID elderId, UUID aideId,
            Service service, Fact.Work work) {
        var did = work.did();
        var task = did.isEmpty() ? service.chinese() : Text.cut(did, 200);
        return new Visit.Plan(visitId, elderId, aideId, null, service, task, work.started());
    }

    private void help(Actor actor, Fact.Help fact) {
        var elderId = fact.head().elder();
        if (elderId == null) {
            calls.forHerself(actor, fact);
            return;
        }
        ours.elder(actor, elderId);
        needs.raise(actor, need(fact, elderId, actor.name()));
    }

    static Need.Raise need(Fact.Help fact, UUID elderId, String aide) {
        var piece = fact.piece();
        return new Need.Raise(fact.head().id(), elderId, fact.service(), fact.wish(),
                piece == null ? fact.service().people() : piece.people(), Need.RaisedAs.AIDE, aide,
                Need.Via.VISIT, fact.head().at(), fact.urgent(), piece);
    }

    private void handled(Actor actor, Fact.Handled fact) {
        var elder = ours.elder(actor, elderOf(fact.head()));
        var picture = fact.signature();
        errands.step(actor, step(fact), elder.id(), actor.person(),
                picture == null ? null : Ink.checked(picture));
    }

    static Errand.Step step(Fact.Handled fact) {
        return new Errand.Step(fact.head().id(), fact.errand(), fact.step(),
                new Money(fact.fen()), fact.what(), fact.head().at(), fact.signature() != null);
    }

    private void shot(Actor actor, Fact.Shot fact) {
        var visit = timetable.byIds(List.of(fact.about())).get(fact.about());
        var given = fact.head().elder();
        UUID elderId;
        if (given == null) {
            elderId = visit != null ? ours.visit(actor, visit.id()).elderId()
                    : errands.find(fact.about()).filter(one -> one.aideId().equals(actor.person()))
                            .map(Errand::elderId).orElseThrow(Ours::noVisit);
        } else {
            elderId = ours.elder(actor, given).id();
            if (visit != null && !visit.elderId().equals(elderId)) {
                throw Ours.noVisit();
            }
        }
        pictures.announce(actor, fact.head().id(), elderId, fact.about(), fact.what(),
                fact.head().at());
    }
}
