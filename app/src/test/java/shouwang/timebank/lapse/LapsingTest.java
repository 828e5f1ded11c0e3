package shouwang.timebank.lapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Transfer;
import shouwang.timebank.Passbook;
import shouwang.timebank.earning.Dispute;
import shouwang.timebank.earning.Disputes;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.giving.Moving;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;
import shouwang.timebank.shop.Counter;
import shouwang.timebank.shop.DayClosing;
import shouwang.timebank.shop.Sale;

/** Hours that lapse: the oldest first, once, by the rules under which they came in. */
@House
class LapsingTest {
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Rulebook rulebook;
    @Autowired Lapsing lapsing;
    @Autowired Disputes disputes;
    @Autowired Counter counter;
    @Autowired DayClosing closing;
    @Autowired Moving moving;
    @Autowired Ledger ledger;
    @Autowired Passbook passbook;
    @Autowired TestClock clock;
    @Autowired Counties counties;
    @Autowired TransactionTemplate transaction;

    private static TimeBankRules months(int months) {
        var plain = Preset.PLAIN.rules();
        return new TimeBankRules(plain.rates(), plain.caps(), plain.earners(), plain.spending(),
                plain.group(), months, 0, 0);
    }

    private Instant ago(int days) {
        return LocalDate.now(clock).minusDays(days).atTime(10, 0).atZone(clock.getZone())
                .toInstant();
    }

    private void in(EarningStory.Scene s, @Nullable UUID rule, int daysAgo, long minutes) {
        var home = AccountId.household(s.bank().household());
        var line = Transfer.points(Ids.fresh(), AccountId.issuing(s.village()), home, minutes,
                "EARN", ago(daysAgo));
        ledger.open(java.util.List.of(NewAccount.of(s.village(), Book.POINTS,
                AccountKind.ISSUING), NewAccount.household(s.village(), s.bank().household())));
        assertThat(ledger.post(rule == null ? line : line.under(rule, "第 1 条")).stands()).isTrue();
    }

    private Transfer out(EarningStory.Scene s, long minutes) {
        return Transfer.points(Ids.fresh(), AccountId.household(s.bank().household()),
                AccountId.issuing(s.village()), minutes, "REDEEM", ago(0));
    }

