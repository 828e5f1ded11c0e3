package shouwang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.kernel.Ids;

/** Random orders against a ledger a child could keep: a map of numbers. */
@House
class LedgerPropertyTest {
    private static final int STEPS = 60;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Villages villages;

    /** The trivial ledger: numbers in maps, one order after the other, a copy to undo a group. */
    static final class Slate {
        Map<UUID, Long> posted = new HashMap<>();
        Map<UUID, Long> held = new HashMap<>();
        Map<UUID, Transfer> written = new HashMap<>();
        Set<UUID> ended = new HashSet<>();
        Map<UUID, Object> said = new HashMap<>();
        final Map<UUID, Long> caps = new HashMap<>();
        final Set<UUID> floored = new HashSet<>();

        boolean take(Order order) {
            if (said.containsKey(order.id())) {
                return said.get(order.id()).equals(content(order));
            }
            var done = switch (order) {
                case Transfer t -> move(t);
                case Order.Resolve r -> end(r);
                case Order.Reverse r -> undo(r);
            };
            if (done) {
                said.put(order.id(), content(order));
            }
            return done;
        }

        /** What a repeat must say again; all of it may be said as 0 or as the number. */
        private Object content(Order order) {
            if (order instanceof Order.Resolve r && written.containsKey(r.pending())) {
                return List.of(r.pending(), r.post(),
                        r.amount() == 0 ? written.get(r.pending()).amount() : r.amount());
            }
            return order;
        }

        private boolean move(Transfer t) {
            if (t.amount() <= 0 || !mayGive(t.debit(), t.amount(), 0)
                    || t.pendingUntil() == null && !mayTake(t.credit(), t.amount())) {
                return false;
            }
            written.put(t.id(), t);
            if (t.pendingUntil() == null) {
                give(t.debit(), t.credit(), t.amount());
            } else {
                held.merge(t.debit(), t.amount(), Long::sum);
            }
            return true;
        }

        private boolean end(Order.Resolve r) {
            var t = written.get(r.pending());
            if (t == null || t.pendingUntil() == null || ended.contains(t.id())
                    || r.amount() > t.amount()) {
                return false;
            }
            var amount = r.amount() == 0 ? t.amount() : r.amount();
            if (r.post() && !mayTake(t.credit(), amount)) {
                return false;
            }
            ended.add(t.id());
            held.merge(t.debit(), -t.amount(), Long::sum);
            if (r.post()) {
                give(t.debit(), t.credit(), amount);
                written.put(r.id(), Transfer.points(r.id(), t.debit(), t.credit(), amount,
                        t.kind(), t.eventAt()));
            }
            return true;
        }

        private boolean undo(Order.Reverse r) {
            var t = written.get(r.original());
            if (t == null || t.pendingUntil() != null || ended.contains(t.id())
                    || !mayGive(t.credit(), t.amount(), 0) || !mayTake(t.debit(), t.amount())) {
                return false;
            }
            ended.add(t.id());
            give(t.credit(), t.debit(), t.amount());
            return true;
        }

        private boolean mayGive(UUID account, long amount, long freed) {
            return !floored.contains(account) || posted.getOrDefault(account, 0L)
                    - held.getOrDefault(account, 0L) + freed >= amount;
        }

        private boolean mayTake(UUID account, long amount) {
            return !caps.containsKey(account)
                    || posted.getOrDefault(account, 0L) + amount <= caps.get(account);
        }

        private void give(UUID from, UUID to, long amount) {
            posted.merge(from, -amount, Long::sum);
            posted.merge(to, amount, Long::sum);
        }

        Slate copy() {
            var copy = new Slate();
            copy.caps.putAll(caps);
            copy.floored.addAll(floored);
            copy.become(this);
            return copy;
        }

        void become(Slate other) {
            posted = new HashMap<>(other.posted);
            held = new HashMap<>(other.held);
            written = new HashMap<>(other.written);
            ended = new HashSet<>(other.ended);
            said = new HashMap<>(other.said);
        }
    }

    /** Runs a batch on the slate as the ledger promises to: groups as one, where they begin. */
    private static List<Boolean> onSlate(Slate slate, List<Order> batch) {
        var answers = new Boolean[batch.size()];
        for (var i = 0; i < answers.length; i++) {
            var link = batch.get(i).link();
            if (answers[i] != null) {
                continue;
            }
            if (link == null) {
                answers[i] = slate.take(batch.get(i));
                continue;
            }
            var before = slate.copy();
            var all = true;
            for (var j = i; j < answers.length; j++) {
                if (link.equals(batch.get(j).link())) {
                    answers[j] = slate.take(batch.get(j));
                    all &= answers[j];
                }
            }
            if (!all) {
                slate.become(before);
                for (var j = i; j < answers.length; j++) {
                    if (link.equals(batch.get(j).link())) {
                        answers[j] = false;
                    }
                }
            }
        }
        return List.of(answers);
    }

