package shouwang.timebank.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.timebank.booking.Booking;
import shouwang.timebank.booking.Bookings;
import shouwang.timebank.earning.Dispute.Ruling;
import shouwang.timebank.giving.Giving;
import shouwang.timebank.honour.Honours;
import shouwang.timebank.rules.TimeBankRules;

@House
class DisputesTest {
    private static final int ROUNDS = 12;
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Disputes disputes;
    @Autowired Earnings earnings;
    @Autowired Giving giving;
    @Autowired Ledger ledger;
    @Autowired Honours honours;
    @Autowired Bookings bookings;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Audit audit;
    @Autowired Books books;
    @Autowired Counties counties;
    @Autowired TestClock clock;

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    private Earning visit(EarningStory.Scene s, int minutes) {
        return story.visit(s, clock.instant().minus(Duration.ofHours(3)), minutes);
    }

    private Dispute object(EarningStory.Scene s, Earning e) {
        return disputes.object(s.clerk(), Ids.fresh(), e.id(), "谯大友", "那天没见人来");
    }

    private Earning now(EarningStory.Scene s, Earning e) {
        return earnings.get(s.clerk(), e.id());
    }

    private void even(EarningStory.Scene s) {
        assertThat(story.bank.sum(s.village())).isZero();
    }

    @Test
    void an_objection_holds_hours_back_and_upheld_hours_become_final_after_all() {
        var s = story.scene(EarningStory.waiting(2, 0));
        villages.in(s.village(), () -> {
            var e = visit(s, 50);
            var dispute = object(s, e);
            assertThat(disputes.object(s.clerk(), dispute.id(), e.id(), "谯大友", "那天没见人来"))
                    .isEqualTo(dispute);
            refused(() -> object(s, e), "已经有一条异议");
            clock.after(Duration.ofDays(5), () -> story.night(s.village()));
            assertThat(story.points(s)).isZero();
            assertThat(now(s, e).state()).isEqualTo(Earning.State.DISPUTED);
            disputes.rule(s.supervisor().actor(), dispute.id(), Ruling.KEEP, 0, "问了邻居，来过");
            assertThat(now(s, e).state()).isEqualTo(Earning.State.HELD);
            clock.after(Duration.ofDays(5), () -> story.night(s.village()));
            assertThat(story.points(s)).isEqualTo(50);
            even(s);
            return null;
        });
    }

    @Test
    void a_ruling_before_the_end_gives_the_old_hours_back_and_writes_the_new_ones() {
        var s = story.scene(EarningStory.waiting(2, 1));
        villages.in(s.village(), () -> {
            var changed = visit(s, 50);
            var none = story.visit(s, clock.instant().minus(Duration.ofHours(6)), 40);
            disputes.rule(s.supervisor().actor(), object(s, changed).id(), Ruling.CHANGE, 30,
                    "走得早");
            even(s);
            disputes.rule(s.supervisor().actor(), object(s, none).id(), Ruling.REFUSE, 0, "没来");
            assertThat(story.points(s)).isEqualTo(30);
            assertThat(story.held(s)).isZero();
            assertThat(now(s, changed).state()).isEqualTo(Earning.State.FINAL);
            assertThat(now(s, none).state()).isEqualTo(Earning.State.REFUSED);
            assertThat(clock.after(Duration.ofDays(9), () -> story.night(s.village()))).isZero();
            even(s);
            return null;
        });
    }