    @Test
    void old_hours_are_announced_lapse_once_and_the_oldest_go_first() throws Exception {
        var s = story.scene(months(12));
        villages.in(s.village(), () -> {
            var rule = rulebook.inForce(s.village(), LocalDate.now(clock)).id();
            in(s, rule, 400, 100);
            in(s, rule, 345, 60);
            in(s, rule, 10, 40);
            in(s, null, 800, 7);
            ledger.post(out(s, 30));
            // 7 older ones that never lapse are spent first, then 23 of the hundred
            assertThat(lapsing.ahead(s.clerk(), s.village())).singleElement().satisfies(lapse ->
                    assertThat(lapse.minutes()).isEqualTo(77 + 60));
            return null;
        });
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 4).mapToObj(n -> hands.submit(() ->
                    villages.in(s.village(), () -> lapsing.lapse(s.village())))).toList();
            for (var one : all) {
                one.get();
            }
        }
        villages.in(s.village(), () -> {
            assertThat(story.points(s)).isEqualTo(100);
            assertThat(story.kept(s, AccountKind.EXPIRED)).isEqualTo(77);
            assertThat(lapsing.lapse(s.village())).isZero();
            assertThat(passbook.lines(s.bank().household(), null, 1)).first().satisfies(line ->
                    assertThat(line.clause()).contains("第 12 条", "转出 77 分钟"));
            assertThat(clock.after(Duration.ofDays(30), () -> lapsing.lapse(s.village())))
                    .isEqualTo(1);
            assertThat(story.points(s)).isEqualTo(40);
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
        var stranger = signedIn.as(Role.CLERK, villages.fresh()).actor();
        assertThatThrownBy(() -> lapsing.ahead(stranger, s.village()))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void what_is_held_for_a_booking_stays_and_rules_voted_later_change_nothing_earlier() {
        var s = story.scene(months(12));
        villages.in(s.village(), () -> {
            var today = LocalDate.now(clock);
            in(s, rulebook.inForce(s.village(), today).id(), 400, 100);
            in(s, Ids.fresh(), 900, 50);
            ledger.post(out(s, 120).pendingUntil(clock.instant().plus(Duration.ofDays(5))));
            assertThat(lapsing.lapse(s.village())).isEqualTo(1);
            assertThat(story.points(s)).isEqualTo(120);
            return null;
        });
    }

    @Test
    void when_newer_hours_are_ruled_away_older_ones_that_never_lapse_are_there_a_year_later() {
        var s = story.scene(months(12));
        villages.in(s.village(), () -> {
            in(s, null, 500, 100);
            var refused = story.visit(s, ago(3), 60);
            var changed = story.visit(s, ago(10), 50);
            ruled(s, refused, Dispute.Ruling.REFUSE, 0);
            ruled(s, changed, Dispute.Ruling.CHANGE, 30);
            assertThat(story.points(s)).isEqualTo(130);
            // counted from the service, not from the ruling ten days later
            clock.after(Duration.ofDays(360), () -> lapsing.lapse(s.village()));
            assertThat(story.points(s)).isEqualTo(100);
            clock.after(Duration.ofDays(400), () -> lapsing.lapse(s.village()));
            assertThat(story.points(s)).isEqualTo(100);
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void what_is_ruled_away_after_it_was_spent_comes_out_of_the_oldest_hours_that_are_left() {
        var s = story.scene(months(12));
        villages.in(s.village(), () -> {
            in(s, null, 500, 30);
            var refused = story.visit(s, ago(9), 40);
            in(s, rulebook.inForce(s.village(), LocalDate.now(clock)).id(), 2, 20);
            ledger.post(out(s, 50));
            ruled(s, refused, Dispute.Ruling.REFUSE, 0);
            assertThat(story.points(s)).isZero();
            assertThat(lapsing.ahead(s.clerk(), s.village())).isEmpty();
            return null;
        });
    }

    @Test
    void a_basket_brought_back_after_the_closing_lapses_so_many_months_after_that_day() {
        var s = story.scene(months(12));
        villages.in(s.village(), () -> {
            in(s, null, 10, 100);
            var coop = s.bank().coop().actor();
            var soap = story.bank.good(s.bank(), 1, "肥皂", 60, 5);
            var sale = counter.sell(coop, new Sale.Ask(Ids.fresh(), s.bank().household(),
                    s.aide(), List.of(new Sale.Item(soap, 1)), new Points(60)));
            closing.close(coop, Ids.fresh(), s.village());
            counter.takeBack(coop, sale.id(), "袋子破了");
            assertThat(passbook.lines(s.bank().household(), null, 1)).first().satisfies(line ->
                    assertThat(line.clause()).contains("第 10 条"));
            lapsesInAYear(s.village(), s.bank().household(), 100, 40);
            return null;
        });
    }

    @Test
    void points_that_moved_in_lapse_so_many_months_after_that_day() {
        var old = story.scene(months(6));
        var fresh = story.scene(months(12));
        var home = fresh.bank().household();
        villages.in(old.village(), () -> {
            in(old, rulebook.inForce(old.village(), LocalDate.now(clock)).id(), 90, 75);
            return null;
        });
        var county = signedIn.as(Role.COUNTY, villages.county().code()).actor();
        villages.everywhere(() -> moving.move(county, Ids.fresh(), old.bank().household(), home,
                "搬去女儿家"));
        villages.in(fresh.village(), () -> {
            assertThat(passbook.lines(home, null, 1)).first().satisfies(line ->
                    assertThat(line.clause()).contains("第 12 条", "本村细则"));
            lapsesInAYear(fresh.village(), home, 75, 0);
            return null;
        });
    }

    private void lapsesInAYear(String village, UUID home, long before, long after) {
        clock.after(Duration.ofDays(360), () -> lapsing.lapse(village));
        assertThat(passbook.balance(home).minutes()).isEqualTo(before);
        clock.after(Duration.ofDays(367), () -> lapsing.lapse(village));
        assertThat(passbook.balance(home).minutes()).isEqualTo(after);
    }

    @Test
    void a_basket_paid_between_the_reading_and_the_lapse_loses_no_hour_twice() throws Exception {
        var s = story.scene(months(12));
        villages.in(s.village(), () -> {
            in(s, rulebook.inForce(s.village(), LocalDate.now(clock)).id(), 400, 100);
            in(s, null, 10, 60);
            return null;
        });
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var lapsed = villages.in(s.village(), () -> transaction.execute(t -> {
                assertThat(ledger.post(out(s, 70)).stands()).isTrue();
                var night = hands.submit(() ->
                        villages.in(s.village(), () -> lapsing.lapse(s.village())));
                untilSomeoneWaits();
                return night;
            }));
            assertThat(lapsed).isNotNull();
            assertThat(lapsed.get()).isEqualTo(1);
        }
        villages.in(s.village(), () -> {
            assertThat(story.kept(s, AccountKind.EXPIRED)).isEqualTo(30);
            assertThat(story.points(s)).isEqualTo(60);
            return null;
        });
    }

    /** The night has read what is due and stands at the account that the till holds. */
    private void untilSomeoneWaits() {
        var owner = JdbcClient.create(counties.owner());
        while (!owner.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class).single()) {
            Thread.onSpinWait();
        }
    }

    private void ruled(EarningStory.Scene s, Earning e, Dispute.Ruling ruling, int minutes) {
        var dispute = disputes.object(s.clerk(), Ids.fresh(), e.id(), "谯大友", "不对");
        disputes.rule(s.supervisor().actor(), dispute.id(), ruling, minutes, "问过了");
    }

    @RepeatedTest(20)
    void lots_keep_what_was_not_spent_and_lapse_no_minute_twice() {
        var seed = new Random().nextLong();
        System.out.println("lots seed " + seed);
        var random = new Random(seed);
        var lots = new Lots();
        var rule = new UUID(1, 2);
        var start = LocalDate.of(2024, 1, 1);
        long balance = 0;
        for (var step = 0; step < 300; step++) {
            var day = start.plusDays(step * 3L);
            if (random.nextInt(3) > 0) {
                var minutes = 1 + random.nextInt(90);
                lots.in(Ids.fresh(), day.atStartOfDay(clock.getZone()).toInstant(),
                        random.nextBoolean() ? day.plusMonths(6) : null, rule, minutes);
                balance += minutes;
            } else {
                var minutes = random.nextLong(balance + 1);
                lots.spent(minutes);
                balance -= minutes;
            }
            var due = lots.by(day);
            if (due != null) {
                assertThat(due.minutes()).as("seed " + seed).isBetween(1L, balance);
                lots.lapsed(due.minutes());
                balance -= due.minutes();
                assertThat(lots.by(day)).as("seed " + seed).isNull();
            }
        }
    }
}
