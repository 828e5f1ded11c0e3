package shouwang.timebank.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.slip.Slip;
import shouwang.care.slip.Slips;
import shouwang.field.Fact;
import shouwang.field.PlainDoor;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.people.life.LifeEvents;
import shouwang.table.DayCare;

/** An hour is paid once, and what one hand alone has said is looked at by another. */
@House
class PaidOnceTest {
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Visits visits;
    @Autowired Slips slips;
    @Autowired Activities activities;
    @Autowired Earnings earnings;
    @Autowired Reviews reviews;
    @Autowired DayCare dayCare;
    @Autowired PlainDoor door;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Kins kins;
    @Autowired LifeEvents life;
    @Autowired shouwang.county.Counties counties;
    @Autowired TestClock clock;
    private EarningStory.@Nullable Scene kept;

    private EarningStory.Scene s() {
        if (kept == null) {
            kept = story.scene(EarningStory.waiting(0, 0));
        }
        return kept;
    }

    private <T> T here(Callable<T> work) {
        return villages.in(s().village(), work);
    }

    private void refused(String say, Callable<?> work) {
        assertThatThrownBy(() -> here(work)).isInstanceOf(Rejected.class)
                .hasMessageContaining(say);
    }

    /** A whole hour of yesterday. */
    private Instant at(int hour) {
        return LocalDate.now(clock).minusDays(1).atTime(hour, 0).atZone(clock.getZone())
                .toInstant();
    }

    private Actor aide() {
        return s().bank().care().aideGuest().actor();
    }

    private UUID elder() {
        return s().bank().care().elder();
    }

    private UUID another(String name) {
        return here(() -> story.bank.care.elder(s().bank().clerk(), s().village() + "001", name,
                "15455557303"));
    }

    private Visit.Plan plan(UUID elder, Instant from) {
        return new Visit.Plan(Ids.fresh(), elder, s().aide(), null, Service.CLEANING, "扫屋", from);
    }

    private static Visit.Finish until(Instant at) {
        return new Visit.Finish(at, "扫屋", null);
    }

    private Visit entered(UUID elder, Instant from, Instant until) {
        return here(() -> visits.enter(s().clerk(), plan(elder, from), until(until)));
    }

    private Earning confirmed(Visit visit) {
        return here(() -> {
            visits.confirm(s().clerk(), visit.id(), new Visit.Confirm(Visit.Method.CALL_BACK,
                    elders.get(visit.elderId()).name(), 5, null), null);
            return earnings.get(s().clerk(), Ids.derived(visit.id(), "EARN"));
        });
    }

    private Activity dance(Instant from, Instant until) {
        return new Activity(Ids.fresh(), s().village(), Earning.Kind.ACTIVITY, "坝坝舞", from, until,
                Set.of(s().aide()));
    }

    @Test
    void a_visit_begun_on_the_page_and_its_slip_entered_meanwhile_are_one_hour() {
        var planned = clock.after(Duration.between(clock.instant(), at(8)), () -> here(() ->
                visits.plan(s().clerk(), plan(elder(), at(9)))));
        clock.after(Duration.between(clock.instant(), at(9)), () -> here(() ->
                door.take(aide(), Ids.fresh(), Fact.Kind.START, planned.id(), elder(), Map.of())));
        var serial = clock.after(Duration.ofDays(-3), () -> here(() -> slips.print(s().clerk(),
                Ids.fresh(), s().aide(), 1))).serials().getFirst();
        here(() -> slips.enter(s().clerk(), serial, new Slip.Entry(elder(), Service.CLEANING,
                at(9).plusSeconds(300), at(10), null, Visit.Method.SIGNATURE)));
        refused("服务站在核对", () -> door.take(aide(), Ids.fresh(), Fact.Kind.FINISH,
                planned.id(), elder(), Map.of("started", at(9), "finished", at(10))));
        assertThat(here(() -> visits.get(planned.id())).status())
                .isEqualTo(Visit.Status.STARTED);
    }

