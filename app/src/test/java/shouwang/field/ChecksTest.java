package shouwang.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.TestClock;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.slip.Slip;
import shouwang.care.slip.Slips;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;

/** The desk decides what phones wrote down and did not fit. */
@House
class ChecksTest {
    @Autowired FieldVillage village;
    @Autowired Checks checks;
    @Autowired Timetable timetable;
    @Autowired Facts facts;
    @Autowired OldFacts old;
    @Autowired TestClock clock;
    private final Instant now = TestClock.given().truncatedTo(ChronoUnit.SECONDS);
    private final Instant began = now.minus(Duration.ofMinutes(70));
    private final Instant ended = now.minus(Duration.ofMinutes(10));
    @Autowired Slips slips;
    private FieldVillage.Scene scene;

    @BeforeEach
    void aVillage() {
        scene = village.scene();
    }

    private UUID onlyTask() {
        assertThat(scene.open()).hasSize(1);
        return scene.open().getFirst().id();
    }

    private void enter(UUID task) {
        scene.here(() -> {
            checks.enter(scene.people().clerk().actor(), task);
            return true;
        });
    }

    private void leave(UUID task, String why) {
        scene.here(() -> {
            checks.leave(scene.people().clerk().actor(), task, why);
            return true;
        });
    }

    private List<Checks.Check> open() {
        return scene.here(() -> checks.open(scene.people().clerk().actor(),
                scene.people().village()));
    }

    @Test
    void a_visit_that_was_called_off_and_made_all_the_same_earns_when_the_desk_says_so() {
        var id = scene.planned(began);
        scene.here(() -> village.visits.cancel(scene.people().clerk().actor(), id, "下雨"));
        scene.phone().send(List.of(Handset.start(id, began), Handset.finish(id, began, ended),
                Handset.byCard(id, ended, scene.card(scene.people().elder()))));
        assertThat(open()).singleElement().satisfies(check ->
                assertThat(check.facts()).hasSize(3));
        enter(onlyTaskOf());
        assertThat(scene.minutes(scene.people().aide())).isEqualTo(60);
        assertThat(scene.visit(id).status()).isEqualTo(Visit.Status.CANCELLED);
        assertThat(open()).isEmpty();
        assertThat(scene.open()).isEmpty();
        assertThat(scene.here(() -> village.visits.ofElder(scene.people().elder(),
                now.plusSeconds(9), 9))).filteredOn(v -> v.status() == Visit.Status.CONFIRMED)
                .singleElement().satisfies(v -> assertThat(v.method())
                        .isEqualTo(Visit.Method.CARD));
    }

    private UUID onlyTaskOf() {
        return open().getFirst().taskId();
    }

    @Test
    void two_clerks_decide_once_and_what_comes_after_is_a_task_of_its_own() {
        var id = scene.planned(began);
        scene.here(() -> village.visits.cancel(scene.people().clerk().actor(), id, "下雨"));
        scene.phone().send(Handset.start(id, began));
        var first = onlyTask();
        assertThatThrownBy(() -> enter(first)).isInstanceOf(Rejected.class)
                .hasMessageContaining("没有可记的");
        leave(first, "没有去，问过老人");
        assertThatThrownBy(() -> enter(first)).isInstanceOf(Rejected.class)
                .hasMessageContaining("已经有人办过");
        var finish = Handset.finish(id, began, ended);
        assertThat(scene.phone().send(finish).verdict()).isEqualTo(Verdict.Kind.TASK);
        var second = onlyTask();
        assertThat(second).isNotEqualTo(first);
        enter(second);
        assertThat(scene.phone().send(finish).verdict()).isEqualTo(Verdict.Kind.TASK);
        assertThat(scene.open()).isEmpty();
        assertThat(scene.here(() -> village.visits.waiting(scene.people().village(), 9)))
                .hasSize(1);
    }

    @Test
    void a_card_that_was_not_hers_is_confirmed_by_a_call_of_the_desk() {
        var id = scene.planned(began);
        scene.phone().send(List.of(Handset.finish(id, began, ended),
                Handset.byCard(id, ended, "0000000000")));
        enter(onlyTask());
        assertThat(scene.visit(id).method()).isEqualTo(Visit.Method.CALL_BACK);
        assertThat(scene.minutes(scene.people().aide())).isEqualTo(60);
    }

