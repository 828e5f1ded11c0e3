package shouwang.timebank.shop;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.rules.Article;

/**
 * 日结 between co-op and village: the points taken in go back to the village, which ends them,
 * and the sheet says what the co-op gave for them.
 */
@Component
@Transactional
public class DayClosing {
    private static final String CLAUSE = Article.GOODS.chinese()
            + "：合作社收进的积分，日结时交回村里。";
    private final ShopRows rows;
    private final SpendingRulebook rules;
    private final Ledger ledger;
    private final Books books;
    private final Audit audit;
    private final Clock clock;

    DayClosing(ShopRows rows, SpendingRulebook rules, Ledger ledger, Books books, Audit audit,
            Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.ledger = ledger;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a closing at this moment would say. */
    @Transactional(readOnly = true)
    public Settlement now(Actor actor, String village) {
        return count(actor, Ids.fresh(), village, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Settlement count(Actor actor, UUID id, String village, Instant until) {
        var since = rows.settlements(village, 1).stream().findFirst().map(Settlement::until)
                .orElse(Instant.EPOCH);
        var sums = rows.sums(village, since, until);
        return new Settlement(id, village, since, until, (int) sums[0], new Points(sums[1]),
                (int) sums[2], new Points(sums[3]), Points.ZERO, actor.name());
    }

    /** Closes the counter up to now; the same id again answers the same. */
    public Settlement close(Actor actor, UUID id, String village) {
        actor.need(Right.COUNTER);
        actor.needPlace(village);
        rows.holdTill(village);
        var there = rows.settlement(id);
        if (there.isPresent()) {
            return there.get();
        }
        var sheet = count(actor, id, village, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (sheet.sales() == 0 && sheet.returns() == 0) {
            throw new Rejected(Reason.NOT_NOW, "上次日结以后没有兑换，不用结。");
        }
        var till = AccountId.of(Book.POINTS, AccountKind.COOP, village);
        ledger.open(List.of(NewAccount.of(village, Book.POINTS, AccountKind.COOP),
                NewAccount.of(village, Book.POINTS, AccountKind.ISSUING)));
        var taken = books.balance(till).posted();
        if (taken > 0 && ledger.post(Transfer.points(Ids.derived(id, "SETTLE"), till,
                        AccountId.issuing(village), taken, "SETTLE", sheet.until())
                .memo("合作社日结").under(rules.inForce(village, LocalDate.now(clock)).id(), CLAUSE)
                .by(actor.id()).from(id)) instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "没有结成：" + refused.why().say());
        }
        var closed = new Settlement(id, village, sheet.since(), sheet.until(), sheet.sales(),
                sheet.sold(), sheet.returns(), sheet.returned(), new Points(taken), actor.name());
        rows.insert(closed, actor.id());
        audit.log(actor, village, "合作社日结", closed.net().toString(), id, null);
        return closed;
    }

    @Transactional(readOnly = true)
    public Settlement get(UUID id) {
        return rows.settlement(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这张日结单，可能不归您管。"));
    }

    @Transactional(readOnly = true)
    public List<Settlement> list(String village, int limit) {
        return rows.settlements(village, limit);
    }

    /** Goods given for the points of a sheet, those brought back taken off. */
    @Transactional(readOnly = true)
    public List<Settlement.Given> given(Settlement sheet) {
        return rows.given(sheet.placeCode(), sheet.since(), sheet.until());
    }
}