    @Test
    void two_homes_at_the_same_hour_are_refused_whoever_writes_them_down() {
        entered(elder(), at(15), at(16));
        var other = another("周国贵");
        refused("同一段时间只能记一次", () -> visits.enter(s().clerk(),
                plan(other, at(15).plusSeconds(1_800)), until(at(16).plusSeconds(1_800))));
        refused("已经记着上门", () -> activities.enter(s().clerk(), dance(at(15), at(17))));
        here(() -> activities.enter(s().clerk(), dance(at(17), at(18))));
        refused("“坝坝舞”", () -> activities.enter(s().clerk(), dance(at(17), at(18))));
        refused("“坝坝舞”", () -> visits.enter(s().clerk(), plan(other, at(17)), until(at(18))));
        entered(other, at(16), at(17));
    }

    @Test
    void two_elders_of_one_house_visited_together_are_one_hour() {
        var husband = another("周国贵");
        JdbcClient.create(counties.owner()).sql("update " + villages.county().schema()
                + ".people_person set household_id = (select household_id from "
                + villages.county().schema() + ".people_person where id = ?) where id = ?")
                .params(elder(), husband).update();
        var hers = confirmed(entered(elder(), at(9), at(10)));
        var his = confirmed(entered(husband, at(9).plusSeconds(1_800), at(11)));
        assertThat(hers.minutes()).isEqualTo(60);
        assertThat(his.minutes()).isEqualTo(60);
        assertThat(his.clause()).contains("其中 30 分钟已经记在另一笔里，只算一次");
        var third = confirmed(entered(husband, at(13), at(14)));
        var fourth = confirmed(entered(elder(), at(13), at(14)));
        assertThat(third.minutes()).isEqualTo(60);
        assertThat(fourth.minutes()).isZero();
        assertThat(fourth.clause()).contains("同一段时间只算一次");
    }

    @Test
    void a_visit_made_out_of_a_shift_of_day_care_is_not_paid_a_second_time() {
        var shift = clock.after(Duration.between(clock.instant(), at(9)), () -> here(() ->
                dayCare.begin(s().clerk(), Ids.fresh(), s().aide())));
        confirmed(entered(elder(), at(10), at(11)));
        here(() -> dayCare.end(s().clerk(), shift.id(),
                shift.from().plus(Duration.ofHours(4))));
        var earned = here(() -> earnings.get(s().clerk(), Ids.derived(shift.id(), "EARN")));
        assertThat(earned.minutes()).isEqualTo(180);
        refused("“日间照料”", () -> visits.enter(s().clerk(), plan(elder(), at(12)),
                until(at(13))));
    }

    @Test
    void sixteen_hours_that_one_clerk_entered_and_confirmed_wait_for_another() {
        var alone = confirmed(entered(elder(), at(5), at(21)));
        assertThat(alone.state()).isEqualTo(Earning.State.HELD);
        assertThat(alone.lacks()).isEqualTo(1);
        refused("请换一个人", () -> reviews.approve(s().clerk(), List.of(alone.id())));
        here(() -> reviews.approve(s().supervisor().actor(), List.of(alone.id())));
        assertThat(here(() -> earnings.get(s().clerk(), alone.id())).state())
                .isEqualTo(Earning.State.FINAL);
        var told = here(() -> story.visit(s(), at(22), 30));
        assertThat(told.state()).as("the aide said it, the desk asked")
                .isEqualTo(Earning.State.FINAL);
    }

    @Test
    void hours_of_before_the_notice_was_voted_hang_as_long_as_todays_rule_asks() {
        var old = s();
        here(() -> story.rulebook.inForce(old.village(), LocalDate.now(clock)));
        var plain = here(() -> story.visit(old, at(9), 60));
        assertThat(plain.state()).isEqualTo(Earning.State.FINAL);
        var later = clock.after(Duration.ofDays(2), () -> {
            here(() -> {
                var rules = EarningStory.waiting(7, 2);
                var id = story.rulebook.propose(old.clerk(), Ids.fresh(), old.village(), rules,
                        "试验").id();
                var today = LocalDate.now(clock);
                return story.rulebook.vote(old.clerk(), id, new shouwang.timebank.rules
                        .RuleVersion.Vote(today, 9, 1, 0, "何正国", today));
            });
            return here(() -> story.visit(old, at(11).minus(Duration.ofDays(2)), 60));
        });
        assertThat(later.state()).isEqualTo(Earning.State.HELD);
        assertThat(later.lacks()).isEqualTo(2);
        assertThat(later.hangsUntil()).isEqualTo(LocalDate.now(clock).plusDays(9));
    }