    @Test
    void a_visit_someone_else_made_at_the_same_time_is_two_visits_or_one_as_the_desk_decides() {
        var id = scene.planned(began);
        assertThat(scene.phone().day()).hasStatusOk();
        var other = scene.here(() -> village.story.aide(scene.people().clerk(),
                scene.people().village(), "覃国林"));
        scene.here(() -> timetable.write(scene.people().clerk().actor(),
                List.of(new Timetable.Slot(id, other, began))));
        scene.phone().send(Handset.finish(id, began, ended));
        enter(onlyTask());
        assertThat(scene.visit(id).status()).isEqualTo(Visit.Status.PLANNED);
        assertThat(scene.here(() -> village.visits.waiting(scene.people().village(), 9)))
                .singleElement().satisfies(visit -> assertThat(visit.aideId())
                        .isEqualTo(scene.people().aide()));
        // the same story told by her second phone was entered already: the desk hears so
        var second = new Handset(village.mvc, scene.people().aideGuest(), Ids.fresh());
        second.hello();
        second.send(Handset.finish(id, began.plusSeconds(30), ended));
        var task = onlyTask();
        assertThatThrownBy(() -> enter(task)).hasMessageContaining("已经记过");
        leave(task, "两台手机记了同一次");
        assertThat(open()).isEmpty();
    }

    @Test
    void a_fact_from_the_future_is_entered_as_having_ended_when_it_came() {
        var id = scene.planned(now);
        scene.phone().send(Handset.finish(id, now.plus(Duration.ofHours(5)),
                now.plus(Duration.ofHours(6))));
        enter(onlyTask());
        assertThat(scene.visit(id).minutes()).isEqualTo(60);
        assertThat(scene.visit(id).finishedAt()).isBefore(TestClock.given());
    }

    @Test
    void another_villages_clerk_neither_sees_nor_decides() {
        var id = scene.planned(began);
        scene.here(() -> village.visits.cancel(scene.people().clerk().actor(), id, "下雨"));
        scene.phone().send(Handset.finish(id, began, ended));
        var task = onlyTask();
        var far = village.story.scene();
        assertThatThrownBy(() -> village.villages.in(far.village(), () -> {
            checks.enter(far.clerk().actor(), task);
            return true;
        })).isInstanceOf(Rejected.class).hasMessageContaining("没有找到");
        assertThatThrownBy(() -> scene.here(() -> checks.find(scene.people().aideGuest().actor(),
                task))).isInstanceOf(Rejected.class);
        assertThat(open()).hasSize(1);
    }

    @Test
    void a_word_whose_visit_never_comes_is_at_the_desk_after_three_days() {
        scene.pair();
        var word = Handset.fact(Ids.fresh(), "CONFIRM", ended, Ids.fresh(),
                scene.people().elder(), "method", "WITNESS", "by", "覃国林");
        assertThat(scene.phone().send(word).verdict()).isEqualTo(Verdict.Kind.WAITING);
        old.toTheDesk();
        assertThat(scene.open()).isEmpty();
        clock.after(Duration.ofDays(4), () -> {
            old.toTheDesk();
            old.toTheDesk();
            return true;
        });
        assertThat(scene.phone().send(word).verdict()).isEqualTo(Verdict.Kind.TASK);
        assertThat(scene.open()).singleElement().satisfies(task ->
                assertThat(task.what()).contains("一直没有送到"));
    }

    @Test
    void work_of_forty_days_ago_from_a_phone_set_back_is_for_the_desk() {
        var id = scene.planned(began);
        var back = Duration.ofDays(40);
        var verdict = scene.phone().send(Handset.finish(id, began.minus(back),
                ended.minus(back)));
        assertThat(verdict.verdict()).isEqualTo(Verdict.Kind.TASK);
        assertThat(scene.visit(id).status()).isEqualTo(Visit.Status.PLANNED);
        assertThat(scene.minutes(scene.people().aide())).isZero();
        leave(onlyTask(), "手机日期改过");
        assertThat(scene.visit(id).status()).isEqualTo(Visit.Status.PLANNED);
    }

    @Test
    void a_slip_that_the_desk_enters_from_a_phone_is_no_longer_missing() {
        scene.pair();
        var clerk = scene.people().clerk().actor();
        var serial = scene.here(() -> slips.print(clerk, Ids.fresh(), scene.people().aide(), 1)
                .serials()).getFirst();
        scene.here(() -> slips.mark(clerk, serial, Slip.Status.LOST, "下雨打湿了"));
        clock.after(Duration.ofHours(3), () -> {
            var fact = Handset.fact(Ids.fresh(), "SLIP", now.plus(Duration.ofHours(2)), null,
                    scene.people().elder(), "serial", serial.text(), "service", "CLEANING",
                    "started", now.plus(Duration.ofMinutes(30)), "finished",
                    now.plus(Duration.ofMinutes(70)), "did", "扫屋");
            assertThat(scene.phone().send(clock.instant(), List.of(fact)).values())
                    .extracting(Verdict::verdict).containsExactly(Verdict.Kind.TASK);
            enter(onlyTask());
            return true;
        });
        assertThat(scene.here(() -> slips.find(clerk, serial))).satisfies(slip -> {
            assertThat(slip.status()).isEqualTo(Slip.Status.ENTERED);
            assertThat(scene.visit(Objects.requireNonNull(slip.visitId())).minutes())
                    .isEqualTo(40);
        });
        assertThat(scene.here(() -> slips.overview(scene.people().village(), 9)).aside())
                .isEmpty();
    }
}