    @Test
    void a_ruling_on_final_hours_takes_back_and_posts_anew_under_the_caps() {
        var s = story.scene(EarningStory.capped(60, 0, TimeBankRules.Over.HONOUR));
        villages.in(s.village(), () -> {
            var e = visit(s, 80);
            assertThat(story.points(s)).isEqualTo(60);
            var judge = s.supervisor().actor();
            var capped = object(s, e).id();
            var ruled = disputes.rule(judge, capped, Ruling.CHANGE, 70, "走得早").ruled();
            assertThat(ruled).isNotNull();
            assertThat(ruled.minutes()).as("what counts for the household").isEqualTo(60);
            assertThat(disputes.rule(judge, capped, Ruling.CHANGE, 70, "走得早").ruled())
                    .isEqualTo(ruled);
            refused(() -> disputes.rule(judge, capped, Ruling.CHANGE, 60, "走得早"), "已经裁决过");
            assertThat(story.points(s)).isEqualTo(60);
            assertThat(story.kept(s, AccountKind.SURPLUS)).isEqualTo(10);
            disputes.rule(s.supervisor().actor(), object(s, e).id(), Ruling.CHANGE, 45, "再查过");
            assertThat(story.points(s)).isEqualTo(45);
            assertThat(story.kept(s, AccountKind.SURPLUS)).isZero();
            disputes.rule(s.supervisor().actor(), object(s, e).id(), Ruling.REFUSE, 0, "没来");
            assertThat(story.points(s)).isZero();
            refused(() -> object(s, e), "不用再提");
            even(s);
            return null;
        });
    }

    @Test
    void hours_that_are_upheld_more_than_a_year_after_the_notice_are_not_lost() {
        var s = story.scene(EarningStory.waiting(2, 0));
        villages.in(s.village(), () -> {
            var job = object(s, visit(s, 50));
            var none = object(s, story.visit(s, clock.instant().minus(Duration.ofHours(6)), 40));
            clock.after(Duration.ofDays(400), () -> {
                var judge = s.supervisor().actor();
                disputes.rule(judge, none.id(), Ruling.KEEP, 0, "问了邻居，来过");
                ledger.releaseExpired();
                var ruled = disputes.rule(judge, job.id(), Ruling.KEEP, 0, "问了邻居，来过").ruled();
                assertThat(ruled).isNotNull();
                assertThat(ruled.minutes()).isEqualTo(50);
                ledger.releaseExpired();
                return story.night(s.village());
            });
            assertThat(story.points(s)).isEqualTo(90);
            assertThat(story.held(s)).isZero();
            even(s);
            return null;
        });
    }