    @RepeatedTest(20)
    void random_sequences_agree_with_a_trivial_ledger_and_sum_to_zero_at_each_step() {
        var seed = new Random().nextLong();
        System.out.println("ledger property seed " + seed);
        var village = villages.fresh();
        villages.in(village, () -> {
            var home = VillageBooks.open(ledger, village, 5);
            var slate = new Slate();
            slate.floored.add(home.coop());
            slate.floored.addAll(home.households());
            ledger.limit(home.household(0), 0L, 500L);
            slate.caps.put(home.household(0), 500L);
            var orders = new Orders(new Random(seed), home);
            for (var step = 0; step < STEPS; step++) {
                var batch = orders.batch();
                var verdicts = ledger.post(batch);
                assertThat(verdicts).map(Verdict::stands)
                        .as("seed %d step %d %s %s", seed, step, batch, verdicts)
                        .isEqualTo(onSlate(slate, batch));
                assertThat(books.totals(village).stream().mapToLong(Books.Total::posted).sum())
                        .as("seed %d", seed).isZero();
            }
            agree(slate, home, seed);
            replays(home, seed);
            return true;
        });
    }

    private void agree(Slate slate, VillageBooks home, long seed) {
        var all = new ArrayList<>(home.households());
        all.addAll(List.of(home.issuing(), home.coop()));
        var balances = books.balances(all);
        for (var account : all) {
            assertThat(balances.get(account).posted()).as("seed %d", seed)
                    .isEqualTo(slate.posted.getOrDefault(account, 0L));
            assertThat(balances.get(account).held()).as("seed %d", seed)
                    .isEqualTo(slate.held.getOrDefault(account, 0L));
        }
    }

    /** The balance at any date is what its own statement adds up to, counted by hand. */
    private void replays(VillageBooks home, long seed) {
        for (var account : home.households()) {
            var lines = books.statement(account, null, 10_000);
            for (var hours = 0; hours < 24 * 31; hours += 37) {
                var moment = VillageBooks.THEN.plus(hours, ChronoUnit.HOURS);
                var byHand = lines.stream()
                        .filter(line -> line.transfer().eventAt().isBefore(moment))
                        .mapToLong(Entry::change).sum();
                assertThat(books.balanceAt(account, moment)).as("seed %d", seed)
                        .isEqualTo(byHand);
            }
            var running = 0L;
            for (var line : lines.reversed()) {
                running += line.change();
                assertThat(line.after()).as("seed %d", seed).isEqualTo(running);
            }
        }
    }

    /** Makes random batches; some orders are said again, some name what does not exist. */
    private static final class Orders {
        private final Random random;
        private final VillageBooks home;
        private final List<Order> said = new ArrayList<>();

        Orders(Random random, VillageBooks home) {
            this.random = random;
            this.home = home;
        }

        List<Order> batch() {
            var batch = new ArrayList<Order>();
            var size = 1 + random.nextInt(9);
            for (var i = 0; i < size; i++) {
                if (random.nextInt(5) == 0) {
                    var group = Ids.fresh();
                    for (var j = 0; j <= random.nextInt(3); j++) {
                        batch.add(move().linked(group));
                    }
                } else {
                    batch.add(next());
                }
            }
            said.addAll(batch);
            return batch;
        }

        private Order next() {
            if (!said.isEmpty() && random.nextInt(3) == 0) {
                var old = said.get(random.nextInt(said.size()));
                return switch (random.nextInt(4)) {
                    case 0 -> old.link() == null ? old : move();
                    case 1 -> Order.Resolve.post(old.id(), random.nextInt(3) * 10L, null);
                    case 2 -> new Order.Resolve(Ids.fresh(), old.id(), false, 0, null, null, "",
                            null);
                    default -> new Order.Reverse(Ids.fresh(), old.id(), VillageBooks.THEN, null,
                            "", null);
                };
            }
            return move();
        }

        private Transfer move() {
            var accounts = new ArrayList<>(home.households());
            accounts.add(home.coop());
            accounts.add(home.issuing());
            accounts.add(home.issuing());
            var from = accounts.get(random.nextInt(accounts.size()));
            accounts.removeIf(from::equals);
            var to = accounts.get(random.nextInt(accounts.size()));
            var order = Transfer.points(Ids.fresh(), from, to, random.nextInt(200) - 4, "EARN",
                    VillageBooks.THEN.plus(random.nextInt(29 * 24 * 60), ChronoUnit.MINUTES));
            return random.nextInt(4) == 0
                    ? order.pendingUntil(TestClock.given().plus(1, ChronoUnit.DAYS)) : order;
        }
    }
}
