package shouwang.timebank.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountId;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.timebank.Passbook;
import shouwang.timebank.SpendingStory;
import shouwang.timebank.booking.Booking;
import shouwang.timebank.booking.Bookings;
import shouwang.people.life.LifeEvents;

@House
class GivingTest {
    private static final int STEPS = 300;
    @Autowired LifeEvents life;
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Giving giving;
    @Autowired Estates estates;
    @Autowired Kins kins;
    @Autowired Moving moving;
    @Autowired Bookings bookings;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Elders elders;
    @Autowired Books books;
    @Autowired Ledger ledger;
    @Autowired Passbook passbook;
    @Autowired TestClock clock;

    private long has(UUID household) {
        return books.account(AccountId.household(household))
                .map(a -> a.balance().available()).orElse(0L);
    }

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    @Test
    void a_gift_goes_once_and_is_undone_the_same_day_only() {
        var s = story.scene();
        var clerk = s.clerk().actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.household(), 120);
            var id = Ids.fresh();
            giving.gift(clerk, id, s.household(), s.elderHousehold(), new Points(50), null, "照顾");
            giving.gift(clerk, id, s.household(), s.elderHousehold(), new Points(50), null, "照顾");
            assertThat(has(s.elderHousehold())).isEqualTo(50);
            refused(() -> giving.gift(clerk, id, s.household(), s.elderHousehold(),
                    new Points(51), null, "照顾"), "已经用过");
            refused(() -> giving.gift(clerk, Ids.fresh(), s.household(), s.elderHousehold(),
                    new Points(71), null, "照顾"), "可用余额不够");
            refused(() -> giving.gift(clerk, Ids.fresh(), s.household(), s.elderHousehold(),
                    new Points(-5), null, "照顾"), "大于零");
            clock.after(Duration.ofDays(1), () -> {
                refused(() -> giving.undo(clerk, id, "记错"), "只能当天");
                return null;
            });
            giving.undo(clerk, id, "记错");
            giving.undo(clerk, id, "记错");
            assertThat(has(s.household())).isEqualTo(120);
            assertThat(has(s.elderHousehold())).isZero();
            return null;
        });
    }

    @Test
    void the_pool_takes_from_those_who_have_and_gives_after_somebody_else_looked() {
        var s = story.scene();
        var clerk = s.clerk().actor();
        var boss = signedIn.as(Role.SUPERVISOR, s.village()).actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.household(), 120);
            giving.donate(clerk, Ids.fresh(), s.household(), new Points(90), "给不能动的老人");
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(90);
            var asked = giving.ask(clerk, Ids.fresh(), s.elderHousehold(), new Points(60),
                    "84 岁，独居");
            refused(() -> giving.decide(clerk, asked.id(), true), "不归“服务站干事”办");
            giving.decide(boss, asked.id(), true);
            giving.decide(boss, asked.id(), true);
            assertThat(has(s.elderHousehold())).isEqualTo(60);
            giving.undo(clerk, asked.id(), "弄错了户");
            assertThat(has(s.elderHousehold())).isZero();
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(90);
            refused(() -> giving.decide(boss, asked.id(), true), "已经办过");
            giving.donate(clerk, Ids.fresh(), s.household(), new Points(30), "再捐");
            giving.decide(boss, giving.ask(clerk, Ids.fresh(), s.elderHousehold(),
                    new Points(55), "84 岁").id(), true);
            var more = giving.ask(clerk, Ids.fresh(), s.elderHousehold(), new Points(70), "再要");
            refused(() -> giving.decide(boss, more.id(), true), "可用余额不够");
            assertThat(giving.decide(boss, more.id(), false).state())
                    .isEqualTo(Given.State.DECLINED);
            assertThat(story.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void a_grant_asked_last_week_and_approved_today_is_undone_today_and_lapses_from_today() {
        var s = story.scene();
        var clerk = s.clerk().actor();
        var boss = signedIn.as(Role.SUPERVISOR, s.village()).actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.household(), 120);
            giving.donate(clerk, Ids.fresh(), s.household(), new Points(90), "给不能动的老人");
            var kept = giving.ask(clerk, Ids.fresh(), s.elderHousehold(), new Points(40), "独居");
            var asked = giving.ask(clerk, Ids.fresh(), s.elderHousehold(), new Points(50), "独居");
            clock.after(Duration.ofDays(7), () -> {
                giving.decide(boss, kept.id(), true);
                giving.decide(boss, asked.id(), true);
                assertThat(passbook.lines(s.elderHousehold(), null, 9)).hasSize(2)
                        .allSatisfy(line -> assertThat(LocalDate.ofInstant(line.at(),
                                clock.getZone())).isEqualTo(LocalDate.now(clock)));
                assertThat(giving.get(asked.id()).at()).isEqualTo(asked.at());
                giving.undo(clerk, asked.id(), "弄错了户");
                assertThat(has(s.elderHousehold())).isEqualTo(40);
                return null;
            });
            clock.after(Duration.ofDays(8), () -> {
                refused(() -> giving.undo(clerk, kept.id(), "弄错了户"), "只能当天");
                return null;
            });
            assertThat(story.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void what_the_dead_leave_goes_to_the_heir_and_who_moves_takes_it_along() {
        var s = story.scene();
        var clerk = s.clerk().actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 75);
            kins.add(clerk, Ids.fresh(), s.care().elder(), "王琼琼", "女儿", null, List.of());
            refused(() -> estates.hand(clerk, Ids.fresh(), s.elderHousehold(), s.household(),
                    null, "过世"), "还有健在的人");
            life.second(villages.doctor(clerk.placeCode()),
                    life.tell(clerk, s.care().elder(), Elder.Status.DEAD, LocalDate.now(clock)).id());
            refused(() -> estates.hand(clerk, Ids.fresh(), s.elderHousehold(), null, null, "过世"),
                    "请选承接的户");
            var left = Ids.fresh();
            estates.hand(clerk, left, s.elderHousehold(), s.household(), null, "过世");
            estates.hand(clerk, left, s.elderHousehold(), s.household(), null, "过世");
            refused(() -> estates.hand(clerk, left, s.elderHousehold(), s.elderHousehold(),
                    null, "过世"), "已经用过");
            refused(() -> estates.hand(clerk, left, s.household(), s.household(), null, "过世"),
                    "已经用过");
            assertThat(has(s.household())).isEqualTo(75);
            assertThat(has(s.elderHousehold())).isZero();
            return null;
        });
        var t = story.scene();
        var office = signedIn.as(Role.TOWNSHIP, "511922204").actor();
        if (!t.village().startsWith("511922204") || !s.village().startsWith("511922204")) {
            office = new shouwang.access.Actor(office.id(), office.county(), office.name(),
                    Role.TOWNSHIP, "511922", null);
        }
        var by = office;
        villages.everywhere(() -> {
            var moved = Ids.fresh();
            moving.move(by, moved, s.household(), t.household(), "搬去女儿家");
            moving.move(by, moved, s.household(), t.household(), "搬去女儿家");
            refused(() -> moving.move(by, moved, s.household(), t.elderHousehold(), "搬去女儿家"),
                    "已经用过");
            assertThat(has(t.household())).isEqualTo(75);
            assertThat(has(s.household())).isZero();
            assertThat(story.sum(s.village())).isZero();
            assertThat(story.sum(t.village())).isZero();
            return null;
        });
    }

    @Test
    void a_booked_meal_is_paid_when_it_was_eaten_and_given_back_when_nobody_came() {
        var s = story.scene();
        var clerk = s.clerk().actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 100);
            var first = bookings.book(clerk, ask(s, 60));
            assertThat(has(s.elderHousehold())).isEqualTo(40);
            refused(() -> bookings.book(clerk, ask(s, 41)), "可用余额不够");
            refused(() -> bookings.book(clerk, new Booking.Ask(first.id(), s.elderHousehold(),
                    s.care().elder(), Service.CLEANING, "扫屋", new Points(60), "冉翠芳")),
                    "已经用过");
            var visit = needs.give(clerk, first.needId(), s.care().aide(), clock.instant());
            var aide = s.care().aideGuest().actor();
            visits.start(aide, visit.id(), clock.instant().minusSeconds(2400));
            visits.finish(aide, visit.id(), new Visit.Finish(clock.instant(), "送到", 5));
            visits.confirm(clerk, visit.id(), new Visit.Confirm(Visit.Method.CALL_BACK, "本人",
                    5, null), null);
            assertThat(bookings.get(first.id()).state()).isEqualTo(Booking.State.SPENT);
            assertThat(has(s.elderHousehold())).isEqualTo(60);
            assertThat(has(s.household())).isEqualTo(40);
            var second = bookings.book(clerk, ask(s, 30));
            bookings.cancel(clerk, second.id(), "下大雨");
            assertThat(bookings.list(s.village(), 9)).extracting(Booking::state)
                    .containsExactlyInAnyOrder(Booking.State.SPENT, Booking.State.GIVEN_BACK);
            bookings.cancel(clerk, second.id(), "下大雨");
            assertThat(has(s.elderHousehold())).isEqualTo(60);
            refused(() -> bookings.cancel(clerk, first.id(), "不要了"), "已扣");
            assertThat(story.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void what_was_done_and_waits_for_confirmation_cannot_be_cancelled() {
        var s = story.scene();
        var clerk = s.clerk().actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 100);
            var booked = bookings.book(clerk, ask(s, 60));
            var visit = needs.give(clerk, booked.needId(), s.care().aide(), clock.instant());
            var aide = s.care().aideGuest().actor();
            visits.start(aide, visit.id(), clock.instant().minusSeconds(2400));
            refused(() -> bookings.cancel(clerk, booked.id(), "不要了"), "已经去做了");
            visits.finish(aide, visit.id(), new Visit.Finish(clock.instant(), "送到", 5));
            refused(() -> bookings.cancel(clerk, booked.id(), "不要了"), "等老人确认后按实际扣");
            assertThat(has(s.elderHousehold())).isEqualTo(40);
            confirm(clerk, visit.id());
            assertThat(bookings.get(booked.id()).state()).isEqualTo(Booking.State.SPENT);
            assertThat(has(s.elderHousehold())).isEqualTo(60);
            assertThat(has(s.household())).isEqualTo(40);
            return null;
        });
    }

    private void confirm(shouwang.access.Actor clerk, UUID visit) {
        visits.confirm(clerk, visit, new Visit.Confirm(Visit.Method.CALL_BACK, "本人", 5, null),
                null);
    }

    @Test
    void a_cancelling_and_a_confirmation_at_once_wait_for_each_other_in_no_ring()
            throws Exception {
        var s = story.scene();
        var clerk = s.clerk().actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 600);
            return null;
        });
        for (var round = 0; round < 12; round++) {
            var back = 3600L * (round + 1);
            var booked = villages.in(s.village(), () -> bookings.book(clerk, ask(s, 20)));
            var visit = villages.in(s.village(), () -> needs.give(clerk, booked.needId(),
                    s.care().aide(), TestClock.given()).id());
            villages.in(s.village(), () -> {
                visits.start(clerk, visit, TestClock.given().minusSeconds(back));
                return visits.finish(clerk, visit, new Visit.Finish(
                        TestClock.given().minusSeconds(back - 1200), "送到", 5));
            });
            try (var hands = Executors.newFixedThreadPool(2)) {
                var cancel = hands.submit(() -> villages.in(s.village(), () ->
                        tried(() -> bookings.cancel(clerk, booked.id(), "不要了"))));
                hands.submit(() -> villages.in(s.village(), () -> {
                    confirm(clerk, visit);
                    return null;
                })).get();
                assertThat(cancel.get()).isFalse();
            }
            assertThat(villages.in(s.village(), () -> bookings.get(booked.id()).state()))
                    .isEqualTo(Booking.State.SPENT);
        }
    }

    @Test
    void an_expired_booking_can_be_closed_with_its_need() {
        var s = story.scene();
        var clerk = s.clerk().actor();
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.elderHousehold(), 100);
            var before = bookings.book(clerk, ask(s, 60));
            var after = bookings.book(clerk, ask(s, 30));
            clock.after(Duration.ofDays(60), () -> {
                bookings.cancel(clerk, before.id(), "没人去");
                ledger.releaseExpired();
                assertThat(has(s.elderHousehold())).isEqualTo(100);
                assertThat(bookings.list(s.village(), 9)).allSatisfy(b ->
                        assertThat(b.state()).isEqualTo(Booking.State.LAPSED));
                bookings.cancel(clerk, after.id(), "没人去");
                bookings.cancel(clerk, after.id(), "没人去");
                return null;
            });
            for (var one : List.of(before, after)) {
                assertThat(bookings.get(one.id()).state()).isEqualTo(Booking.State.LAPSED);
                assertThat(bookings.get(one.id()).ended()).isNotNull();
                assertThat(needs.get(one.needId()).status()).isEqualTo(Need.Status.WITHDRAWN);
            }
            assertThat(has(s.elderHousehold())).isEqualTo(100);
            assertThat(story.sum(s.village())).isZero();
            return null;
        });
    }

    private static Booking.Ask ask(SpendingStory.Scene s, long minutes) {
        return new Booking.Ask(Ids.fresh(), s.elderHousehold(), s.care().elder(), Service.MEALS,
                "送午饭", new Points(minutes), "冉翠芳");
    }

    @Test
    void random_giving_and_booking_agrees_with_a_slate_of_numbers() {
        var seed = System.nanoTime();
        System.out.println("GivingTest seed " + seed);
        var random = new SplittableRandom(seed);
        var s = story.scene();
        var clerk = s.clerk().actor();
        var homes = List.of(s.household(), s.elderHousehold());
        var slate = new HashMap<UUID, Long>();
        homes.forEach(home -> slate.put(home, 0L));
        var pool = new long[1];
        villages.in(s.village(), () -> {
            Given last = null;
            for (var step = 0; step < STEPS; step++) {
                var from = homes.get(random.nextInt(2));
                var to = homes.get(1 - homes.indexOf(from));
                var much = random.nextLong(-2, 90);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        story.earn(s.village(), from, Math.abs(much) + 1);
                        slate.merge(from, Math.abs(much) + 1, Long::sum);
                    }
                    case 1 -> last = gift(clerk, from, to, much, slate, last);
                    case 2 -> {
                        if (tried(() -> giving.donate(clerk, Ids.fresh(), from,
                                new Points(much), "捐")) != (much > 0 && slate.get(from) >= much)) {
                            throw new AssertionError("seed " + seed + " step " + step);
                        }
                        if (much > 0 && slate.get(from) >= much) {
                            slate.merge(from, -much, Long::sum);
                            pool[0] += much;
                        }
                    }
                    default -> last = undo(clerk, slate, last);
                }
                homes.forEach(home -> assertThat(has(home)).as("seed %d", seed)
                        .isEqualTo(slate.get(home)));
                assertThat(giving.inPool(s.village()).minutes()).isEqualTo(pool[0]);
                assertThat(story.sum(s.village())).as("seed %d", seed).isZero();
            }
            homes.forEach(home -> assertThat(books.balanceAt(AccountId.household(home),
                    TestClock.given().plusSeconds(5))).isEqualTo(slate.get(home)));
            return null;
        });
    }

    private Given gift(shouwang.access.Actor clerk, UUID from, UUID to, long much,
            HashMap<UUID, Long> slate, Given last) {
        var id = Ids.fresh();
        var fits = much > 0 && slate.get(from) >= much;
        for (var retry = 0; retry < 3; retry++) {
            assertThat(tried(() -> giving.gift(clerk, id, from, to, new Points(much), null,
                    "赠")))
                    .isEqualTo(fits);
        }
        if (!fits) {
            return last;
        }
        slate.merge(from, -much, Long::sum);
        slate.merge(to, much, Long::sum);
        return giving.get(id);
    }

    private Given undo(shouwang.access.Actor clerk, HashMap<UUID, Long> slate, Given last) {
        if (last == null) {
            return null;
        }
        var much = last.points().minutes();
        var fits = slate.get(last.to()) >= much;
        assertThat(tried(() -> giving.undo(clerk, last.id(), "错"))).isEqualTo(fits);
        if (!fits) {
            return last;
        }
        slate.merge(last.to(), -much, Long::sum);
        slate.merge(last.from(), much, Long::sum);
        return null;
    }

    private static boolean tried(Callable<?> work) {
        try {
            work.call();
            return true;
        } catch (Rejected refusal) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
