package shouwang.timebank.earning;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.ledger.AccountId;
import shouwang.ledger.Order;
import shouwang.ledger.Transfer;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.Reckoning;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.Stint;
import shouwang.timebank.rules.TimeBankRules;

/** How a ruling reaches the books: a new transfer, and the old one given back or reversed. */
@Component
class Settling {
    private static final String WRONG = "裁决没有记成，什么也没有变。这一户的积分可能已经用掉，扣不回来，请先和户里商量。";
    private final EarningRows rows;
    private final EarningBooks books;
    private final Rulebook rulebook;
    private final Clock clock;

    Settling(EarningRows rows, EarningBooks books, Rulebook rulebook, Clock clock) {
        this.rows = rows;
        this.books = books;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Writes that so many minutes count; the caps of the fact's own day hold here too. */
    Earning settle(Actor actor, Earning e, Dispute dispute, int minutes) {
        var totals = rows.hold(e.placeCode(), List.of(e.person()));
        var onDay = rows.onDays(e.placeCode(), List.of(e.person()), List.of(e.day()))
                .getOrDefault(new EarningRows.PersonDay(e.person(), e.day()), 0L);
        var rules = rulebook.inForce(e.placeCode(), e.day()).rules();
        var pooled = e.kind() == Earning.Kind.ACTIVITY
                && rules.group() == TimeBankRules.GroupHours.DONATE_ONLY;
        var counted = pooled ? 0 : Reckoning.capped(rules, minutes, new Stint.Stored(
                onDay - e.minutes(), totals.getOrDefault(e.person(), 0L) - e.minutes()));
        var over = minutes - counted;
        var to = pooled ? TimeBankRules.Over.POOL : rules.caps().over();
        var after = e.now(minutes == 0 ? Earning.State.REFUSED : Earning.State.FINAL, counted,
                over, over > 0 ? to.name() : null,
                counted > 0 ? Ids.derived(dispute.id(), "RULING") : null,
                over > 0 ? Ids.derived(dispute.id(), "RULING_OVER") : null);
        books.open(e.placeCode(), List.of(after));
        books.write(orders(actor, e, after, dispute), WRONG);
        rows.state(List.of(after));
        rows.add(e.placeCode(), Map.of(e.person(), (long) counted - e.minutes()));
        return after;
    }

    /** The new ones first, so that only the difference must be there to be taken back. */
    private List<Order> orders(Actor actor, Earning e, Earning after, Dispute dispute) {
        var orders = new ArrayList<Order>();
        line(actor, e, after, after.transfer(), AccountId.household(e.household()),
                after.minutes(), dispute, orders);
        line(actor, e, after, after.overTransfer(), EarningBooks.over(after), after.over(),
                dispute, orders);
        var gone = e.open() && Notice.lapses(e.hangsUntil()).isBefore(clock.instant());
        for (var old : gone ? List.<UUID>of() : EarningBooks.transfers(e)) {
            orders.add(e.open() ? Order.Resolve.release(old, "异议裁决：原来的不记", actor.id())
                    .linked(dispute.id()) : Order.Reverse.of(old, clock.instant(), actor.id(),
                    "异议裁决：冲回原来的").linked(dispute.id()));
        }
        return orders;
    }

    private void line(Actor actor, Earning e, Earning after, @Nullable UUID id, UUID credit,
            int minutes, Dispute dispute, List<Order> orders) {
        if (id != null) {
            var whole = after.minutes() + after.over();
            orders.add(Transfer.points(id, AccountId.issuing(e.placeCode()), credit, minutes,
                            "RULING", e.open() ? e.until() : clock.instant())
                    .memo("裁决：" + e.what() + "改记 " + whole + " 分钟，" + e.name())
                    .under(e.rule(), Article.REVIEW.chinese() + "：异议裁决，改记 " + whole
                            + " 分钟。").by(actor.id()).doneFor(e.doneFor())
                    .from(e.source()).linked(dispute.id()));
        }
    }
}
