package shouwang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.ledger.Verdict.Already;
import shouwang.ledger.Verdict.Posted;
import shouwang.ledger.Verdict.Refusal;
import shouwang.ledger.Verdict.Refused;

@House
class LedgerTest {
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Villages villages;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;
    VillageBooks home;

    @BeforeEach
    void a_village_with_three_households() {
        var village = villages.fresh();
        home = villages.in(village, () -> VillageBooks.open(ledger, village, 3));
    }

    <T> T in(Callable<T> work) {
        return villages.in(home.village(), work);
    }

    Verdict post(Order order) {
        return in(() -> ledger.post(order));
    }

    long posted(UUID account) {
        return in(() -> books.balance(account).posted());
    }

    long available(int household) {
        return in(() -> books.balance(home.household(household)).available());
    }

    void refused(Order order, Refusal why) {
        var before = in(() -> books.totals(home.village()));
        assertThat(post(order)).isEqualTo(new Refused(order.id(), why));
        assertThat(in(() -> books.totals(home.village()))).isEqualTo(before);
    }

    @Test
    void a_transfer_debits_one_account_and_credits_another() {
        var verdict = post(home.earn(0, 120));
        assertThat(verdict).isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.debitAfter()).isEqualTo(-120);
            assertThat(posted.creditAfter()).isEqualTo(120);
        });
        assertThat(posted(home.household(0))).isEqualTo(120);
        assertThat(posted(home.issuing())).isEqualTo(-120);
    }

    @Test
    void the_same_id_with_the_same_content_answers_the_same() {
        var order = home.earn(0, 60);
        var first = (Posted) post(order);
        post(home.earn(0, 30));
        assertThat(post(order)).isEqualTo(new Already(first.id(), first.debitAfter(),
                first.creditAfter(), first.enteredAt()));
        assertThat(posted(home.household(0))).isEqualTo(90);
    }

    @Test
    void the_same_id_with_other_content_is_refused() {
        var order = home.earn(0, 60);
        post(order);
        refused(order.memo("另一回事"), Refusal.OTHER_CONTENT);
        refused(Transfer.points(order.id(), order.debit(), order.credit(), 61, "EARN",
                order.eventAt()), Refusal.OTHER_CONTENT);
        refused(Transfer.points(order.id(), order.debit(), home.household(1), 60, "EARN",
                order.eventAt()), Refusal.OTHER_CONTENT);
    }

    @Test
    void a_batch_gives_each_order_its_own_verdict() {
        var twice = home.earn(0, 60);
        var verdicts = in(() -> ledger.post(List.of(twice, home.redeem(0, 50), twice,
                home.redeem(0, 11), home.redeem(0, 10), home.redeem(1, 1))));
        assertThat(verdicts).extracting(Object::getClass).map(Class::getSimpleName)
                .containsExactly("Posted", "Posted", "Already", "Refused", "Posted", "Refused");
        assertThat(posted(home.household(0))).isZero();
        assertThat(posted(home.coop())).isEqualTo(60);
    }

    @Test
    void bad_amounts_are_refused_and_nothing_changes() {
        refused(home.earn(0, 0), Refusal.NOT_POSITIVE);
        refused(home.earn(0, -60), Refusal.NOT_POSITIVE);
        refused(home.earn(0, Long.MIN_VALUE), Refusal.NOT_POSITIVE);
        refused(home.earn(0, Long.MAX_VALUE), Refusal.OVERFLOW);
        refused(home.redeem(0, 1), Refusal.BELOW_FLOOR);
    }

    @Test
    void a_balance_never_overflows() {
        var most = 1_000_000_000_000_000L;
        sqlAsCounty("update ledger_account set posted = ? where id = ?",
                Long.MAX_VALUE - 5, home.household(2));
        refused(home.earn(2, most), Refusal.OVERFLOW);
        sqlAsCounty("update ledger_account set posted = ? where id = ?", 0L, home.household(2));
    }

    void sqlAsCounty(String statement, Object... values) {
        in(() -> transaction.execute(t -> sql.sql(statement).params(values).update()));
    }

    @Test
    void unknown_closed_own_and_foreign_accounts_are_refused() {
        refused(Transfer.points(Ids.fresh(), home.issuing(), Ids.fresh(), 60, "EARN",
                VillageBooks.THEN), Refusal.UNKNOWN_ACCOUNT);
        refused(Transfer.points(Ids.fresh(), home.issuing(), home.issuing(), 60, "EARN",
                VillageBooks.THEN), Refusal.SAME_ACCOUNT);
        in(() -> {
            ledger.close(home.household(2));
            return true;
        });
        refused(home.earn(2, 60), Refusal.CLOSED_ACCOUNT);
    }

    @Test
    void an_account_of_another_village_is_unknown_to_a_village_and_refused_to_the_county() {
        var village = villages.fresh();
        var away = villages.in(village, () -> VillageBooks.open(ledger, village, 1));
        var order = Transfer.points(Ids.fresh(), home.issuing(), away.household(0), 60, "EARN",
                VillageBooks.THEN);
        refused(order, Refusal.UNKNOWN_ACCOUNT);
        assertThat(villages.<Verdict>everywhere(() -> ledger.post(order)))
                .isEqualTo(new Refused(order.id(), Refusal.OTHER_VILLAGE));
        assertThat(in(() -> books.account(away.household(0)))).isEmpty();
        assertThat(in(() -> books.statement(away.household(0), null, 10))).isEmpty();
    }

    @Test
    void points_and_money_never_meet() {
        var purse = in(() -> ledger.open(
                NewAccount.of(home.village(), Book.MONEY, AccountKind.PURSE))).id();
        refused(Transfer.points(Ids.fresh(), home.issuing(), purse, 60, "EARN",
                VillageBooks.THEN), Refusal.WRONG_BOOK);
        refused(Transfer.money(Ids.fresh(), home.issuing(), home.household(0), 60, "FEE",
                VillageBooks.THEN), Refusal.WRONG_BOOK);
    }

    @Test
    void what_has_not_happened_yet_is_refused() {
        refused(Transfer.points(Ids.fresh(), home.issuing(), home.household(0), 60, "EARN",
                TestClock.given().plus(3, ChronoUnit.DAYS)), Refusal.IN_THE_FUTURE);
    }

    @Test
    void a_cap_is_kept() {
        in(() -> {
            ledger.limit(home.household(0), 0L, 100L);
            return true;
        });
        post(home.earn(0, 90));
        refused(home.earn(0, 11), Refusal.ABOVE_CAP);
        assertThat(post(home.earn(0, 10)).stands()).isTrue();
        assertThatThrownBy(() -> in(() -> {
            ledger.limit(home.household(0), 0L, 99L);
            return true;
        })).isInstanceOf(Rejected.class);
    }

    @Test
    void the_database_itself_keeps_the_floor() {
        post(home.earn(0, 60));
        assertThatThrownBy(() -> sqlAsCounty(
                "update ledger_account set posted = posted - ? where id = ?", 61L,
                home.household(0))).isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("ledger_floor");
    }

    @Test
    void a_pending_transfer_holds_and_is_posted_once() {
        post(home.earn(0, 100));
        var hold = home.redeem(0, 80).pendingUntil(TestClock.given().plus(1, ChronoUnit.DAYS));
        post(hold);
        assertThat(available(0)).isEqualTo(20);
        assertThat(posted(home.household(0))).isEqualTo(100);
        refused(home.redeem(0, 21), Refusal.BELOW_FLOOR);
        assertThat(in(() -> books.pending(home.household(0)))).extracting(Recorded::id)
                .containsExactly(hold.id());

        assertThat(post(Order.Resolve.post(hold.id(), 50, null))).isInstanceOf(Posted.class);
        assertThat(posted(home.household(0))).isEqualTo(50);
        assertThat(available(0)).isEqualTo(50);
        assertThat(post(Order.Resolve.post(hold.id(), 50, null))).isInstanceOf(Already.class);
        refused(Order.Resolve.release(hold.id(), "", null), Refusal.RESOLVED);
        assertThat(in(() -> books.pending(home.household(0)))).isEmpty();
    }

    @Test
    void a_pending_transfer_given_back_frees_what_it_held() {
        post(home.earn(0, 100));
        var hold = home.redeem(0, 100).pendingUntil(TestClock.given().plus(1, ChronoUnit.DAYS));
        post(hold);
        refused(home.redeem(0, 1), Refusal.BELOW_FLOOR);
        assertThat(post(Order.Resolve.release(hold.id(), "没去成", null)).stands()).isTrue();
        assertThat(available(0)).isEqualTo(100);
        refused(Order.Resolve.post(hold.id(), null), Refusal.RESOLVED);
        refused(Order.Resolve.post(Ids.fresh(), null), Refusal.UNKNOWN_TRANSFER);
        refused(Order.Reverse.of(hold.id(), VillageBooks.THEN, null, ""),
                Refusal.NOT_REVERSIBLE);
    }

    @Test
    void a_pending_transfer_expires_and_its_hold_comes_back() {
        post(home.earn(0, 100));
        var hold = home.redeem(0, 100).pendingUntil(clock.instant().plus(1, ChronoUnit.DAYS));
        post(hold);
        clock.after(Duration.ofDays(1), () -> {
            refused(Order.Resolve.post(hold.id(), null), Refusal.PAST_EXPIRY);
            assertThat(in(() -> ledger.releaseExpired())).isEqualTo(1);
            return true;
        });
        assertThat(available(0)).isEqualTo(100);
        refused(home.redeem(0, 5).pendingUntil(VillageBooks.THEN), Refusal.PAST_EXPIRY);
    }

    @Test
    void a_transfer_is_reversed_once_and_in_full() {
        var earned = home.earn(0, 100);
        post(earned);
        var back = Order.Reverse.of(earned.id(), TestClock.given(), null, "记错了");
        assertThat(post(back)).isInstanceOf(Posted.class);
        assertThat(posted(home.household(0))).isZero();
        assertThat(post(back)).isInstanceOf(Already.class);
        refused(new Order.Reverse(Ids.fresh(), earned.id(), TestClock.given(), null, "再来", null),
                Refusal.REVERSED);
        refused(Order.Reverse.of(back.id(), TestClock.given(), null, ""), Refusal.NOT_REVERSIBLE);
    }

    @Test
    void linked_transfers_are_written_all_or_none() {
        post(home.earn(0, 100));
        var group = Ids.fresh();
        var gone = List.of(home.redeem(0, 60).linked(group), home.earn(1, 5),
                home.redeem(0, 41).linked(group), home.redeem(0, 100));
        var verdicts = in(() -> ledger.post(gone));
        assertThat(verdicts.get(0)).isEqualTo(new Refused(gone.get(0).id(), Refusal.LINKED));
        assertThat(verdicts.get(1)).isInstanceOf(Posted.class);
        assertThat(verdicts.get(2)).isEqualTo(new Refused(gone.get(2).id(), Refusal.BELOW_FLOOR));
        assertThat(verdicts.get(3)).isInstanceOf(Posted.class);
        assertThat(posted(home.household(0))).isZero();

        var both = Ids.fresh();
        var fits = List.of(home.earn(2, 60).linked(both), home.redeem(2, 60).linked(both));
        assertThat(in(() -> ledger.post(fits))).allMatch(v -> v instanceof Posted);
        assertThat(in(() -> ledger.post(fits))).allMatch(v -> v instanceof Already);
        var grown = List.of(fits.get(0), fits.get(1), home.earn(2, 1).linked(both));
        assertThat(in(() -> ledger.post(grown)).get(2))
                .isEqualTo(new Refused(grown.get(2).id(), Refusal.LINKED));

        var twice = home.earn(2, 7).linked(Ids.fresh());
        assertThat(in(() -> ledger.post(List.of(twice, twice.memo("又一次")))))
                .containsExactly(new Refused(twice.id(), Refusal.LINKED),
                        new Refused(twice.id(), Refusal.OTHER_CONTENT));
        assertThat(posted(home.household(2))).isZero();
    }

    @Test
    void points_move_between_villages_as_two_linked_transfers() {
        post(home.earn(0, 90));
        var village = villages.fresh();
        villages.everywhere(() -> {
            var away = VillageBooks.open(ledger, village, 1);
            var here = ledger.open(
                    NewAccount.of(home.village(), Book.POINTS, AccountKind.BETWEEN)).id();
            var there = ledger.open(
                    NewAccount.of(village, Book.POINTS, AccountKind.BETWEEN)).id();
            var move = Ids.fresh();
            var verdicts = ledger.post(List.of(
                    Transfer.points(Ids.derived(move, "out"), home.household(0), here, 90,
                            "MOVE", VillageBooks.THEN).linked(move),
                    Transfer.points(Ids.derived(move, "in"), there, away.household(0), 90,
                            "MOVE", VillageBooks.THEN).linked(move)));
            assertThat(verdicts).allMatch(Verdict::stands);
            assertThat(books.balance(away.household(0)).posted()).isEqualTo(90);
            assertThat(books.balance(here).posted() + books.balance(there).posted()).isZero();
            return true;
        });
    }

    @Test
    void a_late_fact_counts_in_the_open_period_and_at_its_own_date() {
        var until = VillageBooks.THEN.plus(10, ChronoUnit.DAYS);
        post(home.earn(0, 60));
        in(() -> {
            ledger.closeBooks(home.village(), Book.POINTS, until, null);
            assertThatThrownBy(() -> ledger.closeBooks(home.village(), Book.POINTS, until, null))
                    .isInstanceOf(Rejected.class);
            return true;
        });
        var late = home.earn(0, 30);
        post(late);
        var row = in(() -> books.find(late.id())).orElseThrow();
        assertThat(row.eventAt()).isEqualTo(late.eventAt());
        assertThat(row.bookedAt()).isEqualTo(row.enteredAt()).isAfter(until);
        var onTime = in(() -> ledger.open(NewAccount.household(home.village(), Ids.fresh())));
        assertThat(onTime.booksClosedUntil()).isEqualTo(until);
        in(() -> {
            assertThat(books.balanceAt(home.household(0), until)).isEqualTo(90);
            assertThat(books.balanceAt(home.household(0), until, row.enteredAt())).isEqualTo(60);
            assertThat(books.balanceAt(home.household(0), late.eventAt())).isZero();
            return true;
        });
    }

    @Test
    void a_statement_is_read_in_pages_and_keeps_the_running_balance() {
        for (var i = 1; i <= 7; i++) {
            post(home.earn(0, i * 10).memo("第" + i + "次").under(Ids.fresh(), "第三条"));
        }
        var first = in(() -> books.statement(home.household(0), null, 3));
        assertThat(first).extracting(Entry::number).containsExactly(7, 6, 5);
        assertThat(first).extracting(Entry::after).containsExactly(280L, 210L, 150L);
        assertThat(first.getFirst().transfer().clause()).isEqualTo("第三条");
        var rest = in(() -> books.statement(home.household(0),
                first.getLast().transfer().id(), 50));
        assertThat(rest).extracting(Entry::number).containsExactly(4, 3, 2, 1);
        assertThat(rest).extracting(Entry::change).containsExactly(40L, 30L, 20L, 10L);
        assertThat(rest.getFirst().other()).isEqualTo(home.issuing());
    }

    @Test
    void the_application_cannot_change_or_delete_a_posted_row() {
        var order = home.earn(0, 60);
        post(order);
        assertThatThrownBy(() -> sqlAsCounty("update ledger_transfer set amount = 1 where id = ?",
                order.id())).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> sqlAsCounty("delete from ledger_transfer where id = ?",
                order.id())).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> sqlAsCounty("delete from ledger_block where number = ?", 1L))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void an_account_that_holds_something_cannot_be_closed() {
        post(home.earn(0, 60));
        assertThatThrownBy(() -> in(() -> {
            ledger.close(home.household(0));
            return true;
        })).isInstanceOf(Rejected.class).hasMessageContaining("结清");
    }

    @Test
    void opening_an_account_again_changes_nothing() {
        var again = in(() -> VillageBooks.open(ledger, home.village(), 0));
        assertThat(again.issuing()).isEqualTo(home.issuing())
                .isEqualTo(AccountId.issuing(home.village()));
    }
}
