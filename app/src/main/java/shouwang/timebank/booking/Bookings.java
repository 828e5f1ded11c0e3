package shouwang.timebank.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Visit;
import shouwang.care.VisitConfirmed;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Order;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;

/**
 * Services booked with points (积分换服务): the points are held and a need is raised; the visit's
 * confirmation spends what it took, at most what was held, and the rest comes back.
 */
@Component
@Transactional
public class Bookings {
    static final String CLAUSE = Article.GOODS.chinese()
            + "：积分可以换服务，先冻结，老人确认后按实际分钟扣。";
    private static final String GOING = "互助员已经去做了，不能再退。做好的，等老人确认后按实际扣。";
    private static final Set<Visit.Status> GONE = EnumSet.of(Visit.Status.STARTED,
            Visit.Status.DONE, Visit.Status.CONFIRMED);
    private final BookingRows rows;
    private final Households households;
    private final Elders elders;
    private final Needs needs;
    private final Visits visits;
    private final HouseholdCards cards;
    private final SpendingRulebook rules;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    Bookings(BookingRows rows, Households households, Elders elders, Needs needs, Visits visits,
            HouseholdCards cards, SpendingRulebook rules, Ledger ledger, Audit audit,
            Clock clock) {
        this.audit = audit;
        this.rows = rows;
        this.households = households;
        this.elders = elders;
        this.needs = needs;
        this.visits = visits;
        this.cards = cards;
        this.rules = rules;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Books a service for an elder of the village; the same id again is one booking. */
    public Booking book(Actor actor, Booking.Ask ask) {
        actor.need(Right.CALLS);
        actor.need(Right.WRITE_POINTS);
        var household = households.get(ask.householdId());
        actor.needPlace(household.placeCode());
        var elder = elders.get(ask.elderId());
        var village = Place.villageOf(household.placeCode());
        check(ask, elder, village);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var inForce = rules.inForce(village, LocalDate.now(clock));
        var booking = new Booking(ask.id(), village, household.id(), elder.id(),
                Ids.derived(ask.id(), "NEED"), ask.service(), ask.most(), null,
                Booking.State.HELD, now.plus(Duration.ofDays(inForce.holdDays())), now, null);
        if (!rows.insert(booking, actor)) {
            return same(get(ask.id()), ask);
        }
        cards.needSpender(household, elder.id());
        ledger.open(List.of(NewAccount.of(village, Book.POINTS, AccountKind.ISSUING),
                NewAccount.household(village, household.id())));
        stand(ledger.post(Transfer.points(hold(booking),
                        AccountId.household(household.id()), AccountId.issuing(village),
                        ask.most().minutes(), "BOOK", now)
                .memo("约" + ask.service().chinese() + "，给" + elder.name())
                .under(inForce.id(), CLAUSE).by(actor.id()).doneFor(elder.id()).from(ask.id())
                .pendingUntil(booking.until())), "没有约成：");
        needs.raise(actor, new Need.Raise(booking.needId(), elder.id(), ask.service(),
                ask.wish() + "（积分约）", ask.service().people(), Need.RaisedAs.STATION, ask.by(),
                Need.Via.PAPER, now, false));
        audit.log(actor, village, "积分约服务", household.head() + "户，" + ask.service().chinese() + " "
                + ask.most(), booking.id(), ask.wish());
        return booking;
    }

    private static void check(Booking.Ask ask, Elder elder, String village) {
        if (!elder.villageCode().equals(village)) {
            throw new Rejected(Reason.NOT_NOW, "elder", "只能给本村的老人约。");
        }
        if (elder.status() != Elder.Status.HERE) {
            throw new Rejected(Reason.NOT_NOW, "elder",
                    elder.name() + "现在" + elder.status().chinese() + "，先不约上门。");
        }
        if (ask.most().minutes() < 1) {
            throw new Rejected(Reason.OUT_OF_RANGE, "minutes", "分钟数要大于零。");
        }
    }

    private static Booking same(Booking there, Booking.Ask ask) {
        if (!there.householdId().equals(ask.householdId())
                || !there.elderId().equals(ask.elderId()) || !there.held().equals(ask.most())
                || there.service() != ask.service()) {
            throw new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再填。");
        }
        return there;
    }

    static UUID hold(Booking booking) {
        return Ids.derived(booking.id(), "HOLD");
    }

    /**
     * The elder has confirmed: the minutes it took are spent, at most those held. A hold that ran
     * out costs nothing: the village was late, not the household.
     */
    @EventListener
    void spend(VisitConfirmed visit) {
        var need = visits.get(visit.visitId()).needId();
        if (need == null) {
            return;
        }
        rows.ofNeed(need).filter(b -> b.state() == Booking.State.HELD).ifPresent(booking -> {
            var spent = Math.max(1, Math.min(visit.minutes(), booking.held().minutes()));
            var verdict = ledger.post(Order.Resolve.post(hold(booking), spent,
                    visit.recordedBy().id()));
            switch (verdict) {
                case Verdict.Posted p -> end(booking, Booking.State.SPENT, new Points(spent));
                case Verdict.Already a -> end(booking, Booking.State.SPENT, new Points(spent));
                case Verdict.Refused r -> end(booking, Booking.State.LAPSED, Points.ZERO);
            }
        });
    }

    private void end(Booking booking, Booking.State state, Points spent) {
        rows.end(booking.id(), state, spent, clock.instant());
    }

    /**
     * Gives the held points back and withdraws the need, where nobody has gone yet. The need is
     * held first, as a confirmation does. What ran out has gone back by itself; closing it
     * withdraws the need.
     */
    public Booking cancel(Actor actor, UUID id, String why) {
        actor.need(Right.CALLS);
        actor.need(Right.WRITE_POINTS);
        actor.needPlace(get(id).placeCode());
        var need = needs.hold(get(id).needId());
        var booking = rows.ofNeed(need.id()).orElseThrow(Bookings::notThere);
        if (booking.state() == Booking.State.GIVEN_BACK) {
            return booking;
        }
        var lapsed = booking.at(clock.instant()).state() == Booking.State.LAPSED;
        if (!lapsed && booking.state() != Booking.State.HELD) {
            throw new Rejected(Reason.NOT_NOW,
                    "这一约" + booking.state().chinese() + "，不能再退。");
        }
        var going = needs.answers(need).stream().map(Visit::status).anyMatch(GONE::contains);
        if (going && !lapsed) {
            throw new Rejected(Reason.NOT_NOW, GOING);
        }
        if (booking.state() == Booking.State.HELD) {
            giveBack(actor, booking, lapsed, why);
        }
        if (need.isOpen() && !going) {
            needs.withdraw(actor, need.id(), why);
        }
        return get(id);
    }

    /** What ran out is given back with the words of the minute's job, whichever comes first. */
    private void giveBack(Actor actor, Booking booking, boolean lapsed, String why) {
        stand(ledger.post(Order.Resolve.release(hold(booking), lapsed ? Ledger.RAN_OUT : why,
                actor.id())), "没有退成：");
        end(booking, lapsed ? Booking.State.LAPSED : Booking.State.GIVEN_BACK, Points.ZERO);
        audit.log(actor, booking.placeCode(), "取消积分约定",
                households.get(booking.householdId()).head() + "户，" + booking.held(),
                booking.id(), why);
    }

    private static void stand(Verdict verdict, String wrong) {
        if (verdict instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "minutes", wrong + refused.why().say());
        }
    }

    @Transactional(readOnly = true)
    public Booking get(UUID id) {
        return rows.find(id).orElseThrow(Bookings::notThere);
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这一约，可能不归您管。");
    }

    /** What is still held first, then the newest. */
    @Transactional(readOnly = true)
    public List<Booking> list(String placeCode, int limit) {
        var now = clock.instant();
        return rows.list(placeCode, limit).stream().map(b -> b.at(now)).toList();
    }
}
