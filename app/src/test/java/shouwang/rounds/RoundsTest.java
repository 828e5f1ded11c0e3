package shouwang.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.care.Timetable;
import shouwang.care.Visits;
import shouwang.kernel.Rejected;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.life.LifeEvents;

@House
class RoundsTest {
    private static final int NOON_MEAL_FROM = 660;
    private static final int NOON_MEAL_UNTIL = 750;
    @Autowired LifeEvents life;
    @Autowired RoundsStory story;
    @Autowired Rounds rounds;
    @Autowired Visits visits;
    @Autowired Pairs pairs;
    @Autowired Elders elders;
    @Autowired Audit audit;
    @Autowired Villages villages;
    @Autowired Timetable timetable;
    @Autowired TestClock clock;
    @Autowired SignedIn signedIn;
    private RoundsStory.Scene scene;

    @BeforeEach
    void takeAVillage() {
        scene = story.scene();
    }

    private <T> T here(Callable<T> work) {
        return story.in(scene, work);
    }

    private static Stop stop(RoundsOfDay plan, UUID visit) {
        return plan.stops().stream().filter(s -> s.visitId().equals(visit)).findFirst()
                .orElseThrow();
    }

    private static String why(RoundsOfDay plan, UUID visit) {
        return plan.left().stream().filter(left -> left.visitId().equals(visit)).findFirst()
                .orElseThrow().why();
    }

    @Test
    void a_noon_meal_comes_warm_to_every_door() {
        var meals = here(() -> {
            var aide = story.aide(scene, 0, "王琼琼");
            story.aide(scene, 2, "覃国林");
            var planned = new ArrayList<UUID>();
            for (var n = 0; n < 6; n++) {
                planned.add(story.visit(scene, story.elder(scene, n % 3, "冉翠芳"), aide,
                        Service.MEALS, 12));
            }
            story.visit(scene, story.elder(scene, 1, "周国贵"), aide, Service.CLEANING, 11);
            return planned;
        });
        var plan = story.proposed(scene);
        assertThat(plan.left()).isEmpty();
        assertThat(meals).allSatisfy(meal -> assertThat(stop(plan, meal).begins())
                .isBetween(NOON_MEAL_FROM, NOON_MEAL_UNTIL));
        assertThat(plan.late()).isZero();
    }

    @Test
    void two_people_for_a_bath_stand_at_the_door_at_the_same_moment() {
        var bath = here(() -> {
            var elder = story.elder(scene, 1, "冉翠芳");
            var one = story.aide(scene, 0, "王琼琼", "BATHING");
            var two = story.aide(scene, 2, "覃国秀", "BATHING");
            story.visit(scene, story.elder(scene, 2, "何芳"), two, Service.ERRANDS, 9);
            return List.of(story.visit(scene, elder, one, Service.BATHING, 9),
                    story.visit(scene, elder, two, Service.BATHING, 9));
        });
        var plan = story.proposed(scene);
        var first = stop(plan, bath.get(0));
        var second = stop(plan, bath.get(1));
        assertThat(first.begins()).isEqualTo(second.begins());
        assertThat(first.aideId()).isNotEqualTo(second.aideId());
    }

    @Test
    void the_same_face_comes_to_the_same_elder_where_it_is_no_great_detour() {
        var at = here(() -> {
            var elder = story.elder(scene, 0, "冉翠芳");
            var hers = story.aide(scene, 0, "王琼琼");
            var other = story.aide(scene, 0, "覃国秀");
            pairs.pair(scene.actor(), elder, hers, Pair.Manner.VOLUNTARY, "邻居");
            return List.of(story.visit(scene, elder, other, Service.COUNSEL, 10), hers);
        });
        assertThat(stop(story.proposed(scene), at.get(0)).aideId()).isEqualTo(at.get(1));
    }

    @Test
    void where_nobody_has_the_skill_the_plan_says_so_and_serves_the_rest() {
        var at = here(() -> {
            var aide = story.aide(scene, 0, "王琼琼");
            return List.of(story.visit(scene, story.elder(scene, 0, "冉翠芳"), aide,
                    Service.BATHING, 10), story.visit(scene, story.elder(scene, 0, "周国贵"), aide,
                            Service.CLEANING, 10));
        });
        var plan = story.proposed(scene);
        assertThat(why(plan, at.get(0))).contains("都不会助浴").contains("邻村");
        assertThat(stop(plan, at.get(1)).begins()).isPositive();
    }

