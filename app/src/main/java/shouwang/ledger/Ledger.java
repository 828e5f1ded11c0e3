package shouwang.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Writes the books. A call joins the caller's transaction: what it wrote is durable when that is
 * committed. Accounts are locked in the order of their ids, so two calls never wait for each other
 * in a ring; a caller that posts twice in one transaction may be chosen as a deadlock's loser
 * (SQLSTATE 40P01) and simply tries again: the ids make that harmless.
 */
@Component
@Transactional
public class Ledger {
    /** The words of what went back because its time was over. */
    public static final String RAN_OUT = "过期退回";
    private final AccountRows accounts;
    private final TransferRows transfers;
    private final Clock clock;

    Ledger(AccountRows accounts, TransferRows transfers, Clock clock) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.clock = clock;
    }

    /** Opens an account; opening it again changes nothing. */
    public Account open(NewAccount account) {
        return open(List.of(account)).getFirst();
    }

    /** Opens accounts, in one statement; those already there stay as they are. */
    public List<Account> open(Collection<NewAccount> wanted) {
        accounts.holdStill(wanted);
        accounts.insert(wanted);
        var there = accounts.find(wanted.stream().map(NewAccount::id).toList());
        return wanted.stream().map(w -> {
            var account = there.get(w.id());
            if (account == null || account.book() != w.book() || account.kind() != w.kind()
                    || !account.placeCode().equals(w.placeCode())) {
                throw new Rejected(Reason.TAKEN, "这个账户号已经用在别处，请联系县里核对。");
            }
            return account;
        }).toList();
    }

    /** Closes an account that holds nothing; nothing can be posted to it any more. */
    public void close(UUID account) {
        try {
            if (accounts.close(account, clock.instant()) != 1) {
                throw new Rejected(Reason.NOT_FOUND, "没有这个账户，或者已经销户。");
            }
        } catch (DataIntegrityViolationException e) {
            throw new Rejected(Reason.NOT_NOW, "账户里还有余额或待定的数额，请先结清再销户。");
        }
    }

    /** Sets the least that may stay available and the most that may be posted; null = none. */
    public void limit(UUID account, @Nullable Long floor, @Nullable Long cap) {
        try {
            if (accounts.limit(account, floor, cap) != 1) {
                throw new Rejected(Reason.NOT_FOUND, "没有这个账户，或者不归您管。");
            }
        } catch (DataIntegrityViolationException e) {
            throw new Rejected(Reason.NOT_NOW, "账户现在的余额已经在新限额之外，请先处理余额。");
        }
    }

    /**
     * Holds accounts until the transaction ends, in the order in which a posting does. Whoever
     * works out an amount from an account's lines holds it first, reads, and posts all in one
     * transaction; name every account that the posting will touch, or it may end in a ring.
     */
    public void hold(Collection<UUID> wanted) {
        accounts.hold(wanted);
    }

    public Verdict post(Order order) {
        return post(List.of(order)).getFirst();
    }

    /**
     * Posts one order or thousands, each with its own verdict, in as many round trips for one as
     * for thousands. A refusal changes nothing and does not disturb the others, except those
     * linked with it.
     */
    public List<Verdict> post(List<? extends Order> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var named = transfers.named(orders);
        var touched = new LinkedHashSet<UUID>();
        for (var order : orders) {
            if (order instanceof Transfer t) {
                touched.add(t.debit());
                touched.add(t.credit());
            }
        }
        named.forEach(row -> {
            touched.add(row.debit());
            touched.add(row.credit());
        });
        var locked = transfers.lock(touched, orders, named);
        var posting = new Posting(locked.accounts(), locked.known(), clock.instant());
        var verdicts = posting.run(orders);
        if (!posting.written().isEmpty()) {
            transfers.write(posting.written(), posting.changed());
        }
        return verdicts;
    }

    /**
     * Closes a place's book up to a moment. Facts from before it that come later are still taken,
     * as new rows that count in the period in which they are entered.
     */
    public void closeBooks(String placeCode, Book book, Instant until, @Nullable UUID closedBy) {
        var now = clock.instant();
        if (until.isAfter(now)) {
            throw new Rejected(Reason.NOT_NOW, "还没到期末，不能结账。");
        }
        if (!accounts.closeBooks(placeCode, book, Transfer.whole(until), now, closedBy)) {
            throw new Rejected(Reason.NOT_NOW, "这个时间以前的账已经结过了。");
        }
    }

    /** Gives back what pending transfers hold past their expiry; how many. */
    public int releaseExpired() {
        var due = transfers.expired(Transfer.whole(clock.instant()));
        return (int) post(due.stream()
                .map(id -> Order.Resolve.release(id, RAN_OUT, null)).toList())
                .stream().filter(Verdict.Posted.class::isInstance).count();
    }
}
