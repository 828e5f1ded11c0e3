package shouwang.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.ledger.seal.Finding;
import shouwang.ledger.seal.Seals;
import shouwang.places.Divisions;
import shouwang.places.Place;

/** Each test tampers with a county of its own, as the database's owner could. */
@House
class SealTest {
    private static int founded;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Seals seals;
    @Autowired Divisions divisions;
    @Autowired Counties counties;
    @Autowired TransactionTemplate transaction;
    County county;
    VillageBooks home;

    @BeforeEach
    void a_county_of_its_own_with_some_rows() {
        var code = "519%03d".formatted(900 + founded++);
        county = divisions.found(code, "试县", List.of(
                new Place(code, null, Place.Kind.COUNTY, "试县", null)));
        in(() -> {
            home = VillageBooks.open(ledger, code + "101201", 3);
            for (var i = 0; i < 10; i++) {
                ledger.post(List.of(home.earn(0, 60), home.earn(1, 30), home.redeem(0, 10)));
                if (i % 4 == 3) {
                    seals.seal();
                }
            }
            return true;
        });
    }

    <T> T in(Callable<T> work) {
        return Scope.all(county).call(work);
    }

    void asOwner(String statement, Object... values) {
        JdbcClient.create(counties.owner()).sql(statement.replace("ledger_", county.schema()
                + ".ledger_")).params(values).update();
    }

    UUID line(int back) {
        return in(() -> books.statement(home.household(0), null, 100)).get(back).transfer().id();
    }

    @Test
    void an_honest_chain_holds_and_counts_what_is_not_sealed_yet() {
        var report = in(() -> seals.verify());
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(24);
        assertThat(report.unsealed()).isEqualTo(6);
        assertThat(report.head()).matches("([0-9A-F]{4} ){3}[0-9A-F]{4}")
                .isEqualTo(in(() -> seals.newest()).orElseThrow().code());
    }

    @Test
    void a_changed_row_is_named() {
        var row = line(15);
        asOwner("update ledger_transfer set memo = '改过' where id = ?", row);
        assertThat(in(() -> seals.verify()).findings().getFirst())
                .isInstanceOfSatisfying(Finding.Changed.class,
                        f -> assertThat(f.row()).isEqualTo(row));
    }

    @Test
    void a_removed_row_is_named_sealed_or_not() {
        var sealed = line(15);
        asOwner("delete from ledger_transfer where id = ?", sealed);
        assertThat(in(() -> seals.verify()).findings().getFirst())
                .isInstanceOfSatisfying(Finding.Removed.class,
                        f -> assertThat(f.row()).isEqualTo(sealed));
        var waiting = line(0);
        asOwner("delete from ledger_transfer where id = ?", waiting);
        assertThat(in(() -> seals.verify()).findings()).contains(
                new Finding.Removed(waiting, 0));
    }

    @Test
    void an_inserted_row_is_named_even_beside_a_removed_one() {
        var copied = line(15);
        var stranger = UUID.randomUUID();
        asOwner("""
                insert into ledger_transfer select amount, debit_after, credit_after, event_at,
                    booked_at, entered_at, expires_at, debit_no, credit_no, ?, debit, credit,
                    debit_prev, credit_prev, about, link, rule, entered_by, done_for, source,
                    place_code, book, phase, kind, memo, clause
                from ledger_transfer where id = ?""", stranger, copied);
        assertThat(in(() -> seals.verify()).findings().getFirst())
                .isEqualTo(new Finding.Inserted(stranger));
        asOwner("delete from ledger_transfer where id = ?", copied);
        assertThat(in(() -> seals.verify()).findings()).contains(
                new Finding.Inserted(stranger));
    }

    @Test
    void a_raised_balance_is_named() {
        asOwner("update ledger_account set posted = posted + 60 where id = ?",
                home.household(2));
        assertThat(in(() -> seals.verify()).findings())
                .containsExactly(new Finding.WrongBalance(home.household(2)));
    }

    @Test
    void a_removed_account_is_named() {
        asOwner("delete from ledger_account where id = ?", home.household(1));
        assertThat(in(() -> seals.verify()).findings()).containsExactly(
                new Finding.WrongBalance(home.household(1)));
    }