    @Test
    void nothing_is_written_for_a_day_after_her_death_and_nothing_earned() {
        var before = entered(elder(), at(9), at(10));
        here(() -> {
            life.second(villages.doctor(s().clerk().placeCode()), life.tell(s().clerk(), elder(),
                    Elder.Status.DEAD, LocalDate.now(clock).minusDays(2)).id());
            return true;
        });
        refused("那天已登记过世", () -> visits.confirm(s().clerk(), before.id(),
                new Visit.Confirm(Visit.Method.CALL_BACK, "冉翠芳", 5, null), null));
        refused("那天已登记过世", () -> visits.enter(s().clerk(), plan(elder(), at(11)),
                until(at(12))));
    }

    @Test
    void a_witness_is_somebody_else_and_none_of_her_family() {
        var father = another("王大田");
        here(() -> {
            var row = kins.add(s().clerk(), Ids.fresh(), father, "王琼琼", "女儿", null, List.of());
            kins.same(row, s().aide());
            return true;
        });
        var visit = entered(elder(), at(9), at(10));
        for (var name : List.of("王琼琼", " 王 琼琼", "王大田")) {
            refused("证人不能是互助员自己", () -> visits.confirm(s().clerk(), visit.id(),
                    new Visit.Confirm(Visit.Method.WITNESS, name, 5, null), null));
        }
        refused("证人要是另一个人", () -> visits.confirm(s().clerk(), visit.id(),
                new Visit.Confirm(Visit.Method.WITNESS, "冉翠芳", 5, null), null));
        var herself = new Actor(Ids.fresh(), villages.county(), "干事小王", Role.CLERK,
                s().village(), s().aide());
        refused("不能自己确认", () -> visits.confirm(herself, visit.id(),
                new Visit.Confirm(Visit.Method.CALL_BACK, "冉翠芳", 5, null), null));
        var hisFather = new Actor(Ids.fresh(), villages.county(), "老王", Role.CLERK,
                s().village(), father);
        refused("不能自己确认", () -> visits.confirm(hisFather, visit.id(),
                new Visit.Confirm(Visit.Method.CALL_BACK, "冉翠芳", 5, null), null));
        here(() -> visits.confirm(s().clerk(), visit.id(),
                new Visit.Confirm(Visit.Method.WITNESS, "覃国林", 5, null), null));
    }

    @Test
    void more_than_ten_hours_a_month_on_a_witness_alone_are_looked_at() {
        Earning last = null;
        for (var n = 0; n < 3; n++) {
            var from = at(6).plus(Duration.ofHours(5L * n));
            var done = here(() -> story.late.dropIn(aide(), plan(elder(), from),
                    until(from.plus(Duration.ofHours(4)))));
            here(() -> visits.confirm(aide(), done.id(), new Visit.Confirm(Visit.Method.WITNESS,
                    "覃国林", 5, null), null));
            last = here(() -> earnings.get(s().clerk(), Ids.derived(done.id(), "EARN")));
            assertThat(last.state()).isEqualTo(n < 2 ? Earning.State.FINAL : Earning.State.HELD);
        }
        assertThat(last).isNotNull();
        assertThat(last.lacks()).isEqualTo(1);
    }

    @Test
    void two_doors_at_once_do_not_both_pass() throws Exception {
        var other = another("周国贵");
        for (var n = 0; n < 4; n++) {
            var from = at(6 + 3 * n);
            var done = story.atOnce(s().village(), List.<Callable<Object>>of(
                    () -> visits.enter(s().clerk(), plan(elder(), from),
                            until(from.plusSeconds(3_600))),
                    () -> visits.enter(s().clerk(), plan(other, from),
                            until(from.plusSeconds(3_600))),
                    () -> activities.enter(s().clerk(), dance(from, from.plusSeconds(3_600)))));
            var passed = 0;
            for (var one : done) {
                try {
                    one.get();
                    passed++;
                } catch (java.util.concurrent.ExecutionException refusal) {
                    assertThat(refusal).hasCauseInstanceOf(Rejected.class);
                }
            }
            assertThat(passed).isEqualTo(1);
        }
    }
}
