package shouwang.timebank.earning;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.ledger.Order;
import shouwang.ledger.Recorded;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.timebank.rules.Article;

/**
 * 冻结: while an objection to hours waits that are in the books already, what a ruling would take
 * back is held, as far as the household still has it. The ruling gives the hold back first.
 */
@Component
class Freezing {
    static final String KIND = "FREEZE";
    private final Ledger ledger;
    private final Books books;
    private final Clock clock;

    Freezing(Ledger ledger, Books books, Clock clock) {
        this.ledger = ledger;
        this.books = books;
        this.clock = clock;
    }

    private static UUID id(UUID dispute) {
        return Ids.derived(dispute, KIND);
    }

    /** Holds what there is of them; nothing where all is spent. */
    void hold(Actor actor, Dispute dispute, Earning e) {
        var home = AccountId.household(e.household());
        var issuing = AccountId.issuing(e.placeCode());
        ledger.hold(List.of(home, issuing));
        var there = Math.min(e.minutes(), available(home));
        if (there <= 0) {
            return;
        }
        var now = clock.instant();
        var verdict = ledger.post(Transfer.points(id(dispute.id()), home, issuing, there, KIND, now)
                .memo("有异议，先冻结：" + e.what() + " " + e.number())
                .under(e.rule(), Article.REVIEW.chinese() + "：已入账的时长有异议，裁决以前先冻结。")
                .by(actor.id()).doneFor(e.doneFor()).from(e.source())
                .pendingUntil(Notice.lapses(now.atZone(clock.getZone()).toLocalDate())));
        if (verdict instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "没有冻结成：" + refused.why().say());
        }
    }

    private long available(UUID account) {
        return books.account(account).map(a -> a.balance().available()).orElse(0L);
    }

    /** The hold of a dispute, where it still stands. */
    private Optional<Recorded> standing(UUID dispute, Earning e) {
        return books.pending(AccountId.household(e.household())).stream()
                .filter(row -> row.id().equals(id(dispute))).findFirst();
    }

    /** What is held for a dispute now. */
    Points held(UUID dispute, Earning e) {
        return standing(dispute, e).map(row -> new Points(row.amount())).orElse(Points.ZERO);
    }

    /** The order that ends a hold, in the group of the ruling; none where nothing is held. */
    List<Order> release(Actor actor, UUID dispute, Earning e) {
        return standing(dispute, e).<List<Order>>map(row -> List.of(Order.Resolve.release(row.id(),
                "裁决了，解除冻结", actor.id()).linked(dispute))).orElse(List.of());
    }

    /** Ends a hold by itself, where the hours stay as they are. */
    void end(Actor actor, UUID dispute, Earning e) {
        ledger.post(release(actor, dispute, e));
    }

    /**
     * Refuses a ruling that would take more than the household has, and says how much that is.
     *
     * @param back minutes of points that the ruling takes from the household
     */
    void needLeft(UUID dispute, Earning e, long back) {
        var left = available(AccountId.household(e.household())) + held(dispute, e).minutes();
        if (back > left) {
            var spent = back - Math.max(0, left);
            throw new Rejected(Reason.NOT_NOW, "minutes",
                    "没有裁成，什么也没有变。要收回 %s，这一户能收的只有 %s，另外 %s 已经用掉，扣不回来。"
                            .formatted(new Points(back), new Points(Math.max(0, left)),
                                    new Points(spent))
                            + "请先和户里商量补上，或者改记 %d 分钟以上。".formatted(
                            e.minutes() - Math.max(0, left)));
        }
    }
}