    @Test
    void an_account_whose_last_line_was_turned_back_is_named() {
        asOwner("update ledger_account set last_entry = ? where id = ?", line(1),
                home.household(0));
        assertThat(in(() -> seals.verify()).findings()).containsExactly(
                new Finding.WrongBalance(home.household(0)));
        asOwner("update ledger_account set last_entry = null where id = ?", home.household(0));
        assertThat(in(() -> seals.verify()).findings()).containsExactly(
                new Finding.WrongBalance(home.household(0)));
    }

    @Test
    void an_account_moved_to_another_place_or_book_is_named() {
        asOwner("update ledger_account set place_code = ? where id = ?",
                county.code() + "101202", home.household(0));
        asOwner("update ledger_account set book = 'MONEY' where id = ?", home.household(1));
        assertThat(in(() -> seals.verify()).findings()).containsExactlyInAnyOrder(
                new Finding.WrongBalance(home.household(0)),
                new Finding.WrongBalance(home.household(1)));
    }

    @Test
    void a_changed_row_that_waits_for_its_seal_breaks_its_running_balance() {
        var row = line(0);
        asOwner("update ledger_transfer set amount = amount + 60 where id = ?", row);
        assertThat(in(() -> seals.verify()).findings()).contains(new Finding.WrongEntry(row));
    }

    @Test
    void a_changed_seal_is_named() {
        asOwner("update ledger_block set sealed_at = sealed_at + interval '1 hour' where number = 1");
        assertThat(in(() -> seals.verify()).findings().getFirst())
                .isEqualTo(new Finding.BrokenBlock(1));
    }

    @Test
    void a_chain_made_anew_is_found_by_the_printed_head() {
        var printed = in(() -> seals.newest()).orElseThrow().code();
        assertThat(in(() -> seals.verify(List.of(printed))).holds()).isTrue();
        asOwner("insert into ledger_unsealed select ?, array_agg(id) from ledger_transfer",
                county.code());
        asOwner("delete from ledger_unsealed where cardinality(ids) < 10");
        asOwner("delete from ledger_block");
        in(() -> seals.seal());
        assertThat(in(() -> seals.verify()).holds()).isTrue();
        assertThat(in(() -> seals.verify(List.of(printed))).findings())
                .containsExactly(new Finding.OtherHead(printed));
    }

    @Test
    void a_posting_that_commits_late_is_sealed_later_and_never_passed_over() throws Exception {
        var posted = new CountDownLatch(1);
        var sealed = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> in(() -> transaction.execute(t -> {
                ledger.post(home.earn(2, 60));
                posted.countDown();
                try {
                    sealed.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return true;
            })));
            posted.await();
            while (in(() -> seals.seal()) > 0) {
                assertThat(in(() -> seals.verify()).holds()).isTrue();
            }
            sealed.countDown();
            late.get();
        }
        assertThat(in(() -> seals.unsealed())).isEqualTo(1);
        assertThat(in(() -> seals.seal())).isEqualTo(1);
        assertThat(in(() -> seals.verify()).holds()).isTrue();
    }

    @Test
    void two_sealers_at_once_leave_one_whole_chain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < 20; round++) {
                in(() -> ledger.post(home.earn(1, 5)));
                var both = new ArrayList<java.util.concurrent.Future<Integer>>();
                for (var i = 0; i < 2; i++) {
                    both.add(threads.submit(() -> {
                        try {
                            return in(() -> seals.seal());
                        } catch (org.springframework.dao.DuplicateKeyException other) {
                            return 0;
                        }
                    }));
                }
                for (var one : both) {
                    one.get();
                }
            }
        }
        while (in(() -> seals.seal()) > 0) {
            assertThat(in(() -> seals.newest())).isPresent();
        }
        var report = in(() -> seals.verify());
        assertThat(report.findings()).isEmpty();
        assertThat(report.unsealed()).isZero();
        assertThat(report.rows()).isEqualTo(50);
    }

    @Test
    void both_digests_give_what_their_standards_say() {
        var hex = java.util.HexFormat.of();
        var abc = "abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(hex.formatHex(shouwang.ledger.seal.Digest.called("SM3").of(abc))).isEqualTo(
                "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(hex.formatHex(shouwang.ledger.seal.Digest.called("SHA-256").of(abc))).isEqualTo(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
