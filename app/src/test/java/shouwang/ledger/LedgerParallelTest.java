package shouwang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.Villages;
import shouwang.kernel.Ids;
import shouwang.ledger.Verdict.Posted;

@House
class LedgerParallelTest {
    private static final int ROUNDS = 1_000;
    private static final int HANDS = 4;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Villages villages;

    private <T> List<T> together(List<Callable<T>> work) throws Exception {
        var start = new CyclicBarrier(work.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = work.stream().map(one -> threads.submit(() -> {
                start.await();
                return one.call();
            })).toList();
            var answers = new ArrayList<T>();
            for (var one : all) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    @Test
    void the_last_point_is_never_spent_twice() throws Exception {
        var village = villages.fresh();
        var home = villages.in(village, () -> VillageBooks.open(ledger, village, 1));
        for (var round = 0; round < ROUNDS; round++) {
            villages.in(village, () -> ledger.post(home.earn(0, 60)));
            var work = new ArrayList<Callable<Verdict>>();
            for (var hand = 0; hand < HANDS; hand++) {
                work.add(() -> villages.in(village, () -> ledger.post(home.redeem(0, 60))));
            }
            assertThat(together(work)).filteredOn(v -> v instanceof Posted).hasSize(1);
        }
        villages.in(village, () -> {
            assertThat(books.balance(home.household(0)).posted()).isZero();
            assertThat(books.balance(home.coop()).posted()).isEqualTo(ROUNDS * 60L);
            return true;
        });
    }

    @Test
    void a_storm_of_retries_posts_each_transfer_once() throws Exception {
        var seed = new Random().nextLong();
        System.out.println("ledger retry storm seed " + seed);
        var village = villages.fresh();
        var home = villages.in(village, () -> VillageBooks.open(ledger, village, 8));
        var said = new ArrayList<Transfer>();
        for (var i = 0; i < 200; i++) {
            said.add(home.earn(i % 8, 1 + i));
        }
        var work = new ArrayList<Callable<List<Verdict>>>();
        for (var phone = 0; phone < 12; phone++) {
            var shuffled = new ArrayList<>(said);
            Collections.shuffle(shuffled, new Random(seed + phone));
            work.add(() -> villages.in(village, () -> ledger.post(shuffled)));
        }
        var verdicts = together(work).stream().flatMap(List::stream).toList();
        assertThat(verdicts).allMatch(Verdict::stands);
        assertThat(verdicts).filteredOn(v -> v instanceof Posted).hasSize(said.size());
        var sum = said.stream().mapToLong(Transfer::amount).sum();
        assertThat(villages.<Long>in(village, () -> books.balance(home.issuing()).posted()))
                .isEqualTo(-sum);
    }

    @Test
    void crossing_batches_never_wait_in_a_ring() throws Exception {
        var village = villages.fresh();
        var home = villages.in(village, () -> VillageBooks.open(ledger, village, 30));
        for (var round = 0; round < 20; round++) {
            var work = new ArrayList<Callable<List<Verdict>>>();
            for (var hand = 0; hand < 6; hand++) {
                var orders = new ArrayList<Transfer>();
                for (var i = 0; i < 30; i++) {
                    orders.add(home.earn(i, 1));
                }
                Collections.shuffle(orders, new Random(hand));
                work.add(() -> villages.in(village, () -> ledger.post(orders)));
            }
            assertThat(together(work)).allSatisfy(all ->
                    assertThat(all).allMatch(Verdict::stands));
        }
        assertThat(villages.<Long>in(village, () -> books.balance(home.household(7)).posted()))
                .isEqualTo(120);
    }

    @Test
    void the_same_id_said_with_different_accounts_at_once_is_written_once() throws Exception {
        var village = villages.fresh();
        var home = villages.in(village, () -> VillageBooks.open(ledger, village, 8));
        for (var round = 0; round < 50; round++) {
            var id = Ids.fresh();
            villages.in(village, () -> ledger.post(List.of(
                    home.earn(0, 5), home.earn(1, 5), home.earn(2, 5), home.earn(3, 5))));
            var work = new ArrayList<Callable<Boolean>>();
            for (var hand = 0; hand < 4; hand++) {
                var order = Transfer.points(id, home.household(hand), home.household(hand + 4), 5,
                        "GIFT", VillageBooks.THEN);
                work.add(() -> {
                    try {
                        return villages.in(village, () -> ledger.post(order)) instanceof Posted;
                    } catch (shouwang.kernel.Rejected taken) {
                        return false;
                    }
                });
            }
            assertThat(together(work)).filteredOn(Boolean::booleanValue).hasSize(1);
        }
        villages.in(village, () -> {
            assertThat(books.totals(village).stream().mapToLong(Books.Total::posted).sum())
                    .isZero();
            return true;
        });
    }
}
