package shouwang.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.notice.Notice;
import shouwang.care.notice.Notices;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.people.life.LifeEvents;

/** Facts make tasks: one for each fact, however often it is looked at. */
@House
class LookoutTest {
    @Autowired LifeEvents life;
    @Autowired CareStory story;
    @Autowired Lookout lookout;
    @Autowired Tasks tasks;
    @Autowired Notices notices;
    @Autowired Visits visits;
    @Autowired Contacts contacts;
    @Autowired Elders elders;
    @Autowired Places places;
    @Autowired Villages villages;
    @Autowired Counties counties;
    @Autowired shouwang.SignedIn signedIn;
    @Autowired TestClock clock;

    private <T> T in(CareStory.Scene scene, Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private List<Task> look(CareStory.Scene scene, Duration later) {
        return clock.after(later, () -> in(scene, () -> {
            lookout.missed(scene.village());
            lookout.quiet(scene.village()).forEach(lookout::lapsed);
            return tasks.open(scene.village(), 50);
        }));
    }

    private UUID elder(CareStory.Scene scene, String place, String name,
            Set<Elder.Category> categories, int born) {
        return in(scene, () -> elders.add(scene.clerk().actor(), Ids.fresh(), new ElderForm(place,
                name, Elder.Sex.F, LocalDate.of(born, 3, 5), null, List.of(), categories, null,
                null, null, null, null, null, null, null)));
    }

    /** An aide stood before a flood: the elder without dinner is somebody's task at once. */
    @Test
    void whoever_told_that_she_could_not_go_leaves_one_task_with_the_reason() {
        var scene = story.scene();
        var plan = story.visit(scene, TestClock.given().plusSeconds(600));
        in(scene, () -> {
            visits.plan(scene.clerk().actor(), plan);
            return visits.missed(scene.aideGuest().actor(), plan.id(), "河水过桥面");
        });
        for (var hours : List.of(0, 1, 5)) {
            assertThat(look(scene, Duration.ofHours(hours))).singleElement().satisfies(task -> {
                assertThat(task.kind()).isEqualTo(Lookout.MISSED);
                assertThat(task.what()).contains("没去成：河水过桥面");
                assertThat(task.about()).isEqualTo(plan.id());
            });
        }
    }

    @Test
    void thirty_days_without_a_word_make_one_task_and_thirty_more_another() {
        var scene = story.scene();
        in(scene, () -> {
            contacts.log(scene.clerk().actor(), Ids.fresh(), scene.elder(), Contacts.Kind.CALL,
                    TestClock.given(), "好");
            return true;
        });
        assertThat(look(scene, Duration.ofDays(29))).isEmpty();
        for (var day : List.of(31, 32, 45)) {
            assertThat(look(scene, Duration.ofDays(day))).singleElement().satisfies(task -> {
                assertThat(task.kind()).isEqualTo(Lookout.LAPSED);
                assertThat(task.what()).contains("冉翠芳").contains("天没有人联系过");
            });
        }
        assertThat(look(scene, Duration.ofDays(61))).hasSize(2);
        var first = look(scene, Duration.ofDays(61)).getFirst();
        clock.after(Duration.ofDays(61), () -> in(scene, () -> {
            tasks.called(scene.clerk().actor(), first.id(), "电话里说都好");
            tasks.called(scene.clerk().actor(), first.id(), "再点一次");
            return true;
        }));
        var closed = in(scene, () -> tasks.get(first.id()));
        assertThat(closed.outcome()).isEqualTo("电话里说都好");
        assertThat(in(scene, () -> contacts.of(scene.elder(), 9))).hasSize(2);
        assertThat(look(scene, Duration.ofDays(70))).hasSize(1);
    }

    @Test
    void an_elder_nobody_ever_spoke_with_is_counted_from_her_first_day_here() {
        var scene = story.scene();
        assertThat(look(scene, Duration.ofDays(20))).isEmpty();
        assertThat(look(scene, Duration.ofDays(33))).singleElement().satisfies(task ->
                assertThat(task.what()).contains("登记以来还没有人联系过"));
        in(scene, () -> {
            life.tell(scene.clerk().actor(), scene.elder(), Elder.Status.AWAY, TestClock.today());
            return true;
        });
        var away = story.scene();
        in(away, () -> {
            life.tell(away.clerk().actor(), away.elder(), Elder.Status.AWAY, TestClock.today());
            return true;
        });
        assertThat(look(away, Duration.ofDays(40))).isEmpty();
    }

    @Test
    void a_visit_that_did_not_begin_is_a_task_after_two_hours_and_only_one() {
        var scene = story.scene();
        var visit = in(scene, () -> visits.plan(scene.clerk().actor(), story.visit(scene,
                TestClock.given().plus(Duration.ofMinutes(30)))));
        var begun = in(scene, () -> visits.plan(scene.clerk().actor(), story.visit(scene,
                TestClock.given())));
        in(scene, () -> visits.start(scene.aideGuest().actor(), begun.id(), TestClock.given()));
        assertThat(look(scene, Duration.ofHours(2))).isEmpty();
        for (var minutes : List.of(151, 152, 600)) {
            assertThat(look(scene, Duration.ofMinutes(minutes))).singleElement()
                    .satisfies(task -> {
                        assertThat(task.kind()).isEqualTo(Lookout.MISSED);
                        assertThat(task.about()).isEqualTo(visit.id());
                        assertThat(task.what()).contains("王琼琼").contains("冉翠芳");
                    });
        }
        var task = look(scene, Duration.ofHours(3)).getFirst();
        in(scene, () -> tasks.close(scene.clerk().actor(), task.id(), "下大雨，明天去"));
        assertThat(look(scene, Duration.ofHours(4))).isEmpty();
    }

    /** All of them were planned before hers; none of them is anybody's task. */
    @Test
    void five_hundred_visits_to_elders_in_hospital_do_not_hide_one_at_home_that_nobody_began() {
        var scene = story.scene();
        var ill = elder(scene, scene.village() + "001", "何芳", Set.of(), 1950);
        in(scene, () -> {
            life.tell(scene.clerk().actor(), ill, Elder.Status.HOSPITAL, TestClock.today());
            return true;
        });
        var visit = in(scene, () -> visits.plan(scene.clerk().actor(),
                story.visit(scene, TestClock.given())));
        JdbcClient.create(counties.owner()).sql("""
                insert into county_511922.care_visit (id, place_code, elder_id, aide_id, service,
                    planned_at, status, entered_at, entered_by)
                select gen_random_uuid(), place_code, ?, aide_id, service,
                    planned_at - n * interval '1 second', status, entered_at, entered_by
                from county_511922.care_visit, generate_series(1, 1100) n where id = ?""")
                .params(ill, visit.id()).update();
        assertThat(look(scene, Duration.ofHours(3))).singleElement().satisfies(task ->
                assertThat(task.about()).isEqualTo(visit.id()));
    }

    @Test
    void home_from_hospital_somebody_looks_in_within_two_days() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        in(scene, () -> {
            for (var n = 0; n < 2; n++) {
                life.tell(clerk, scene.elder(), Elder.Status.HOSPITAL, TestClock.today());
                life.tell(clerk, scene.elder(), Elder.Status.HERE, TestClock.today());
            }
            life.tell(clerk, scene.elder(), Elder.Status.AWAY, TestClock.today());
            life.tell(clerk, scene.elder(), Elder.Status.HERE, TestClock.today());
            return true;
        });
        assertThat(in(scene, () -> tasks.open(scene.village(), 9))).singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(Lookout.BACK_HOME);
                    assertThat(Duration.between(TestClock.given(), task.dueAt()).toHours())
                            .isBetween(46L, 48L);
                });
    }

    @Test
    void a_notice_lists_who_is_alone_or_frail_there_and_nobody_else() {
        var scene = story.scene();
        var village = scene.village();
        var other = in(scene, () -> places.add(village, Place.Kind.HAMLET, "五社")).code();
        var lame = elder(scene, village + "001", "何芳",
                Set.of(Elder.Category.HARD_TO_WALK), 1950);
        elder(scene, village + "001", "有伴的", Set.of(), 1950);
        var old = elder(scene, village + "001", "老两口", Set.of(Elder.Category.EMPTY_NEST), 1940);
        elder(scene, other, "别组独居", Set.of(Elder.Category.LIVING_ALONE), 1950);
        var gone = elder(scene, village + "001", "外出的", Set.of(Elder.Category.LIVING_ALONE),
                1950);
        in(scene, () -> {
            life.tell(scene.clerk().actor(), gone, Elder.Status.AWAY, TestClock.today());
            return true;
        });
        var draft = new Notice.Draft(Ids.fresh(), List.of(village + "001"), Notice.Kind.SNOW,
                "今晚零下三度", TestClock.given(), TestClock.given().plus(Duration.ofDays(2)));
        var notice = in(scene, () -> notices.write(scene.clerk().actor(), draft));
        in(scene, () -> notices.write(scene.clerk().actor(), draft));
        assertThat(notice.elders()).isEqualTo(3);
        assertThat(in(scene, () -> tasks.about(draft.id(), 50))).extracting(Task::elderId)
                .containsExactlyInAnyOrder(scene.elder(), lame, old);
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9)).actor();
        var wide = new Notice.Draft(Ids.fresh(), List.of(village), Notice.Kind.ROAD_CUT, "塌方",
                TestClock.given(), TestClock.given().plus(Duration.ofDays(1)));
        villages.in(village.substring(0, 9), () -> notices.write(township, wide));
        assertThat(in(scene, () -> notices.list(village, 9))).extracting(Notice::words)
                .as("the village reads what the township wrote").contains("塌方", "今晚零下三度");
        assertThat(in(scene, () -> tasks.about(wide.id(), 50))).hasSize(4);
    }

    @Test
    void a_notice_for_another_village_or_out_of_time_is_refused_and_leaves_nothing() {
        var scene = story.scene();
        var other = story.scene();
        var now = TestClock.given();
        for (var bad : List.of(
                new Notice.Draft(Ids.fresh(), List.of(other.village()), Notice.Kind.HEAT, "热", now,
                        now.plusSeconds(999)),
                new Notice.Draft(Ids.fresh(), List.of(scene.village(), other.village()),
                        Notice.Kind.HEAT, "热", now, now.plusSeconds(999)),
                new Notice.Draft(Ids.fresh(), List.of(), Notice.Kind.HEAT, "热", now,
                        now.plusSeconds(999)),
                new Notice.Draft(Ids.fresh(), List.of(scene.village()), Notice.Kind.HEAT, "热", now,
                        now.minusSeconds(9)),
                new Notice.Draft(Ids.fresh(), List.of(scene.village()), Notice.Kind.HEAT, "热", now,
                        now.plus(Duration.ofDays(90))))) {
            assertThatThrownBy(() -> in(scene, () -> notices.write(scene.clerk().actor(), bad)))
                    .isInstanceOf(Rejected.class);
        }
        assertThat(in(scene, () -> tasks.countOpen(scene.village()))).isZero();
        assertThat(in(other, () -> tasks.countOpen(other.village()))).isZero();
        assertThat(in(other, () -> notices.list(other.village(), 9))).isEmpty();
    }
}