    @Test
    void an_elder_in_hospital_is_not_visited_and_the_plan_says_why() {
        var visit = here(() -> {
            var elder = story.elder(scene, 0, "冉翠芳");
            var planned = story.visit(scene, elder, story.aide(scene, 0, "王琼琼"),
                    Service.CLEANING, 10);
            life.tell(scene.actor(), elder, Elder.Status.HOSPITAL, TestClock.today());
            return planned;
        });
        assertThat(why(story.proposed(scene), visit)).contains("住院");
    }

    private List<UUID> aDay() {
        return here(() -> {
            var one = story.aide(scene, 0, "王琼琼");
            var two = story.aide(scene, 2, "覃国秀");
            return List.of(story.visit(scene, story.elder(scene, 0, "冉翠芳"), one,
                    Service.COUNSEL, 9), story.visit(scene, story.elder(scene, 2, "周国贵"), one,
                            Service.COUNSEL, 9), one, two);
        });
    }

    @Test
    void what_a_person_put_somewhere_stays_there_when_it_is_proposed_again() {
        var at = aDay();
        var plan = story.proposed(scene);
        var changed = here(() -> rounds.move(scene.actor(), plan.id(), plan.version(), at.get(0),
                at.get(3), 0));
        assertThat(changed.walkMore()).isPositive();
        assertThat(stop(changed.plan(), at.get(0)).fixed()).isTrue();
        var again = here(() -> rounds.move(scene.actor(), plan.id(), plan.version() + 1,
                at.get(1), at.get(3), 1)).plan();
        var second = story.proposed(scene);
        assertThat(second.byAide().get(at.get(3))).extracting(Stop::visitId)
                .containsExactly(at.get(0), at.get(1));
        assertThat(second.version()).isEqualTo(again.version() + 1);
    }

    @Test
    void the_price_that_is_shown_is_the_price_that_is_paid() {
        var at = aDay();
        var plan = story.proposed(scene);
        var offers = here(() -> rounds.offers(plan.id(), at.get(0)));
        assertThat(offers).hasSize(2).isSortedAccordingTo((a, b) -> Integer.compare(
                a.walkMore() + 2 * a.lateMore(), b.walkMore() + 2 * b.lateMore()));
        var dear = offers.getLast();
        assertThat(here(() -> rounds.price(plan.id(), at.get(0), dear.aideId(), dear.at())))
                .isEqualTo(dear);
        var paid = here(() -> rounds.move(scene.actor(), plan.id(), plan.version(), at.get(0),
                dear.aideId(), dear.at()));
        assertThat(paid.walkMore()).isEqualTo(dear.walkMore());
        assertThat(paid.lateMore()).isEqualTo(dear.lateMore());
    }

    @Test
    void an_aide_without_the_skill_is_refused_by_name() {
        var at = here(() -> {
            var able = story.aide(scene, 0, "王琼琼", "BATHING");
            return List.of(story.visit(scene, story.elder(scene, 0, "冉翠芳"), able,
                    Service.BATHING, 10), story.aide(scene, 0, "覃国秀"));
        });
        var plan = story.proposed(scene);
        assertThatThrownBy(() -> here(() -> rounds.move(scene.actor(), plan.id(), plan.version(),
                at.get(0), at.get(1), 0))).isInstanceOf(Rejected.class)
                .hasMessageContaining("覃国秀不会助浴");
    }

    @Test
    void a_cancelled_search_leaves_nothing_behind() {
        var at = aDay();
        here(() -> {
            for (var n = 0; n < 24; n++) {
                story.visit(scene, story.elder(scene, n % 3, "何芳"), at.get(2), Service.ERRANDS,
                        9 + n % 6);
            }
            rounds.propose(scene.actor(), scene.village(), story.tomorrow);
            rounds.cancel(scene.actor(), scene.village(), story.tomorrow);
            return true;
        });
        assertThat(story.ended(scene).state()).isEqualTo(Search.State.CANCELLED);
        assertThat(here(() -> rounds.find(scene.village(), story.tomorrow))).isEmpty();
    }

    @Test
    void accepting_gives_the_aides_their_times_in_walking_order() {
        var at = aDay();
        var plan = story.proposed(scene);
        assertThat(here(() -> rounds.accept(scene.actor(), plan.id(), plan.version())).status())
                .isEqualTo(RoundsOfDay.Status.ACCEPTED);
        plan.byAide().forEach((aide, stops) -> assertThat(here(() ->
                visits.ofAide(aide, story.tomorrow))).extracting(visit -> visit.id())
                .containsExactlyElementsOf(stops.stream().map(Stop::visitId).toList()));
        plan.byAide().forEach((aide, stops) -> assertThat(here(() ->
                rounds.ways(aide, story.tomorrow))).containsOnlyKeys(stops.stream()
                .map(Stop::visitId).toList()));
        var first = here(() -> visits.get(at.get(0)));
        assertThat(first.plannedAt()).isEqualTo(story.at(0)
                .plusSeconds(60L * stop(plan, at.get(0)).begins()));
    }

