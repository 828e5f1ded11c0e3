package shouwang.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.SignedIn;
import shouwang.Strokes;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.life.LifeEvents;

@House
class VisitsTest {
    @Autowired LifeEvents life;
    @Autowired CareStory story;
    @Autowired Needs needs;
    @Autowired CardCalls cardCalls;
    @Autowired Visits visits;
    @Autowired Daybook daybook;
    @Autowired Contacts contacts;
    @Autowired Elders elders;
    @Autowired Villages villages;
    @Autowired TestClock clock;
    @Autowired SignedIn signedIn;
    @Autowired Heard heard;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private final Instant now = TestClock.given().truncatedTo(ChronoUnit.SECONDS);
    private CareStory.Scene scene;
    private Actor clerk;
    private Actor aide;

    /** Keeps what was announced. */
    @TestComponent
    static class Heard {
        final List<VisitConfirmed> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(VisitConfirmed event) {
            events.add(event);
        }

        List<VisitConfirmed> of(UUID visitId) {
            return events.stream().filter(e -> e.visitId().equals(visitId)).toList();
        }
    }

    @BeforeEach
    void takeAScene() {
        scene = story.scene();
        clerk = scene.clerk().actor();
        aide = scene.aideGuest().actor();
    }

    private static Visit.Confirm word(Visit.Method method) {
        return new Visit.Confirm(method, "冉翠芳", 5, null);
    }