    @Test
    void a_ruling_counts_from_the_day_of_the_service_and_leaves_a_closed_period_as_it_was() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var from = clock.instant().minus(Duration.ofDays(9));
            var e = story.visit(s, from, 50);
            var closed = clock.instant().minus(Duration.ofDays(1));
            ledger.closeBooks(s.village(), Book.POINTS, closed, null);
            var known = clock.instant();
            disputes.rule(s.supervisor().actor(), object(s, e).id(), Ruling.CHANGE, 30, "走得早");
            var home = AccountId.household(s.bank().household());
            assertThat(books.balanceAt(home, closed)).isEqualTo(30);
            assertThat(books.balanceAt(home, closed, known)).isEqualTo(50);
            assertThat(books.statement(home, null, 2)).hasSize(2).allSatisfy(line -> {
                assertThat(line.transfer().eventAt()).isBefore(from.plus(Duration.ofDays(1)));
                assertThat(line.transfer().bookedAt()).isAfter(closed);
            });
            return null;
        });
    }

    @Test
    void what_the_household_has_spent_cannot_be_ruled_away_and_nothing_changes() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var e = visit(s, 50);
            giving.donate(s.clerk(), Ids.fresh(), s.bank().household(), new Points(30), "捐");
            var dispute = object(s, e);
            var judge = s.supervisor().actor();
            refused(() -> disputes.rule(judge, dispute.id(), Ruling.REFUSE, 0, "没来"), "什么也没有变");
            return new Object[] {e, dispute, judge};
        });
        villages.in(s.village(), () -> {
            assertThat(story.points(s)).isEqualTo(20);
            var open = disputes.open(s.clerk(), s.village()).getFirst();
            disputes.rule(s.supervisor().actor(), open.id(), Ruling.CHANGE, 35, "走得早");
            assertThat(story.points(s)).isEqualTo(5);
            even(s);
            return null;
        });
    }

    private long has(EarningStory.Scene s) {
        return story.bank.balance(AccountId.household(s.bank().elderHousehold()));
    }

    private Booking booked(EarningStory.Scene s, long most) {
        return bookings.book(s.clerk(), new Booking.Ask(Ids.fresh(), s.bank().elderHousehold(),
                s.bank().care().elder(), Service.FARMING, "挖红苕", new Points(most), "冉翠芳"));
    }

    private Visit sent(EarningStory.Scene s, Booking booking, UUID aide) {
        return needs.give(s.clerk(), booking.needId(), aide, clock.instant());
    }

    /** Somebody goes and stays so long, and the elder confirms. */
    private Earning gone(EarningStory.Scene s, Visit visit, int minutes) {
        var until = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var aide = new Actor(Ids.fresh(), villages.county(), "互助员", Role.AIDE, s.village(),
                visit.aideId());
        visits.start(aide, visit.id(), until.minus(Duration.ofMinutes(minutes)));
        visits.finish(aide, visit.id(), new Visit.Finish(until, "挖了", 5));
        visits.confirm(s.clerk(), visit.id(), new Visit.Confirm(Visit.Method.CALL_BACK, "冉翠芳",
                5, null), null);
        return earnings.get(s.clerk(), Ids.derived(visit.id(), "EARN"));
    }

    @Test
    void the_household_that_booked_pays_what_the_ruling_says_and_nothing_when_nobody_came() {
        var s = story.scene(EarningStory.waiting(2, 0));
        villages.in(s.village(), () -> {
            var home = s.bank().elderHousehold();
            story.bank.earn(s.village(), home, 100);
            var booking = booked(s, 60);
            var e = gone(s, sent(s, booking, s.aide()), 40);
            assertThat(has(s)).isEqualTo(60);
            var judge = s.supervisor().actor();
            disputes.rule(judge, object(s, e).id(), Ruling.CHANGE, 30, "走得早");
            assertThat(has(s)).isEqualTo(70);
            assertThat(bookings.get(booking.id()).spent()).isEqualTo(new Points(30));
            disputes.rule(judge, object(s, e).id(), Ruling.CHANGE, 90, "问过，走得晚");
            assertThat(has(s)).as("at most what was held").isEqualTo(40);
            disputes.rule(judge, object(s, e).id(), Ruling.CHANGE, 45, "再查过");
            assertThat(has(s)).isEqualTo(55);
            var last = object(s, e);
            disputes.rule(judge, last.id(), Ruling.REFUSE, 0, "没人来过");
            disputes.rule(judge, last.id(), Ruling.REFUSE, 0, "没人来过");
            assertThat(has(s)).isEqualTo(100);
            assertThat(story.points(s)).isZero();
            assertThat(bookings.get(booking.id())).satisfies(b -> {
                assertThat(b.state()).isEqualTo(Booking.State.GIVEN_BACK);
                assertThat(b.spent()).isEqualTo(Points.ZERO);
            });
            even(s);
            return null;
        });
    }

    @Test
    void where_two_went_only_the_ruling_on_whom_the_household_pays_for_changes_what_it_paid() {
        var s = story.scene(EarningStory.waiting(2, 0));
        villages.in(s.village(), () -> {
            story.bank.earn(s.village(), s.bank().elderHousehold(), 100);
            var care = s.bank().care();
            var second = story.bank.care.aide(care.clerk(), s.village(), "谯大友");
            var booking = booked(s, 60);
            var one = sent(s, booking, s.aide());
            var two = sent(s, booking, second);
            var first = gone(s, one, 40);
            var after = gone(s, two, 40);
            assertThat(has(s)).isEqualTo(60);
            var judge = s.supervisor().actor();
            disputes.rule(judge, object(s, after).id(), Ruling.REFUSE, 0, "没来");
            assertThat(has(s)).isEqualTo(60);
            disputes.rule(judge, object(s, first).id(), Ruling.REFUSE, 0, "没来");
            assertThat(has(s)).isEqualTo(100);
            even(s);
            return null;
        });
    }

    @Test
    void a_ruling_that_the_household_that_booked_cannot_pay_changes_nothing() {
        var s = story.scene(EarningStory.waiting(2, 0));
        villages.in(s.village(), () -> {
            story.bank.earn(s.village(), s.bank().elderHousehold(), 60);
            var booking = booked(s, 60);
            var e = gone(s, sent(s, booking, s.aide()), 40);
            giving.donate(s.clerk(), Ids.fresh(), s.bank().elderHousehold(), new Points(15), "捐");
            var dispute = object(s, e);
            refused(() -> disputes.rule(s.supervisor().actor(), dispute.id(), Ruling.CHANGE, 50,
                    "走得晚"), "请先和户里商量");
            return null;
        });
        villages.in(s.village(), () -> {
            assertThat(has(s)).isEqualTo(5);
            assertThat(story.points(s)).isZero();
            assertThat(disputes.open(s.clerk(), s.village())).hasSize(1);
            even(s);
            return null;
        });
    }

    @Test
    void hours_that_a_ruling_refused_are_on_no_board_and_board_and_passbook_agree() {
        var s = story.scene(EarningStory.waiting(2, 1));
        villages.in(s.village(), () -> {
            var hour = Duration.ofHours(1);
            var start = clock.instant().minus(Duration.ofHours(9));
            var refused = story.visit(s, start, 40);
            story.visit(s, start.plus(hour), 30);
            var disputed = activity(s, start.plus(hour.multipliedBy(2)), 60);
            var gone = activity(s, start.plus(hour.multipliedBy(4)), 50);
            same(s, 2, 180);
            var judge = s.supervisor().actor();
            object(s, disputed);
            disputes.rule(judge, object(s, refused).id(), Ruling.REFUSE, 0, "没来");
            disputes.rule(judge, object(s, gone).id(), Ruling.REFUSE, 0, "没跳");
            same(s, 1, 90);
            clock.after(Duration.ofDays(420), () -> story.night(s.village()));
            same(s, 0, 60);
            return null;
        });
    }

    private Earning activity(EarningStory.Scene s, Instant from, int minutes) {
        var activity = story.activity(s, from, minutes);
        story.seen(s, story.activities.enter(s.clerk(), activity));
        return earnings.between(s.village(), LocalDate.now(clock).minusDays(2),
                LocalDate.now(clock).plusDays(1), 99).stream()
                .filter(e -> e.source().equals(activity.id())).findFirst().orElseThrow();
    }

    /** The board and what the passbook says of the aide. */
    private void same(EarningStory.Scene s, int visits, long minutes) {
        assertThat(honours.of(s.clerk(), s.village(), LocalDate.now(clock).minusDays(2),
                LocalDate.now(clock).plusDays(1))).singleElement().satisfies(honour -> {
                    assertThat(honour.visits()).isEqualTo(visits);
                    assertThat(honour.minutes()).isEqualTo(minutes);
                });
        assertThat(honours.tally(s.aide())).isEqualTo(minutes);
    }

    @Test
    void only_who_has_nothing_to_do_with_it_rules() {
        var s = story.scene(EarningStory.waiting(2, 0));
        var own = new Actor(Ids.fresh(), villages.county(), "王琼琼", Role.SUPERVISOR, s.village(),
                s.aide());
        var elsewhere = signedIn.as(Role.SUPERVISOR, villages.fresh()).actor();
        var other = signedIn.as(Role.CLERK, s.village()).actor();
        villages.in(s.village(), () -> {
            var e = visit(s, 50);
            var dispute = disputes.object(s.supervisor().actor(), Ids.fresh(), e.id(), "谯大友",
                    "没来");
            for (var not : List.of(s.clerk(), own, s.supervisor().actor())) {
                refused(() -> disputes.rule(not, dispute.id(), Ruling.KEEP, 0, "看过"), "换一个人");
            }
            refused(() -> disputes.rule(elsewhere, dispute.id(), Ruling.KEEP, 0, "看过"), "不归您管");
            refused(() -> disputes.rule(s.bank().coop().actor(), dispute.id(), Ruling.KEEP, 0,
                    "看过"), "不归");
            refused(() -> disputes.rule(other, dispute.id(), Ruling.CHANGE, 0, "看过"), "1 到 1440");
            disputes.rule(other, dispute.id(), Ruling.KEEP, 0, "看过");
            disputes.rule(other, dispute.id(), Ruling.KEEP, 0, "看过");
            refused(() -> disputes.rule(other, dispute.id(), Ruling.REFUSE, 0, "看过"), "已经裁决过");
            return null;
        });
        villages.in(elsewhere.placeCode(), () -> {
            assertThat(disputes.open(elsewhere, elsewhere.placeCode())).isEmpty();
            refused(() -> disputes.open(elsewhere, s.village()), "不归您管");
            return null;
        });
    }

    @Test
    void who_objected_is_sealed_and_whoever_looks_is_written_down() {
        var s = story.scene(EarningStory.waiting(2, 0));
        villages.in(s.village(), () -> {
            var dispute = object(s, visit(s, 50));
            assertThat(disputes.reveal(s.supervisor().actor(), dispute.id(), "去问一声"))
                    .isEqualTo("谯大友");
            assertThat(audit.lines(s.village(), null, 20)).anySatisfy(line -> {
                assertThat(line.deed()).isEqualTo("查看提异议的人");
                assertThat(line.reason()).isEqualTo("去问一声");
            }).noneSatisfy(line -> assertThat(line.toString()).contains("谯大友"));
            return null;
        });
        assertThat(JdbcClient.create(counties.owner()).sql("select row_to_json(d)::text from "
                + villages.county().schema() + ".timebank_dispute d").query(String.class).list())
                .noneMatch(row -> row.contains("谯大友"));
    }

    @Test
    void an_objection_in_the_last_minute_and_the_night_never_both_win() throws Exception {
        var s = story.scene(EarningStory.waiting(1, 0));
        for (var i = 0; i < ROUNDS; i++) {
            var back = Duration.ofMinutes(30L * (i + 1));
            var e = villages.in(s.village(), () -> story.visit(s, clock.instant().minus(back), 20));
            clock.after(Duration.ofDays(2), () -> {
                for (var done : story.<Object>atOnce(s.village(), List.of(
                        () -> story.finalising.finish(100), () -> object(s, e)))) {
                    done.get();
                }
                return null;
            });
            villages.in(s.village(), () -> {
                var after = now(s, e);
                assertThat(after.state()).isIn(Earning.State.FINAL, Earning.State.DISPUTED);
                assertThat(story.held(s)).isEqualTo(
                        after.state() == Earning.State.DISPUTED ? 20 : 0);
                even(s);
                var dispute = disputes.of(e.id()).getFirst();
                disputes.rule(s.supervisor().actor(), dispute.id(), Ruling.REFUSE, 0, "没来");
                assertThat(story.points(s)).isZero();
                even(s);
                return null;
            });
        }
    }

    @Test
    void of_two_rulings_at_once_one_stands() throws Exception {
        var s = story.scene(EarningStory.waiting(0, 0));
        var second = signedIn.as(Role.SUPERVISOR, s.village()).actor();
        for (var i = 0; i < ROUNDS; i++) {
            var back = Duration.ofMinutes(30L * (i + 1));
            var e = villages.in(s.village(), () -> story.visit(s, clock.instant().minus(back), 20));
            var dispute = villages.in(s.village(), () -> object(s, e));
            var before = villages.in(s.village(), () -> story.points(s));
            var stood = 0;
            for (var done : story.atOnce(s.village(), List.of(
                    ruling(s.supervisor().actor(), dispute.id(), Ruling.CHANGE, 15),
                    ruling(second, dispute.id(), Ruling.REFUSE, 0)))) {
                stood += stands(done) ? 1 : 0;
            }
            assertThat(stood).isEqualTo(1);
            villages.in(s.village(), () -> {
                var ruled = disputes.of(e.id()).getFirst().ruled();
                assertThat(ruled).isNotNull();
                assertThat(story.points(s)).isEqualTo(before - 20 + ruled.minutes());
                even(s);
                return null;
            });
        }
    }

    private Callable<Dispute> ruling(Actor who, UUID id, Ruling ruling, int minutes) {
        return () -> disputes.rule(who, id, ruling, minutes, "问过了");
    }

    private static boolean stands(java.util.concurrent.Future<?> done)
            throws InterruptedException {
        try {
            done.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(Rejected.class)
                    .hasMessageContaining("已经裁决过");
            return false;
        }
    }

    @Test
    void an_objection_to_final_hours_freezes_them_and_the_ruling_takes_them_back() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var e = visit(s, 90);
            var kept = story.visit(s, clock.instant().minus(Duration.ofHours(6)), 60);
            var dispute = object(s, e);
            var home = AccountId.household(s.bank().household());
            assertThat(books.balance(home).available()).isEqualTo(60);
            assertThat(disputes.frozen(dispute)).contains(new Disputes.Frozen(new Points(90),
                    Points.ZERO));
            refused(() -> giving.donate(s.clerk(), Ids.fresh(), s.bank().household(),
                    new Points(61), "捐"), "可用余额不够");
            disputes.rule(s.supervisor().actor(), dispute.id(), Ruling.CHANGE, 30, "只做了半小时");
            assertThat(books.balance(home).available()).isEqualTo(90);
            var upheld = object(s, kept);
            assertThat(books.balance(home).available()).isEqualTo(30);
            disputes.rule(s.supervisor().actor(), upheld.id(), Ruling.KEEP, 0, "来过");
            assertThat(books.balance(home).available()).isEqualTo(90);
            assertThat(books.balance(home).held()).isZero();
            even(s);
            return null;
        });
    }

    @Test
    void what_is_spent_already_is_said_plainly_and_cannot_be_taken_back() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var e = visit(s, 90);
            giving.donate(s.clerk(), Ids.fresh(), s.bank().household(), new Points(60), "捐");
            var dispute = object(s, e);
            assertThat(disputes.frozen(dispute)).contains(new Disputes.Frozen(new Points(30),
                    new Points(60)));
            refused(() -> disputes.rule(s.supervisor().actor(), dispute.id(), Ruling.REFUSE, 0,
                    "没来"), "要收回 1.5 分，这一户能收的只有 0.5 分，另外 1 分 已经用掉");
            disputes.rule(s.supervisor().actor(), dispute.id(), Ruling.CHANGE, 60, "做了一小时");
            assertThat(books.balance(AccountId.household(s.bank().household())).posted()).isZero();
            even(s);
            return null;
        });
    }

    @Test
    void final_hours_can_be_objected_to_for_a_year_and_no_day_longer() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var e = visit(s, 90);
            var last = Disputes.until(e);
            assertThat(last).isEqualTo(LocalDate.now(clock).plusYears(1));
            var days = java.time.temporal.ChronoUnit.DAYS.between(LocalDate.now(clock), last);
            clock.after(Duration.ofDays(days + 1), () -> {
                refused(() -> object(s, e), "只能提到 " + last);
                return null;
            });
            clock.after(Duration.ofDays(days), () -> object(s, e));
            return null;
        });
    }
}
