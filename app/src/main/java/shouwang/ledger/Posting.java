package shouwang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shouwang.ledger.Recorded.Phase;
import shouwang.ledger.Verdict.Already;
import shouwang.ledger.Verdict.Posted;
import shouwang.ledger.Verdict.Refusal;
import shouwang.ledger.Verdict.Refused;

/**
 * One call's orders worked out in memory, against accounts that are locked: a verdict each, the
 * rows to write and the accounts they change. Orders run one after the other, linked ones where
 * the first of them stands; a refusal inside a group undoes the group. No SQL, no clock.
 */
final class Posting {
    private static final long MOST = 1_000_000_000_000_000L;
    private static final Duration CLOCK_SLACK = Duration.ofDays(1);
    private final Map<UUID, Standing> accounts = new HashMap<>();
    private final Map<UUID, Recorded> known = new HashMap<>();
    private final Map<UUID, Recorded> abouts = new HashMap<>();
    private final List<Recorded> written = new ArrayList<>();
    private final Instant now;
    private @Nullable Map<UUID, Standing> undo;

    /**
     * @param accounts every account the orders touch that is in sight, locked
     * @param known rows in the book that carry an order's id, are named by one or about a named one
     */
    Posting(List<Account> accounts, List<Recorded> known, Instant now) {
        accounts.forEach(a -> this.accounts.put(a.id(), Standing.of(a)));
        known.forEach(this::remember);
        this.now = Transfer.whole(now);
    }

    /** The verdicts, in the order of the orders. */
    List<Verdict> run(List<? extends Order> orders) {
        var verdicts = new Verdict[orders.size()];
        var groups = new LinkedHashMap<UUID, List<Integer>>();
        for (var i = 0; i < verdicts.length; i++) {
            var link = orders.get(i).link();
            if (link != null) {
                groups.computeIfAbsent(link, l -> new ArrayList<>()).add(i);
            }
        }
        for (var i = 0; i < verdicts.length; i++) {
            var link = orders.get(i).link();
            if (link == null) {
                verdicts[i] = one(orders.get(i));
            } else if (verdicts[i] == null) {
                together(orders, groups.getOrDefault(link, List.of()), verdicts);
            }
        }
        return List.of(verdicts);
    }

    List<Recorded> written() {
        return written;
    }

    List<Standing> changed() {
        return accounts.values().stream().filter(a -> a.changed).toList();
    }

    private void together(List<? extends Order> orders, List<Integer> group, Verdict[] verdicts) {
        var before = written.size();
        var journal = new HashMap<UUID, Standing>();
        undo = journal;
        group.forEach(i -> verdicts[i] = one(orders.get(i)));
        undo = null;
        var rows = written.subList(before, written.size());
        var ids = rows.stream().map(Recorded::id).collect(Collectors.toSet());
        if (ids.isEmpty() || group.stream().allMatch(i -> verdicts[i].stands()
                && ids.contains(verdicts[i].id()))) {
            return;
        }
        accounts.putAll(journal);
        rows.forEach(this::forget);
        rows.clear();
        group.stream().filter(i -> verdicts[i].stands() && ids.contains(verdicts[i].id()))
                .forEach(i -> verdicts[i] = new Refused(verdicts[i].id(), Refusal.LINKED));
    }

    private void remember(Recorded row) {
        known.put(row.id(), row);
        if (row.about() != null) {
            abouts.put(row.about(), row);
        }
    }

    private void forget(Recorded row) {
        known.remove(row.id());
        if (row.about() != null) {
            abouts.remove(row.about());
        }
    }

    private Verdict one(Order order) {
        return switch (order) {
            case Transfer t -> transfer(t);
            case Order.Resolve r -> resolve(r);
            case Order.Reverse r -> reverse(r);
        };
    }

    private Verdict transfer(Transfer t) {
        var debit = accounts.get(t.debit());
        var credit = accounts.get(t.credit());
        if (t.debit().equals(t.credit())) {
            return refuse(t, Refusal.SAME_ACCOUNT);
        }
        if (debit == null || credit == null) {
            return refuse(t, Refusal.UNKNOWN_ACCOUNT);
        }
        var clause = t.clause();
        var until = t.pendingUntil();
        var row = new Recorded(t.id(), debit.place, t.book(),
                until == null ? Phase.POSTED : Phase.PENDING, t.kind(), t.debit(), t.credit(),
                t.amount(), 0, 0, 0, 0, null, null, null, t.link(),
                clause == null ? null : clause.rule(), clause == null ? null : clause.text(),
                t.memo(), t.eventAt(), t.eventAt(), now, until, t.enteredBy(), t.doneFor(),
                t.source());
        if (until != null && !known.containsKey(t.id()) && !until.isAfter(now)) {
            return refuse(t, Refusal.PAST_EXPIRY);
        }
        return enter(row, debit, credit, 0);
    }

    private Verdict resolve(Order.Resolve r) {
        var pending = known.get(r.pending());
        var there = known.get(r.id());
        if (pending == null) {
            return refuse(r, there == null ? Refusal.UNKNOWN_TRANSFER : Refusal.OTHER_CONTENT);
        }
        if (pending.phase() != Phase.PENDING) {
            return refuse(r, Refusal.NOT_PENDING);
        }
        var amount = r.amount() == 0 ? pending.amount() : r.amount();
        if (amount > pending.amount()) {
            return refuse(r, Refusal.BELOW_FLOOR);
        }
        var row = follow(r.id(), pending, r.post() ? Phase.POSTED : Phase.VOIDED, pending.kind(),
                pending.debit(), pending.credit(), amount, r.link(),
                r.memo().isEmpty() ? pending.memo() : r.memo(), moment(r, pending, there),
                r.enteredBy());
        if (there == null) {
            if (abouts.containsKey(pending.id())) {
                return refuse(r, Refusal.RESOLVED);
            }
            var until = pending.expiresAt();
            if (r.post() && until != null && !until.isAfter(now)) {
                return refuse(r, Refusal.PAST_EXPIRY);
            }
        }
        return enter(row, accounts.get(row.debit()), accounts.get(row.credit()), pending.amount());
    }