    @Test
    void a_visit_begun_meanwhile_keeps_its_time() {
        var at = aDay();
        var plan = story.proposed(scene);
        var aide = stop(plan, at.get(0)).aideId();
        var before = here(() -> visits.start(scene.actor(), at.get(0), TestClock.given()));
        here(() -> rounds.accept(scene.actor(), plan.id(), plan.version()));
        assertThat(here(() -> visits.get(at.get(0)))).isEqualTo(before);
        assertThatThrownBy(() -> here(() -> rounds.move(scene.actor(), plan.id(), plan.version(),
                at.get(0), aide, 0))).isInstanceOf(Rejected.class).hasMessageContaining("已经开始");
    }

    @Test
    void what_another_desk_planned_since_is_not_covered_by_an_older_plan() {
        var at = aDay();
        var plan = story.proposed(scene);
        var stop = stop(plan, at.get(0));
        var theirs = new Timetable.Slot(at.get(0), stop.aideId(), story.at(15));
        here(() -> timetable.write(scene.actor(), List.of(theirs)));
        assertThatThrownBy(() -> here(() -> rounds.accept(scene.actor(), plan.id(),
                plan.version()))).isInstanceOf(Rejected.class).hasMessageContaining("重新排");
        assertThat(here(() -> visits.get(at.get(0))).plannedAt()).isEqualTo(theirs.at());
        var anew = story.proposed(scene);
        here(() -> rounds.accept(scene.actor(), anew.id(), anew.version()));
        var moved = here(() -> rounds.move(scene.actor(), anew.id(), anew.version(), at.get(0),
                stop(anew, at.get(0)).aideId(), 0)).plan();
        assertThat(here(() -> rounds.accept(scene.actor(), moved.id(), moved.version())).status())
                .as("one's own change after accepting").isEqualTo(RoundsOfDay.Status.ACCEPTED);
    }

    @Test
    void a_plan_whose_hours_have_passed_is_reckoned_anew() {
        aDay();
        var plan = story.proposed(scene);
        refusedAt(story.at(20), plan, "已经过了。请点“重新排”");
        refusedAt(story.at(20).plus(Duration.ofHours(24)), plan, "只能看");
    }

    private void refusedAt(Instant moment, RoundsOfDay plan, String say) {
        clock.after(Duration.between(clock.instant(), moment), () -> assertThatThrownBy(() -> here(
                () -> rounds.accept(scene.actor(), plan.id(), plan.version())))
                .isInstanceOf(Rejected.class).hasMessageContaining(say));
    }

    @Test
    void two_clerks_accept_at_once_and_it_is_written_once() throws Exception {
        aDay();
        var plan = story.proposed(scene);
        var gate = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Future<RoundsOfDay>>();
            for (var n = 0; n < 4; n++) {
                answers.add(pool.submit(() -> {
                    gate.await();
                    return here(() -> rounds.accept(scene.actor(), plan.id(), plan.version()));
                }));
            }
            gate.countDown();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(RoundsOfDay.Status.ACCEPTED);
            }
        }
        assertThat(here(() -> audit.lines(scene.village(), null, 50)).stream()
                .filter(line -> line.deed().equals("采用路线"))).hasSize(1);
    }

    @Test
    void whoever_changes_what_they_have_not_seen_is_asked_to_look_first() {
        var at = aDay();
        var plan = story.proposed(scene);
        here(() -> rounds.move(scene.actor(), plan.id(), plan.version(), at.get(0), at.get(3), 0));
        assertThatThrownBy(() -> here(() -> rounds.accept(scene.actor(), plan.id(),
                plan.version()))).isInstanceOf(Rejected.class).hasMessageContaining("刚改过");
    }

    @Test
    void another_village_neither_sees_nor_touches_the_rounds() {
        aDay();
        var plan = story.proposed(scene);
        var neighbour = villages.fresh();
        var stranger = signedIn.as(Role.CLERK, neighbour).actor();
        villages.in(neighbour, () -> {
            assertThat(rounds.find(scene.village(), story.tomorrow)).isEmpty();
            assertThatThrownBy(() -> rounds.accept(stranger, plan.id(), plan.version()))
                    .isInstanceOf(Rejected.class).hasMessageContaining("没有找到");
            assertThatThrownBy(() -> rounds.propose(stranger, scene.village(), story.tomorrow))
                    .isInstanceOf(Rejected.class);
            return true;
        });
        assertThat(here(() -> rounds.get(plan.id())).status())
                .isEqualTo(RoundsOfDay.Status.PROPOSED);
    }
}
