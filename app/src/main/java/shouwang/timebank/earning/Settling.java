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
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.Entry;
import shouwang.ledger.Order;
import shouwang.ledger.Transfer;
import shouwang.timebank.leaving.Leavers;
import shouwang.timebank.leaving.Left;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.Reckoning;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.Stint;
import shouwang.timebank.rules.TimeBankRules;
import shouwang.timebank.rules.TimeBankRules.Leaving;

/**
 * How a ruling, or the taking back of what was written down by mistake, reaches the books: a new
 * transfer, and the old one given back or reversed.
 */
@Component
class Settling {
    private static final String OUT = "%s：%s 那一天这一户已经退出时间银行，不记分，所以不能改记。"
            + "要么维持原样，要么不算这一笔。";
    private static final String WRONG = "没有记成，什么也没有变。这一户的积分可能已经用掉，扣不回来，请先和户里商量。";
    private static final String RULING = "RULING";

    /**
     * Why.
     *
     * @param id from which the ids of the transfers follow
     * @param words for the passbook
     * @param none what becomes of an earning of which nothing is left
     */
    record Cause(UUID id, String words, Earning.State none) {
        static Cause of(Dispute dispute) {
            return new Cause(dispute.id(), "异议裁决", Earning.State.REFUSED);
        }
    }

    private final EarningRows rows;
    private final EarningBooks books;
    private final Rulebook rulebook;
    private final Leavers leavers;
    private final Freezing freezing;
    private final Clock clock;

    Settling(EarningRows rows, EarningBooks books, Rulebook rulebook, Leavers leavers,
            Freezing freezing, Clock clock) {
        this.freezing = freezing;
        this.rows = rows;
        this.books = books;
        this.rulebook = rulebook;
        this.leavers = leavers;
        this.clock = clock;
    }

    /**
     * Writes that so many minutes count; the caps of the fact's own day hold here too. A household
     * that was out on that day gets none; where its points went to the pool when it left, so does
     * what is added now, and the pool pays back what is taken.
     */
    Earning settle(Actor actor, Earning e, Cause cause, int minutes) {
        var lefts = leavers.of(List.of(e.household())).getOrDefault(e.household(), List.of());
        if (minutes > 0 && lefts.stream().anyMatch(left -> left.out(e.day()))) {
            throw new Rejected(Reason.NOT_NOW, "minutes",
                    OUT.formatted(Article.LEAVING.chinese(), e.day()));
        }
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
        var after = e.now(minutes == 0 ? cause.none() : Earning.State.FINAL, counted,
                over, over > 0 ? to.name() : null,
                counted > 0 ? Ids.derived(cause.id(), "RULING") : null,
                over > 0 ? Ids.derived(cause.id(), "RULING_OVER") : null);
        books.open(e.placeCode(), List.of(after));
        var orders = new ArrayList<>(freezing.release(actor, cause.id(), e));
        orders.addAll(orders(actor, e, after, cause));
        var gaveAll = lefts.stream().anyMatch(l -> l.away() && l.how() == Leaving.POOL);
        if (!e.open() && !gaveAll) {
            freezing.needLeft(cause.id(), e, e.minutes() - counted);
        }
        lefts.stream().filter(left -> left.away() && left.how() == Leaving.POOL).findFirst()
                .ifPresent(left -> withPool(actor, e, after, cause, left, orders));
        books.write(orders, WRONG);
        rows.state(List.of(after));
        rows.add(e.placeCode(), Map.of(e.person(), (long) counted - e.minutes()));
        return after;
    }

    /**
     * The new ones first, so that only the difference must be there to be taken back. Both are
     * of the day of the service: from then on the hours last, and at no moment do both count.
     */
    private List<Order> orders(Actor actor, Earning e, Earning after, Cause cause) {
        var orders = new ArrayList<Order>();
        line(actor, e, after, after.transfer(), AccountId.household(e.household()),
                after.minutes(), cause, orders);
        line(actor, e, after, after.overTransfer(), EarningBooks.over(after), after.over(),
                cause, orders);
        var gone = e.open() && Notice.lapses(e.hangsUntil()).isBefore(clock.instant());
        for (var old : gone ? List.<UUID>of() : EarningBooks.transfers(e)) {
            orders.add(e.open() ? Order.Resolve.release(old, cause.words() + "：原来的不记", actor.id())
                    .linked(cause.id()) : Order.Reverse.of(old, e.until(), actor.id(),
                    cause.words() + "：冲回原来的").linked(cause.id()));
        }
        return orders;
    }

    /**
     * Keeps the account of a household that gave all to the pool at nothing. Only what it earned
     * before went there: hours entered after the leaving stay with the household, and so does
     * what becomes of them.
     */
    private void withPool(Actor actor, Earning e, Earning after, Cause cause, Left left,
            List<Order> orders) {
        var more = after.minutes() - e.minutes();
        if (more == 0 || !e.enteredAt().isBefore(left.at())) {
            return;
        }
        var home = AccountId.household(e.household());
        var pool = books.pool(e.placeCode());
        var moved = more > 0 ? more : Math.min(-more, given(left, home, pool));
        if (moved <= 0) {
            return;
        }
        var transfer = Transfer.points(Ids.derived(cause.id(), "RULING_LEFT"),
                        more > 0 ? home : pool, more > 0 ? pool : home, moved, RULING,
                        clock.instant())
                .memo(cause.words() + "：退出的一户，"
                        + (more > 0 ? "加记的归捐赠池" : "减记的从捐赠池扣回"))
                .under(left.rule(), Article.LEAVING.chinese() + "：退出时积分归捐赠池。")
                .by(actor.id()).from(e.source()).linked(cause.id());
        orders.add(more > 0 ? orders.size() : 0, transfer);
    }

    /**
     * What the pool still has of a household that left: what it gave then and by rulings since,
     * less what rulings took back. One ruling at a time adds this up.
     */
    private long given(Left left, UUID home, UUID pool) {
        if (leavers.hold(left.id()).filter(Left::away).isEmpty()) {
            return 0;
        }
        return left.minutes() - books.since(home, left.at()).stream()
                .filter(line -> line.transfer().kind().equals(RULING)
                        && line.other().equals(pool))
                .mapToLong(Entry::change).sum();
    }

    private void line(Actor actor, Earning e, Earning after, @Nullable UUID id, UUID credit,
            int minutes, Cause cause, List<Order> orders) {
        if (id != null) {
            var whole = after.minutes() + after.over();
            orders.add(Transfer.points(id, AccountId.issuing(e.placeCode()), credit, minutes,
                            RULING, e.until())
                    .memo("裁决：" + e.what() + "改记 " + whole + " 分钟，" + e.name())
                    .under(e.rule(), Article.REVIEW.chinese() + "：异议裁决，改记 " + whole
                            + " 分钟。").by(actor.id()).doneFor(e.doneFor())
                    .from(e.source()).linked(cause.id()));
        }
    }
}