    private <T> T here(Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private Visit doneVisit() {
        return here(() -> {
            var id = visits.plan(clerk, story.visit(scene, now)).id();
            visits.start(aide, id, now.minus(Duration.ofMinutes(50)));
            return visits.finish(aide, id,
                    new Visit.Finish(now, "扫屋、洗衣", 4));
        });
    }

    @Test
    void a_need_is_given_started_done_confirmed_and_announced_once() {
        var need = here(() -> needs.raise(clerk, story.wish(scene, Service.MEALS)));
        var visit = here(() -> needs.give(clerk, need.id(), scene.aide(), now));
        assertThat(here(() -> needs.get(need.id()).status())).isEqualTo(Need.Status.GIVEN);
        here(() -> visits.start(aide, visit.id(), now.minus(Duration.ofMinutes(35))));
        var done = here(() -> visits.finish(aide, visit.id(),
                new Visit.Finish(now, "送饭", 3)));
        assertThat(here(() -> needs.get(need.id()).status())).isEqualTo(Need.Status.ANSWERED);
        assertThat(here(() -> visits.waiting(scene.village(), 5))).containsExactly(done);
        var confirmed = here(() -> visits.confirm(aide, visit.id(), word(Visit.Method.CARD), null));
        assertThat(confirmed).isEqualTo(here(() -> visits.mine(aide, visit.id())));
        assertThat(here(() -> visits.confirm(clerk, visit.id(), word(Visit.Method.CALL_BACK), null)))
                .isEqualTo(confirmed);
        assertThat(heard.of(visit.id())).singleElement().satisfies(event -> {
            assertThat(event.minutes()).isEqualTo(35);
            assertThat(event.aideId()).isEqualTo(scene.aide());
            assertThat(event.recordedBy()).isEqualTo(aide);
        });
        assertThat(here(() -> contacts.latest(List.of(scene.elder()))).get(scene.elder()).at())
                .isEqualTo(now);
        assertThat(here(() -> daybook.day(scene.village(), TestClock.today())).done()).isEqualTo(1);
    }

    @Test
    void the_same_need_sent_twice_stands_once_and_both_names_are_kept() {
        var wish = story.wish(scene, Service.MEDICAL);
        var first = here(() -> needs.raise(clerk, wish));
        var second = here(() -> needs.raise(clerk, wish));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(here(() -> needs.open(scene.village(), 10))).hasSize(1);
        assertThat(second.raisedBy()).isEqualTo("女儿 盖玉梅");
        assertThat(second.enteredName()).isEqualTo(clerk.name());
        assertThat(second.answerBy()).isEqualTo(second.raisedAt().plus(Duration.ofHours(2)));
    }

    @Test
    void urgent_needs_stand_on_top_then_the_clock_decides() {
        here(() -> needs.raise(clerk, story.wish(scene, Service.MEALS)));
        here(() -> needs.raise(clerk, story.wish(scene, Service.MEDICAL)));
        here(() -> needs.raise(clerk, story.wish(scene, Service.EMERGENCY)));
        assertThat(here(() -> needs.open(scene.village(), 10))).extracting(Need::service)
                .containsExactly(Service.EMERGENCY, Service.MEDICAL, Service.MEALS);
        assertThat(here(() -> needs.countOpen(scene.village()))).isEqualTo(3);
    }

    @Test
    void two_clerks_give_the_same_need_and_one_aide_goes() {
        var other = here(() -> story.aide(scene.clerk(), scene.village(), "覃国林"));
        var need = here(() -> needs.raise(clerk, story.wish(scene, Service.MEALS)));
        var answers = atOnce(List.of(
                () -> needs.give(clerk, need.id(), scene.aide(), now),
                () -> needs.give(clerk, need.id(), other, now)));
        assertThat(answers).filteredOn(Visit.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Rejected.class::isInstance).singleElement()
                .satisfies(e -> assertThat(((Rejected) e).reason())
                        .isEqualTo(Rejected.Reason.TAKEN));
        assertThat(here(() -> visits.forNeeds(List.of(need.id())))).hasSize(1);
    }

    @Test
    void start_and_confirm_pressed_many_times_at_once_count_once() {
        var planned = here(() -> visits.plan(clerk, story.visit(scene, now)));
        var starts = new ArrayList<Callable<Object>>();
        for (var n = 0; n < 6; n++) {
            var at = now.minusSeconds(600 + n);
            starts.add(() -> visits.start(aide, planned.id(), at));
        }
        assertThat(atOnce(starts).stream().distinct()).hasSize(1);
        var done = doneVisit();
        var confirms = new ArrayList<Callable<Object>>();
        for (var method : Visit.Method.values()) {
            var word = method == Visit.Method.WITNESS ? new Visit.Confirm(method, "覃国林", 5,
                    null) : word(method);
            confirms.add(() -> visits.confirm(clerk, done.id(), word, null));
        }
        assertThat(atOnce(confirms).stream().distinct()).hasSize(1);
        assertThat(heard.of(done.id())).hasSize(1);
    }

    @Test
    void giving_and_withdrawing_at_once_end_in_one_of_the_two_and_never_stick() {
        for (var n = 0; n < 5; n++) {
            var need = here(() -> needs.raise(clerk, story.wish(scene, Service.MEALS)));
            var visit = here(() -> needs.give(clerk, need.id(), scene.aide(), now));
            var answers = atOnce(List.of(() -> needs.withdraw(clerk, need.id(), "女儿回来了"),
                    () -> visits.cancel(clerk, visit.id(), "下雨"),
                    () -> visits.start(aide, visit.id(), now)));
            assertThat(answers).allMatch(a -> !(a instanceof RuntimeException)
                    || a instanceof Rejected);
            var ended = here(() -> needs.get(need.id())).status();
            var state = here(() -> visits.mine(clerk, visit.id()));
            assertThat(state.status() == Visit.Status.STARTED)
                    .isEqualTo(ended == Need.Status.GIVEN);
        }
    }

    private List<Object> atOnce(List<? extends Callable<?>> deeds) {
        var gate = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(deeds.size())) {
            var futures = new ArrayList<Future<Object>>();
            for (var deed : deeds) {
                futures.add(pool.submit(() -> {
                    gate.await();
                    try {
                        return here(deed::call);
                    } catch (RuntimeException refused) {
                        return refused;
                    }
                }));
            }
            gate.countDown();
            var answers = new ArrayList<Object>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void steps_out_of_order_are_refused_with_a_sentence() {
        var id = here(() -> visits.plan(clerk, story.visit(scene, now))).id();
        refused("先点“开始服务”", () -> visits.finish(aide, id, new Visit.Finish(now, "", null)));
        refused("还没有做完", () -> visits.confirm(aide, id, word(Visit.Method.CARD), null));
        refused("现在之后", () -> visits.start(aide, id, now.plus(Duration.ofHours(1))));
        here(() -> visits.start(aide, id, now));
        refused("还没有做完", () -> visits.confirm(aide, id, word(Visit.Method.CARD), null));
        refused("早于开始", () -> visits.finish(aide, id,
                new Visit.Finish(now.minusSeconds(60), "", null)));
        here(() -> visits.missed(clerk, id, "大雨断路"));
        refused("大雨断路", () -> visits.finish(aide, id, new Visit.Finish(now, "", null)));
    }

    private void refused(String words, Callable<?> deed) {
        assertThatThrownBy(() -> here(deed)).isInstanceOf(Rejected.class)
                .hasMessageContaining(words);
    }

    @Test
    void an_elder_in_hospital_gets_no_visit_planned() {
        here(() -> {
            life.tell(clerk, scene.elder(), Elder.Status.HOSPITAL, TestClock.today());
            return true;
        });
        refused("住院", () -> visits.plan(clerk, story.visit(scene, now)));
        var need = here(() -> needs.raise(clerk, story.wish(scene, Service.MEALS)));
        refused("住院", () -> needs.give(clerk, need.id(), scene.aide(), now));
        assertThat(here(() -> needs.get(need.id()).status())).isEqualTo(Need.Status.OPEN);
    }

    @Test
    void a_missed_visit_lets_its_need_look_for_someone_else() {
        var need = here(() -> needs.raise(clerk, story.wish(scene, Service.MEALS)));
        var visit = here(() -> needs.give(clerk, need.id(), scene.aide(), now));
        here(() -> visits.missed(clerk, visit.id(), "大雨断路"));
        assertThat(here(() -> needs.get(need.id()).status())).isEqualTo(Need.Status.OPEN);
        var again = here(() -> needs.give(clerk, need.id(), scene.aide(), now));
        assertThat(again.id()).isNotEqualTo(visit.id());
        here(() -> needs.withdraw(clerk, need.id(), "女儿回来了"));
        assertThat(here(() -> visits.mine(clerk, again.id()).status()))
                .isEqualTo(Visit.Status.CANCELLED);
        refused("已撤回", () -> needs.give(clerk, need.id(), scene.aide(), now));
    }

    @Test
    void a_visit_told_afterwards_has_its_own_date_and_stands_once() {
        var day = now.minus(Duration.ofDays(40));
        var fresh = story.visit(scene, day);
        var report = new Visit.Finish(day.plus(Duration.ofMinutes(70)), "洗澡", null);
        var visit = here(() -> visits.enter(clerk, fresh, report));
        assertThat(here(() -> visits.enter(clerk, fresh, report))).isEqualTo(visit);
        refused("已经记过了", () -> visits.enter(clerk, story.visit(scene, day), report));
        assertThat(visit.startedAt()).isEqualTo(day);
        assertThat(visit.minutes()).isEqualTo(70);
        var lapsed = here(() -> contacts.lapsed(scene.village(), 30, 10));
        assertThat(lapsed).extracting(Contacts.Last::elderId).containsExactly(scene.elder());
        refused("现在之后", () -> visits.enter(clerk, story.visit(scene, now),
                new Visit.Finish(now.plus(Duration.ofMinutes(70)), "", null)));
    }

    /** Made three days after its plan, and two months after it. */
    @Test
    void a_visit_left_over_from_monday_and_its_slip_of_thursday_stand_once() {
        for (var late : List.of(Duration.ofDays(3), Duration.ofDays(60))) {
            var left = here(() -> visits.plan(clerk, story.visit(scene, now))).id();
            var made = now.plus(late);
            var done = new Visit.Finish(made.plus(Duration.ofMinutes(50)), "扫屋", null);
            clock.after(late.plus(Duration.ofHours(2)), () -> {
                here(() -> visits.start(clerk, left, made));
                here(() -> visits.finish(clerk, left, done));
                refused("已经记过了", () -> visits.enter(clerk, story.visit(scene, made), done));
                return true;
            });
        }
    }

    @Test
    void the_last_contact_is_the_newest_in_whatever_order_they_are_told() {
        var seed = System.nanoTime();
        System.out.println("the_last_contact_is_the_newest seed " + seed);
        var random = new java.util.Random(seed);
        var newest = Instant.EPOCH;
        for (var n = 0; n < 12; n++) {
            var at = now.minusSeconds(random.nextInt(8_000_000));
            var id = Ids.fresh();
            newest = at.isAfter(newest) ? at : newest;
            here(() -> {
                contacts.log(clerk, id, scene.elder(), Contacts.Kind.CALL, at, "");
                contacts.log(clerk, id, scene.elder(), Contacts.Kind.CALL, at, "");
                return true;
            });
        }
        assertThat(here(() -> contacts.latest(List.of(scene.elder()))).get(scene.elder()).at())
                .isEqualTo(newest);
        assertThat(here(() -> contacts.of(scene.elder(), 50))).hasSize(12);
    }

    @Test
    void another_aides_visit_and_another_villages_are_as_if_not_there() {
        var done = doneVisit();
        var other = story.scene();
        assertThatThrownBy(() -> villages.in(other.village(),
                () -> visits.mine(other.clerk().actor(), done.id())))
                .isInstanceOf(Rejected.class).hasMessageContaining("没有找到");
        var neighbour = here(() -> story.aide(scene.clerk(), scene.village(), "覃国林"));
        var stranger = signedIn.as(Role.AIDE, scene.village(), neighbour).actor();
        refused("没有找到", () -> visits.confirm(stranger, done.id(), word(Visit.Method.CARD), null));
        refused("互助员", () -> visits.confirm(aide, done.id(), word(Visit.Method.CALL_BACK), null));
        refused("等老人确认", () -> visits.missed(aide, done.id(), "不想去"));
    }

    @Test
    void the_card_on_the_wall_takes_three_presses_an_hour() {
        var presses = List.of(press(), press(), press());
        for (var one : presses) {
            here(() -> cardCalls.raise(villages.county(), one));
        }
        refused("已经告诉村里", () -> cardCalls.raise(villages.county(), press()));
        var open = here(() -> needs.open(scene.village(), 10));
        assertThat(open).as("one call").hasSize(1);
        var need = open.getFirst();
        assertThat(here(() -> cardCalls.again(List.of(need.id()))).get(need.id()))
                .isEqualTo(new CardCalls.Again(need.id(), 2,
                        presses.getLast().raisedAt()));
        assertThat(need.urgent()).isTrue();
        assertThat(need.answerBy()).isEqualTo(need.raisedAt().plus(Duration.ofMinutes(10)));
    }

    @Test
    void three_presses_that_were_nothing_do_not_keep_the_fourth_from_being_heard() {
        for (var n = 0; n < 3; n++) {
            var need = here(() -> cardCalls.raise(villages.county(), press()));
            here(() -> cardCalls.prank(clerk, need.id(), "孙子按着玩"));
        }
        var real = here(() -> cardCalls.raise(villages.county(), press()));
        assertThat(real.status()).isEqualTo(Need.Status.OPEN);
    }

    @Test
    void a_press_counts_once_however_often_it_arrives_and_opens_a_call_where_none_waits_urgently() {
        var first = here(() -> cardCalls.raise(villages.county(), press()));
        var second = press();
        for (var n = 0; n < 3; n++) {
            assertThat(here(() -> cardCalls.raise(villages.county(), second)).id())
                    .isEqualTo(first.id());
        }
        assertThat(here(() -> cardCalls.again(List.of(first.id()))).get(first.id()).times())
                .isEqualTo(1);
        here(() -> needs.clarify(clerk, first.id(), Service.MEALS, "送饭", false));
        var anew = here(() -> cardCalls.raise(villages.county(), press()));
        assertThat(anew.id()).as("the old one can wait, this one cannot").isNotEqualTo(first.id());
        assertThat(anew.urgent()).isTrue();
        refused("已经告诉村里", () -> cardCalls.raise(villages.county(), press()));
    }

    @Test
    void the_card_pressed_by_many_at_once_takes_three_and_a_slip_entered_twice_stands_once() {
        var presses = new ArrayList<Callable<Object>>();
        for (var n = 0; n < 8; n++) {
            presses.add(() -> cardCalls.raise(villages.county(), press()));
        }
        assertThat(atOnce(presses)).filteredOn(Need.class::isInstance).hasSize(3);
        var open = here(() -> needs.open(scene.village(), 20));
        assertThat(open).hasSize(1).allMatch(Need::urgent);
        assertThat(here(() -> cardCalls.again(List.of(open.getFirst().id()))).values())
                .extracting(CardCalls.Again::times).containsExactly(2);
        var day = now.minus(Duration.ofDays(3));
        var slips = new ArrayList<Callable<Object>>();
        for (var n = 0; n < 6; n++) {
            slips.add(() -> visits.enter(clerk, story.visit(scene, day),
                    new Visit.Finish(day.plus(Duration.ofMinutes(40)), "扫屋", null)));
        }
        assertThat(atOnce(slips)).filteredOn(Visit.class::isInstance).hasSize(1);
    }

    private Need.Raise press() {
        return new Need.Raise(Ids.fresh(), scene.elder(), Service.ERRANDS, "老人按墙卡求助", 1,
                Need.RaisedAs.SELF, "本人", Need.Via.CARD, TestClock.given(), true);
    }

    @Test
    void a_signature_must_be_a_small_picture_and_comes_back_as_it_was() {
        var done = doneVisit();
        refused("太大", () -> visits.confirm(aide, done.id(), word(Visit.Method.SIGNATURE),
                new byte[60_000]));
        refused("再签一次", () -> visits.confirm(aide, done.id(), word(Visit.Method.SIGNATURE),
                "<svg>xxxxxxxx".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        refused("没有写字", () -> visits.confirm(aide, done.id(), word(Visit.Method.SIGNATURE),
                Strokes.nothing()));
        refused("只点了一下", () -> visits.confirm(aide, done.id(),
                word(Visit.Method.SIGNATURE), Strokes.dot()));
        refused("还没有字", () -> visits.confirm(aide, done.id(),
                word(Visit.Method.SIGNATURE), null));
        refused("还没有手印", () -> visits.confirm(aide, done.id(),
                word(Visit.Method.THUMBPRINT), null));
        var name = Strokes.name();
        here(() -> visits.confirm(aide, done.id(), word(Visit.Method.SIGNATURE), name));
        assertThat(here(() -> daybook.signature(done.id()))).contains(name);
    }
}