    /** When it happened: as said, else when the pending one did, and never still to come. */
    private Instant moment(Order.Resolve r, Recorded pending, @Nullable Recorded there) {
        var said = r.eventAt();
        if (said != null) {
            return said;
        }
        if (there != null) {
            return there.eventAt();
        }
        return pending.eventAt().isAfter(now) ? now : pending.eventAt();
    }

    private Verdict reverse(Order.Reverse r) {
        var original = known.get(r.original());
        if (original == null) {
            return refuse(r, Refusal.UNKNOWN_TRANSFER);
        }
        if (original.phase() != Phase.POSTED || original.kind().equals("REVERSAL")) {
            return refuse(r, Refusal.NOT_REVERSIBLE);
        }
        if (!known.containsKey(r.id()) && abouts.containsKey(original.id())) {
            return refuse(r, Refusal.REVERSED);
        }
        var row = follow(r.id(), original, Phase.POSTED, "REVERSAL", original.credit(),
                original.debit(), original.amount(), r.link(), r.memo(), r.eventAt(),
                r.enteredBy());
        return enter(row, accounts.get(row.debit()), accounts.get(row.credit()), 0);
    }

    private Recorded follow(UUID id, Recorded about, Phase phase, String kind, UUID debit,
            UUID credit, long amount, @Nullable UUID link, String memo, Instant eventAt,
            @Nullable UUID enteredBy) {
        return new Recorded(id, about.placeCode(), about.book(), phase, kind, debit, credit,
                amount, 0, 0, 0, 0, null, null, about.id(), link, about.rule(), about.clause(),
                memo, eventAt, eventAt, now, null, enteredBy, about.doneFor(), about.source());
    }

    /** Writes the row, or answers from the one with its id, or refuses. */
    private Verdict enter(Recorded row, @Nullable Standing debit, @Nullable Standing credit,
            long release) {
        if (debit == null || credit == null) {
            return new Refused(row.id(), Refusal.UNKNOWN_ACCOUNT);
        }
        var there = known.get(row.id());
        if (there != null) {
            return there.sameContent(row)
                    ? new Already(there.id(), there.debitAfter(), there.creditAfter(),
                            there.enteredAt())
                    : new Refused(row.id(), Refusal.OTHER_CONTENT);
        }
        var refusal = check(row, debit, credit, release);
        if (refusal != null) {
            return new Refused(row.id(), refusal);
        }
        return write(row, touch(debit), touch(credit), release);
    }

    private @Nullable Refusal check(Recorded row, Standing debit, Standing credit, long release) {
        if (row.amount() <= 0) {
            return Refusal.NOT_POSITIVE;
        }
        if (row.amount() > MOST) {
            return Refusal.OVERFLOW;
        }
        if (!debit.place.equals(credit.place)) {
            return Refusal.OTHER_VILLAGE;
        }
        if (debit.book != row.book() || credit.book != row.book()) {
            return Refusal.WRONG_BOOK;
        }
        if (debit.closed || credit.closed) {
            return Refusal.CLOSED_ACCOUNT;
        }
        if (row.phase() != Phase.PENDING && row.eventAt().isAfter(now.plus(CLOCK_SLACK))) {
            return Refusal.IN_THE_FUTURE;
        }
        return limits(row, debit, credit, release);
    }

    private static @Nullable Refusal limits(Recorded row, Standing debit, Standing credit,
            long release) {
        if (row.phase() == Phase.VOIDED) {
            return null;
        }
        try {
            var available = Math.subtractExact(Math.addExact(
                    Math.subtractExact(debit.posted, debit.held), release), row.amount());
            var received = row.phase() == Phase.POSTED
                    ? Math.addExact(credit.posted, row.amount()) : credit.posted;
            Math.addExact(debit.held, row.amount());
            if (debit.floor != null && available < debit.floor) {
                return Refusal.BELOW_FLOOR;
            }
            return credit.cap != null && received > credit.cap ? Refusal.ABOVE_CAP : null;
        } catch (ArithmeticException e) {
            return Refusal.OVERFLOW;
        }
    }

    private Posted write(Recorded row, Standing debit, Standing credit, long release) {
        debit.held -= release;
        if (row.phase() == Phase.PENDING) {
            debit.held += row.amount();
        } else if (row.phase() == Phase.POSTED) {
            debit.posted -= row.amount();
            credit.posted += row.amount();
        }
        var entered = new Recorded(row.id(), row.placeCode(), row.book(), row.phase(), row.kind(),
                row.debit(), row.credit(), row.amount(), debit.posted, credit.posted,
                ++debit.entries, ++credit.entries, debit.last, credit.last, row.about(),
                row.link(), row.rule(), row.clause(), row.memo(), row.eventAt(),
                debit.isClosedAt(row.eventAt()) ? now : row.eventAt(), now, row.expiresAt(),
                row.enteredBy(), row.doneFor(), row.source());
        debit.last = row.id();
        credit.last = row.id();
        debit.changed = true;
        credit.changed = true;
        written.add(entered);
        remember(entered);
        return new Posted(row.id(), debit.posted, credit.posted, now);
    }

    private Standing touch(Standing account) {
        if (undo != null) {
            undo.computeIfAbsent(account.id, id -> account.copy());
        }
        return account;
    }

    private static Refused refuse(Order order, Refusal why) {
        return new Refused(order.id(), why);
    }
}
