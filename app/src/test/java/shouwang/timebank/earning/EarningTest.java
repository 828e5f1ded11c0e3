package shouwang.timebank.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.VisitConfirmed;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountKind;
import shouwang.people.Elder;
import shouwang.table.CourtyardMealHosted;
import shouwang.table.DayCareShiftClosed;
import shouwang.timebank.Passbook;
import shouwang.timebank.rules.TimeBankRules;
import shouwang.people.life.LifeEvents;

@House
class EarningTest {
    private static final int HANDS = 8;
    @Autowired LifeEvents life;
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Earner earner;
    @Autowired Earnings earnings;
    @Autowired Activities activities;
    @Autowired Reviews reviews;
    @Autowired Passbook passbook;
    @Autowired ApplicationEventPublisher events;
    @Autowired TestClock clock;

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    private Instant noon(int daysBack) {
        return LocalDate.now(clock).minusDays(daysBack).atTime(12, 0).atZone(clock.getZone())
                .toInstant();
    }

    private void even(EarningStory.Scene s) {
        assertThat(story.bank.sum(s.village())).isZero();
    }

    @Test
    void without_notice_and_review_hours_are_in_the_passbook_at_once() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var e = story.visit(s, clock.instant().minus(Duration.ofMinutes(70)), 50);
            assertThat(e.state()).isEqualTo(Earning.State.FINAL);
            assertThat(story.points(s)).isEqualTo(50);
            even(s);
            return null;
        });
    }

    @Test
    void hours_hang_out_are_reviewed_and_become_final_after_the_last_day() {
        var s = story.scene(EarningStory.waiting(3, 1));
        villages.in(s.village(), () -> {
            var e = story.visit(s, clock.instant().minus(Duration.ofMinutes(70)), 50);
            assertThat(e.state()).isEqualTo(Earning.State.HELD);
            assertThat(story.points(s)).isZero();
            assertThat(story.held(s)).isEqualTo(50);
            assertThat(passbook.lines(s.bank().household(), null, 5)).first().satisfies(line ->
                    assertThat(line.change().minutes()).isZero());
            even(s);
            refused(() -> reviews.approve(s.clerk(), List.of(e.id())), "请换一个人");
            assertThat(reviews.approve(s.supervisor().actor(), List.of(e.id()))).isEqualTo(1);
            assertThat(reviews.approve(s.supervisor().actor(), List.of(e.id()))).isZero();
            clock.after(Duration.ofDays(3), () -> story.night(s.village()));
            assertThat(story.points(s)).isZero();
            clock.after(Duration.ofDays(4), () -> story.night(s.village()));
            assertThat(story.points(s)).isEqualTo(50);
            assertThat(story.held(s)).isZero();
            assertThat(clock.after(Duration.ofDays(4), () -> story.night(s.village()))).isZero();
            assertThat(earnings.get(s.clerk(), e.id()).state()).isEqualTo(Earning.State.FINAL);
            even(s);
            return null;
        });
    }

    @Test
    void hours_that_lack_a_review_wait_and_the_last_review_ends_them_when_the_notice_is_over() {
        var s = story.scene(EarningStory.waiting(0, 2));
        var second = signedIn.as(Role.SUPERVISOR, s.village()).actor();
        villages.in(s.village(), () -> {
            var one = story.visit(s, clock.instant().minus(Duration.ofHours(4)), 50);
            var two = story.visit(s, clock.instant().minus(Duration.ofHours(2)), 40);
            var both = List.of(one.id(), two.id());
            assertThat(reviews.desk(s.supervisor().actor(), s.village(), 50).mine()).hasSize(2);
            assertThat(reviews.desk(s.clerk(), s.village(), 50).mine()).isEmpty();
            assertThat(reviews.approve(s.supervisor().actor(), both)).isEqualTo(2);
            assertThat(story.night(s.village())).isZero();
            assertThat(reviews.approve(second, both)).isEqualTo(2);
            assertThat(story.points(s)).isEqualTo(90);
            even(s);
            return null;
        });
    }

    @Test
    void a_slip_brought_late_counts_on_its_own_day_and_under_its_own_days_cap() {
        var s = story.scene(EarningStory.capped(120, 0, TimeBankRules.Over.HONOUR));
        villages.in(s.village(), () -> {
            story.visit(s, noon(5), 100);
            var today = story.visit(s, noon(1), 60);
            var late = story.visit(s, noon(5).plus(Duration.ofHours(3)), 60);
            assertThat(late.minutes()).isEqualTo(20);
            assertThat(late.over()).isEqualTo(40);
            assertThat(late.day()).isEqualTo(LocalDate.now(clock).minusDays(5));
            assertThat(today.minutes()).isEqualTo(60);
            assertThat(story.points(s)).isEqualTo(180);
            assertThat(story.kept(s, AccountKind.SURPLUS)).isEqualTo(40);
            even(s);
            return null;
        });
    }

    @Test
    void what_is_above_a_total_cap_goes_to_the_pool_with_the_rest_or_not_at_all() {
        var rules = EarningStory.rules(2, 0, 0, 90, TimeBankRules.Over.POOL,
                TimeBankRules.GroupHours.NORMAL);
        var s = story.scene(rules);
        villages.in(s.village(), () -> {
            story.visit(s, clock.instant().minus(Duration.ofHours(4)), 60);
            var e = story.visit(s, clock.instant().minus(Duration.ofHours(2)), 50);
            assertThat(e.minutes()).isEqualTo(30);
            assertThat(e.over()).isEqualTo(20);
            assertThat(story.held(s)).isEqualTo(110);
            even(s);
            clock.after(Duration.ofDays(3), () -> story.night(s.village()));
            assertThat(story.points(s)).isEqualTo(90);
            assertThat(story.kept(s, AccountKind.POOL)).isEqualTo(20);
            even(s);
            return null;
        });
    }

    @Test
    void hands_that_enter_at_once_never_pass_a_cap_together() throws Exception {
        var s = story.scene(EarningStory.capped(120, 0, TimeBankRules.Over.HONOUR));
        var from = noon(1);
        var works = new ArrayList<Callable<List<Earning>>>();
        for (var i = 0; i < HANDS; i++) {
            var activity = story.activity(s, from.plusSeconds(3_000L * i), 50);
            works.add(() -> activities.enter(s.clerk(), activity));
        }
        var earned = new ArrayList<Earning>();
        for (var done : story.atOnce(s.village(), works)) {
            earned.addAll(done.get());
        }
        villages.in(s.village(), () -> {
            story.seen(s, earned);
            assertThat(story.points(s)).isEqualTo(120);
            assertThat(story.points(s) + story.kept(s, AccountKind.SURPLUS))
                    .isEqualTo(50L * HANDS);
            even(s);
            return null;
        });
    }

    @Test
    void a_visit_announced_twice_and_at_once_earns_once() throws Exception {
        var s = story.scene(EarningStory.waiting(0, 0));
        var e = villages.in(s.village(), () ->
                story.visit(s, clock.instant().minus(Duration.ofMinutes(70)), 50));
        var again = new VisitConfirmed(e.source(), e.hamlet(), s.bank().care().elder(), s.aide(),
                Service.CLEANING, e.from(), e.until(), 50, clock.instant(), s.clerk(),
                Visit.Method.CALL_BACK, false);
        var works = new ArrayList<Callable<UUID>>();
        for (var i = 0; i < HANDS; i++) {
            works.add(() -> {
                events.publishEvent(again);
                return again.visitId();
            });
        }
        for (var done : story.atOnce(s.village(), works)) {
            done.get();
        }
        villages.in(s.village(), () -> {
            assertThat(story.points(s)).isEqualTo(50);
            even(s);
            return null;
        });
    }

    @Test
    void a_group_is_one_entry_and_the_same_form_is_one_activity() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var more = story.bank.care.aide(s.bank().clerk(), s.village(), "税小平");
            var from = clock.instant().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);
            var form = new Activity(Ids.fresh(), s.village(), Earning.Kind.FARM, "帮三户挖红苕", from,
                    from.plus(Duration.ofHours(2)), Set.of(s.aide(), more));
            var first = activities.enter(s.clerk(), form);
            assertThat(activities.enter(s.clerk(), form)).isEqualTo(first).hasSize(2);
            assertThat(story.points(s)).as("one hand alone gives nobody points").isZero();
            story.seen(s, first);
            assertThat(story.points(s)).isEqualTo(120);
            refused(() -> activities.enter(s.clerk(), new Activity(form.id(), s.village(),
                    form.kind(), form.what(), from, form.until(), Set.of(more))), "内容不一样");
            refused(() -> activities.enter(s.supervisor().actor(), form), "不归");
            even(s);
            return null;
        });
    }

    @Test
    void group_hours_that_may_only_be_donated_go_to_the_pool() {
        var s = story.scene(EarningStory.rules(0, 0, 0, 0, TimeBankRules.Over.HONOUR,
                TimeBankRules.GroupHours.DONATE_ONLY));
        villages.in(s.village(), () -> {
            story.seen(s, activities.enter(s.clerk(), story.activity(s, clock.instant()
                    .minus(Duration.ofHours(2)), 90)));
            assertThat(story.points(s)).isZero();
            assertThat(story.kept(s, AccountKind.POOL)).isEqualTo(90);
            even(s);
            return null;
        });
    }

    @Test
    void nobody_reviews_their_own_nor_another_villages() {
        var s = story.scene(EarningStory.waiting(2, 1));
        var own = new Actor(Ids.fresh(), villages.county(), "王琼琼", Role.CLERK, s.village(),
                s.aide());
        var elsewhere = signedIn.as(Role.SUPERVISOR, villages.fresh()).actor();
        var e = villages.in(s.village(), () ->
                story.visit(s, clock.instant().minus(Duration.ofMinutes(70)), 50));
        villages.in(s.village(), () -> {
            refused(() -> reviews.approve(own, List.of(e.id())), "您自己家的");
            refused(() -> reviews.approve(s.bank().coop().actor(), List.of(e.id())), "不归");
            return null;
        });
        villages.in(elsewhere.placeCode(), () -> {
            refused(() -> reviews.approve(elsewhere, List.of(e.id())), "不归您管");
            refused(() -> earnings.get(elsewhere, e.id()), "不归您管");
            assertThat(earnings.byIds(List.of(e.id()))).isEmpty();
            assertThat(story.night(elsewhere.placeCode())).isZero();
            return null;
        });
    }

    @Test
    void who_died_while_the_notice_hung_leaves_the_hours_to_the_household() {
        var s = story.scene(EarningStory.waiting(2, 0));
        villages.in(s.village(), () -> {
            var elder = s.bank().care().elder();
            var from = clock.instant().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);
            story.seen(s, activities.enter(s.clerk(), new Activity(Ids.fresh(), s.village(),
                    Earning.Kind.DUTY, "协会值班", from, from.plus(Duration.ofHours(1)),
                    Set.of(elder))));
            life.second(villages.doctor(s.clerk().placeCode()),
                    life.tell(s.clerk(), elder, Elder.Status.DEAD, LocalDate.now(clock)).id());
            refused(() -> activities.enter(s.clerk(), new Activity(Ids.fresh(), s.village(),
                    Earning.Kind.DUTY, "协会值班", from, from.plus(Duration.ofHours(1)),
                    Set.of(elder))), "已经过世");
            clock.after(Duration.ofDays(3), () -> story.night(s.village()));
            assertThat(passbook.balance(s.bank().elderHousehold()).minutes()).isEqualTo(60);
            even(s);
            return null;
        });
    }

    private static Deed duty(EarningStory.Scene s, Instant start) {
        var source = Ids.fresh();
        return new Deed(Ids.derived(source, "EARN"), Earning.Kind.DUTY, source, s.village(),
                new Deed.Giver(s.aide(), "王琼琼", s.village(), s.bank().household(),
                        LocalDate.of(1968, 6, 1), Elder.Sex.F), null, null, false, "值班", start,
                start.plusSeconds(600), 10, null, s.clerk(), null, false);
    }

    @Test
    void the_sheet_leaves_nobody_out_and_the_oldest_come_first_to_the_reviewer() {
        var s = story.scene(EarningStory.waiting(30, 1));
        villages.in(s.village(), () -> {
            var today = clock.instant().minus(Duration.ofHours(15));
            var oldest = duty(s, today.minus(Duration.ofDays(3)));
            var deeds = new ArrayList<>(List.of(oldest));
            for (var i = 0; i < 500; i++) {
                deeds.add(duty(s, today.minusSeconds(60L * i)));
            }
            earner.earn(deeds);
            assertThat(story.earnings.hanging(s.clerk(), s.village())).hasSize(501);
            assertThat(reviews.desk(s.supervisor().actor(), s.village(), 500).mine())
                    .hasSize(500).first().extracting(Earning::id).isEqualTo(oldest.id());
            return null;
        });
    }

    @Test
    void thousands_become_final_in_one_night_and_a_stopped_night_goes_on() {
        var s = story.scene(EarningStory.waiting(1, 0));
        villages.in(s.village(), () -> {
            var start = clock.instant().minus(Duration.ofHours(15));
            var deeds = new ArrayList<Deed>();
            for (var i = 0; i < 1_500; i++) {
                deeds.add(duty(s, start.minusSeconds(600L * i)));
            }
            earner.earn(deeds);
            even(s);
            clock.after(Duration.ofDays(2), () -> villages.in(s.village(), () -> {
                var finalising = story.finalising;
                assertThat(finalising.finish(400)).isEqualTo(400);
                assertThat(story.points(s)).isEqualTo(4_000);
                var began = System.nanoTime();
                assertThat(finalising.finish(2_000)).isEqualTo(1_100);
                System.out.println("1,100 hours final in " + (System.nanoTime() - began)
                        / 1_000_000 + " ms");
                return finalising.finish(2_000);
            }));
            assertThat(story.points(s)).isEqualTo(15_000);
            assertThat(story.held(s)).isZero();
            even(s);
            return null;
        });
    }

    @Test
    void a_shift_of_day_care_and_a_meal_cooked_for_neighbours_earn_once_each() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            var shift = new DayCareShiftClosed(Ids.fresh(), s.village(), s.aide(), noon(2),
                    noon(2).plus(Duration.ofHours(4)), 240, s.clerk());
            var meal = new CourtyardMealHosted(Ids.fresh(), s.village(),
                    s.bank().care().elder(), noon(1), 90, s.clerk());
            for (var i = 0; i < 2; i++) {
                events.publishEvent(shift);
                events.publishEvent(meal);
            }
            assertThat(story.points(s)).isEqualTo(240);
            assertThat(passbook.balance(s.bank().elderHousehold()).minutes()).isEqualTo(90);
            even(s);
            return null;
        });
    }
}
