package shouwang.timebank.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.Ledger;
import shouwang.ledger.Order;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.HoursRuled;

/**
 * A household pays for a booked visit what the ruling on it says: what it paid comes back and the
 * new amount goes, both or neither, in the ruling's transaction.
 */
@Component
class PayAsRuled {
    private final BookingRows rows;
    private final Visits visits;
    private final SpendingRulebook rules;
    private final Ledger ledger;
    private final Clock clock;

    PayAsRuled(BookingRows rows, Visits visits, SpendingRulebook rules, Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.visits = visits;
        this.rules = rules;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    void pay(HoursRuled ruled) {
        if (ruled.before().kind() != Earning.Kind.VISIT) {
            return;
        }
        var need = visits.get(ruled.before().source()).needId();
        if (need == null || !paid(need).equals(Optional.of(ruled.before().source()))) {
            return;
        }
        rows.ofNeed(need).filter(b -> b.state() == Booking.State.SPENT).ifPresent(booking -> {
            var old = booking.spent() == null ? 0 : booking.spent().minutes();
            var due = due(ruled, booking, old);
            if (due != old) {
                write(ruled, booking, due);
            }
        });
    }

    /** Where two go, the household pays for whom the elder confirmed first. */
    private Optional<UUID> paid(UUID need) {
        return visits.forNeeds(List.of(need)).stream()
                .filter(visit -> visit.status() == Visit.Status.CONFIRMED)
                .min(Comparator.comparing(visit -> Optional.ofNullable(visit.confirmedAt())
                        .orElse(Instant.MAX))).map(Visit::id);
    }

    /**
     * At most what was held. Hours count by the day's rates and the household pays bare minutes:
     * a ruling that takes hours away never costs it more, one that adds never less.
     */
    private static long due(HoursRuled ruled, Booking booking, long old) {
        var most = Math.min(ruled.minutes(), booking.held().minutes());
        return ruled.minutes() < ruled.before().minutes() + ruled.before().over()
                ? Math.min(old, most) : Math.max(old, most);
    }

    /** The old one back first: only the difference must be there. */
    private void write(HoursRuled ruled, Booking booking, long due) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var link = Ids.derived(ruled.dispute(), "BOOKED");
        var orders = new ArrayList<Order>(List.of(Order.Reverse.of(rows.spentBy(booking), now,
                ruled.by().id(), "异议裁决：约的" + booking.service().chinese() + "退回")
                .linked(link)));
        if (due > 0) {
            orders.add(Transfer.points(link, AccountId.household(booking.householdId()),
                            AccountId.issuing(booking.placeCode()), due, "BOOK", now)
                    .memo("异议裁决：约的%s改扣 %d 分钟".formatted(booking.service().chinese(), due))
                    .under(rules.inForce(booking.placeCode(), LocalDate.now(clock)).id(),
                            Bookings.CLAUSE).by(ruled.by().id()).doneFor(booking.elderId())
                    .from(booking.id()).linked(link));
        }
        for (var verdict : ledger.post(orders)) {
            if (verdict instanceof Verdict.Refused refused
                    && refused.why() != Verdict.Refusal.LINKED) {
                throw new Rejected(Reason.NOT_NOW, "minutes",
                        "没有裁成，什么也没有变。约这次服务的那一户：" + refused.why().say() + "请先和户里商量。");
            }
        }
        rows.ruled(booking.id(), due > 0 ? Booking.State.SPENT : Booking.State.GIVEN_BACK,
                new Points(due), due > 0 ? link : null);
    }
}
