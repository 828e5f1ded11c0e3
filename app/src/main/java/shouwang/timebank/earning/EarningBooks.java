package shouwang.timebank.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Entry;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Order;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.timebank.rules.TimeBankRules;

/** The transfers that an earning is made of: to the household, and what is above the caps. */
@Component
class EarningBooks {
    private static final int PAGE = 100;
    private final Ledger ledger;
    private final Books books;

    EarningBooks(Ledger ledger, Books books) {
        this.ledger = ledger;
        this.books = books;
    }

    /** Opens what these touch, in one statement. */
    void open(String village, Collection<Earning> earnings) {
        var wanted = new ArrayList<>(List.of(
                NewAccount.of(village, Book.POINTS, AccountKind.ISSUING)));
        if (earnings.stream().anyMatch(e -> e.over() > 0)) {
            wanted.add(NewAccount.of(village, Book.POINTS, AccountKind.SURPLUS));
            wanted.add(NewAccount.of(village, Book.POINTS, AccountKind.POOL));
        }
        earnings.stream().map(Earning::household).distinct()
                .forEach(h -> wanted.add(NewAccount.household(village, h)));
        ledger.open(wanted);
    }

    /** The village's pool, opened where there was none. */
    UUID pool(String village) {
        ledger.open(List.of(NewAccount.of(village, Book.POINTS, AccountKind.POOL)));
        return AccountId.of(Book.POINTS, AccountKind.POOL, village);
    }

    /** An account's lines entered from a moment on. */
    List<Entry> since(UUID account, Instant moment) {
        var lines = new ArrayList<Entry>();
        UUID before = null;
        while (true) {
            var page = books.statement(account, before, PAGE);
            var fresh = page.stream()
                    .filter(line -> !line.transfer().enteredAt().isBefore(moment)).toList();
            lines.addAll(fresh);
            if (fresh.size() < PAGE) {
                return lines;
            }
            before = fresh.getLast().transfer().id();
        }
    }

    /** The orders of one earning: none where nothing counts, two linked ones above a cap. */
    static List<Transfer> orders(Earning e) {
        var orders = new ArrayList<Transfer>();
        if (e.transfer() != null && e.minutes() > 0) {
            orders.add(line(e, e.transfer(), AccountId.household(e.household()), e.minutes(),
                    "EARN").memo(memo(e)));
        }
        if (e.overTransfer() != null && e.over() > 0) {
            orders.add(line(e, e.overTransfer(), over(e), e.over(), "EARN_OVER")
                    .memo(memo(e) + "，超过上限的部分"));
        }
        return orders.size() < 2 ? orders : orders.stream().map(o -> o.linked(e.id())).toList();
    }

    static Transfer line(Earning e, UUID id, UUID credit, long minutes, String kind) {
        var line = Transfer.points(id, AccountId.issuing(e.placeCode()), credit, minutes, kind,
                e.until()).under(e.rule(), e.clause()).by(e.enteredBy()).doneFor(e.doneFor())
                .from(e.source());
        return e.state() == Earning.State.HELD
                ? line.pendingUntil(Notice.lapses(e.hangsUntil())) : line;
    }

    static String memo(Earning e) {
        return e.what() + " " + e.actual() + " 分钟，" + e.name();
    }

    /** Where the minutes above the caps go. */
    static UUID over(Earning e) {
        return AccountId.of(Book.POINTS, TimeBankRules.Over.POOL.name().equals(e.overTo())
                ? AccountKind.POOL : AccountKind.SURPLUS, e.placeCode());
    }

    /** Posts what was held, all of them in one call. */
    Map<UUID, Verdict> release(Collection<Earning> due) {
        var orders = new ArrayList<Order>();
        for (var e : due) {
            for (var pending : transfers(e)) {
                var post = Order.Resolve.post(pending, null);
                orders.add(e.transfer() != null && e.overTransfer() != null
                        ? post.linked(Ids.derived(e.id(), "FINAL")) : post);
            }
        }
        var byId = new java.util.HashMap<UUID, Verdict>();
        ledger.post(orders).forEach(verdict -> byId.put(verdict.id(), verdict));
        return byId;
    }

    /** The rows that stand for an earning. */
    static List<UUID> transfers(Earning e) {
        return java.util.stream.Stream.of(e.transfer(), e.overTransfer())
                .filter(java.util.Objects::nonNull).toList();
    }

    /** Writes all of them or refuses with the sentence of the first that can't be. */
    void write(List<? extends Order> orders, String wrong) {
        for (var verdict : ledger.post(orders)) {
            if (verdict instanceof Verdict.Refused refused
                    && refused.why() != Verdict.Refusal.LINKED) {
                throw new Rejected(Reason.NOT_NOW, wrong + refused.why().say());
            }
        }
    }
}
