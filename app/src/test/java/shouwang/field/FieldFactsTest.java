package shouwang.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.timebank.Passbook;
import shouwang.people.life.LifeEvents;

@House
class FieldFactsTest {
    @Autowired LifeEvents life;
    @Autowired MockMvcTester mvc;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Visits visits;
    @Autowired Timetable timetable;
    @Autowired Needs needs;
    @Autowired Tasks tasks;
    @Autowired Cards cards;
    @Autowired Pairs pairs;
    @Autowired Aides aides;
    @Autowired Elders elders;
    @Autowired Passbook passbook;
    @Autowired Phones phones;
    @Autowired Slips slips;
    @Autowired TestClock clock;
    private final Instant now = TestClock.given().truncatedTo(ChronoUnit.SECONDS);
    private final Instant began = now.minus(Duration.ofMinutes(70));
    private final Instant ended = now.minus(Duration.ofMinutes(10));
    private CareStory.Scene scene;
    private Handset phone;

    @BeforeEach
    void aPhoneInTheVillage() {
        scene = story.scene();
        phone = Handset.of(mvc, scene.aideGuest());
    }

    private <T> T here(Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private UUID planned(Instant at) {
        return here(() -> visits.plan(scene.clerk().actor(), story.visit(scene, at))).id();
    }

    private Visit visit(UUID id) {
        return here(() -> visits.get(id));
    }

    private String card() {
        return here(() -> cards.tokens(List.of(scene.elder()))).get(scene.elder());
    }

    private long minutes() {
        return here(() -> passbook.balance(aides.get(scene.aide()).householdId())).minutes();
    }

    private List<Task> open() {
        return here(() -> tasks.open(scene.village(), 50));
    }

    private void pair() {
        here(() -> pairs.pair(scene.clerk().actor(), scene.elder(), scene.aide(),
                Pair.Manner.VOLUNTARY, null));
    }

    @Test
    void a_week_without_signal_arrives_and_earns_on_its_own_days() {
        var late = now.minus(Duration.ofDays(5));
        var id = clock.after(Duration.ofDays(-5), () -> planned(late));
        var facts = List.of(Handset.start(id, late), Handset.finish(id, late,
                late.plus(Duration.ofMinutes(50))), Handset.byCard(id,
                        late.plus(Duration.ofMinutes(51)), card()));
        var verdicts = phone.send(facts);
        assertThat(verdicts.values()).extracting(Verdict::verdict)
                .containsOnly(Verdict.Kind.TAKEN);
        assertThat(visit(id).status()).isEqualTo(Visit.Status.CONFIRMED);
        assertThat(visit(id).startedAt()).isEqualTo(late);
        assertThat(visit(id).done()).isEqualTo("扫屋、洗衣。精神好");
        assertThat(minutes()).isEqualTo(50);
        assertThat(here(() -> passbook.lines(aides.get(scene.aide()).householdId(), null, 5)))
                .singleElement().satisfies(line -> assertThat(line.at())
                        .isEqualTo(late.plus(Duration.ofMinutes(50))));
        assertThat(phone.send(facts)).isEqualTo(verdicts);
        assertThat(minutes()).isEqualTo(50);
        assertThat(open()).isEmpty();
    }

    @Test
    void the_elders_word_waits_for_the_visit_and_a_start_that_comes_last_does_no_harm() {
        var id = planned(began);
        var word = Handset.byCard(id, ended, card());
        assertThat(phone.send(word).verdict()).isEqualTo(Verdict.Kind.WAITING);
        assertThat(phone.send(word).verdict()).isEqualTo(Verdict.Kind.WAITING);
        assertThat(minutes()).isZero();
        assertThat(phone.send(Handset.finish(id, began, ended)).verdict())
                .isEqualTo(Verdict.Kind.TAKEN);
        assertThat(phone.send(word).verdict()).isEqualTo(Verdict.Kind.TAKEN);
        assertThat(phone.send(Handset.start(id, began.minusSeconds(40))).verdict())
                .isEqualTo(Verdict.Kind.TAKEN);
        assertThat(visit(id).startedAt()).isEqualTo(began);
        assertThat(minutes()).isEqualTo(60);
    }

    @Test
    void a_drop_in_and_its_confirmation_come_in_any_order_for_an_elder_of_her_own() {
        pair();
        var id = Ids.fresh();
        var word = Handset.fact(Ids.fresh(), "CONFIRM", ended, id, scene.elder(), "method",
                "WITNESS", "by", "覃国林");
        assertThat(phone.send(word).verdict()).isEqualTo(Verdict.Kind.WAITING);
        var visit = Handset.dropIn(id, scene.elder(), began, ended);
        assertThat(phone.send(visit).verdict()).isEqualTo(Verdict.Kind.TAKEN);
        assertThat(visit(id).status()).isEqualTo(Visit.Status.CONFIRMED);
        assertThat(visit(id).service()).isEqualTo(Service.COUNSEL);
        assertThat(minutes()).isEqualTo(60);
        assertThat(phone.send(Handset.dropIn(Ids.fresh(), scene.elder(), began.plusSeconds(900),
                ended.plusSeconds(300))).say()).contains("已经记过");
        assertThat(minutes()).isEqualTo(60);
        assertThat(open()).singleElement().satisfies(task ->
                assertThat(task.what()).contains("顺路上门", "冉翠芳"));
    }

    @Test
    void the_same_id_with_other_content_is_refused() {
        var id = planned(began);
        var fact = Ids.fresh();
        assertThat(phone.send(Handset.fact(fact, "MISSED", ended, id, null, "why", "大雨断路"))
                .verdict()).isEqualTo(Verdict.Kind.TAKEN);
        var other = phone.send(Handset.fact(fact, "MISSED", ended, id, null, "why", "没人在家"));
        assertThat(other.verdict()).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(other.say()).contains("内容不一样");
        assertThat(visit(id).whyNot()).isEqualTo("大雨断路");
    }

    @Test
    void another_aides_visit_and_a_strangers_elder_are_refused_as_if_not_there() {
        var id = planned(began);
        var other = here(() -> story.aide(scene.clerk(), scene.village(), "覃国林"));
        var stranger = Handset.of(mvc, signedIn.as(Role.AIDE, scene.village(), other));
        var there = stranger.send(Handset.finish(id, began, ended));
        var nowhere = stranger.send(Handset.finish(Ids.fresh(), began, ended));
        assertThat(there.verdict()).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(there.say()).isEqualTo(nowhere.say()).doesNotContain("冉翠芳");
        assertThat(stranger.send(Handset.byCard(id, ended, card())).verdict())
                .isEqualTo(Verdict.Kind.REFUSED);
        var elder = stranger.send(Handset.dropIn(Ids.fresh(), scene.elder(), began, ended));
        assertThat(elder.verdict()).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(elder.say()).doesNotContain("冉翠芳");
        assertThat(visit(id).status()).isEqualTo(Visit.Status.PLANNED);
        assertThat(open()).isEmpty();
    }

    @Test
    void what_was_called_off_or_given_to_someone_else_becomes_one_task_for_the_desk() {
        var called = planned(began);
        var moved = planned(began);
        assertThat(phone.day()).hasStatusOk();
        var other = here(() -> story.aide(scene.clerk(), scene.village(), "覃国林"));
        here(() -> visits.cancel(scene.clerk().actor(), called, "女儿回来了"));
        here(() -> timetable.write(scene.clerk().actor(),
                List.of(new Timetable.Slot(moved, other, began))));
        var verdicts = phone.send(List.of(Handset.start(called, began),
                Handset.finish(called, began, ended), Handset.byCard(called, ended, card()),
                Handset.finish(moved, began, ended)));
        assertThat(verdicts.values()).extracting(Verdict::verdict).containsOnly(Verdict.Kind.TASK);
        assertThat(open()).hasSize(2).extracting(Task::what)
                .anyMatch(what -> what.contains("女儿回来了"))
                .anyMatch(what -> what.contains("改派给别人"));
        assertThat(minutes()).isZero();
    }

    @Test
    void a_forged_or_a_replaced_card_confirms_nothing_and_the_task_says_why() {
        var old = card();
        var id = planned(began);
        here(() -> {
            cards.lost(scene.clerk().actor(), scene.elder());
            return true;
        });
        phone.send(Handset.finish(id, began, ended));
        for (var token : List.of(old, "AAAA" + old.substring(4), "http://x/card/nothing")) {
            var verdict = phone.send(Handset.byCard(id, ended, token));
            assertThat(verdict.verdict()).isEqualTo(Verdict.Kind.TASK);
            assertThat(verdict.say()).contains("不是这位老人现在的卡");
        }
        assertThat(visit(id).status()).isEqualTo(Visit.Status.DONE);
        assertThat(open()).singleElement().satisfies(task ->
                assertThat(task.what()).contains("没有算确认"));
        assertThat(phone.send(Handset.byCard(id, ended, card())).verdict())
                .isEqualTo(Verdict.Kind.TAKEN);
        assertThat(minutes()).isEqualTo(60);
    }

    @Test
    void a_clock_that_runs_wrong_is_put_right_and_a_fact_from_the_future_is_kept_for_the_desk() {
        var id = planned(began);
        var wrong = Duration.ofHours(31);
        assertThat(phone.send(TestClock.given().plus(wrong), List.of(Handset.finish(id,
                began.plus(wrong), ended.plus(wrong)))).values().iterator().next().verdict())
                .isEqualTo(Verdict.Kind.TAKEN);
        assertThat(Duration.between(began, visit(id).startedAt()).abs())
                .isLessThan(Duration.ofSeconds(30));
        var future = planned(now);
        var verdict = phone.send(Handset.finish(future, now, now.plus(Duration.ofHours(2))));
        assertThat(verdict.verdict()).isEqualTo(Verdict.Kind.TASK);
        assertThat(verdict.say()).contains("现在之后");
        assertThat(visit(future).status()).isEqualTo(Visit.Status.PLANNED);
    }

    /** Read on the day after it was printed: no slip is older than its paper. */
    @Test
    void a_slip_read_with_a_phone_whose_clock_is_wrong_has_the_hours_of_the_paper() {
        pair();
        var day = Duration.ofDays(1);
        var serials = here(() -> slips.print(scene.clerk().actor(), Ids.fresh(), scene.aide(), 1))
                .serials();
        for (var wrong : List.of(Duration.ofHours(31), Duration.ofHours(-31))) {
            var serial = serials.get(wrong.isNegative() ? 0 : 1);
            var from = began.plus(day).plus(Duration.ofMinutes(wrong.isNegative() ? 0 : 30));
            var slip = slip(serial, now.plus(day).plus(wrong), from, from.plusSeconds(1_500));
            assertThat(clock.after(day, () -> phone.send(now.plus(day).plus(wrong),
                    List.of(slip))).values()).extracting(Verdict::verdict)
                    .containsExactly(Verdict.Kind.TAKEN);
            var visit = here(() -> visits.get(Objects.requireNonNull(
                    slips.find(scene.clerk().actor(), serial).visitId())));
            assertThat(visit.startedAt()).isEqualTo(from);
            assertThat(visit.minutes()).isEqualTo(25);
        }
        var tomorrow = slip(serials.get(2), now, now.plus(day), now.plus(day).plusSeconds(1_500));
        assertThat(phone.send(tomorrow).verdict()).isEqualTo(Verdict.Kind.TASK);
    }

    private String slip(SlipSerial serial, Instant at, Instant from, Instant until) {
        return Handset.fact(Ids.fresh(), "SLIP", at, null, scene.elder(), "serial", serial.text(),
                "service", "CLEANING", "started", from, "finished", until, "did", "扫屋");
    }

    @Test
    void an_elder_who_died_before_that_day_is_for_the_desk_and_after_it_is_not() {
        var id = planned(began);
        var earlier = now.minus(Duration.ofDays(3));
        var before = clock.after(Duration.ofDays(-3), () -> planned(earlier));
        here(() -> {
            life.second(villages.doctor(scene.clerk().actor().placeCode()),
                    life.tell(scene.clerk().actor(), scene.elder(), Elder.Status.DEAD, LocalDate.ofInstant(began, TestClock.HERE)).id());
            return true;
        });
        assertThat(phone.send(Handset.finish(id, began, ended)).say()).contains("过世");
        assertThat(phone.send(Handset.finish(before, earlier, earlier.plusSeconds(3600)))
                .verdict()).isEqualTo(Verdict.Kind.TAKEN);
        assertThat(visit(before).minutes()).isEqualTo(60);
    }

    @Test
    void help_for_an_elder_is_a_need_and_for_herself_a_task_with_a_clock() {
        pair();
        assertThat(phone.send(Handset.fact(Ids.fresh(), "HELP", ended, null, scene.elder(),
                "service", "MEDICAL", "wish", "量血压")).verdict()).isEqualTo(Verdict.Kind.TAKEN);
        assertThat(here(() -> needs.open(scene.village(), 10))).singleElement()
                .satisfies(need -> assertThat(need.raisedAt()).isEqualTo(ended));
        var herself = Handset.fact(Ids.fresh(), "HELP", ended, null, null, "service",
                "EMERGENCY", "wish", "脚崴了，在二社坡上", "urgent", true);
        phone.send(herself);
        phone.send(herself);
        assertThat(open()).singleElement().satisfies(task ->
                assertThat(task.what()).contains("有急事", "脚崴了"));
    }

    @Test
    void a_revoked_phone_hears_410_on_every_address_until_it_is_let_in_again() {
        var id = planned(began);
        var clerk = scene.clerk().actor();
        here(() -> {
            phones.revoke(clerk, scene.aideGuest().actor().id(), phone.id());
            return true;
        });
        var again = new Handset(mvc, signedIn.again(scene.aideGuest()), phone.id());
        var fact = Handset.finish(id, began, ended);
        var body = "{\"sent\":\"" + now + "\",\"facts\":[" + fact + "]}";
        for (var answer : List.of(again.hello(), again.day(), again.post(body),
                again.put(Ids.fresh(), new byte[10]))) {
            assertThat(answer).hasStatus(410);
            assertThat(Handset.text(answer)).contains("停用");
        }
        assertThat(visit(id).status()).isEqualTo(Visit.Status.PLANNED);
        here(() -> {
            phones.restore(clerk, scene.aideGuest().actor().id(), phone.id());
            return true;
        });
        assertThat(again.send(fact).verdict()).isEqualTo(Verdict.Kind.TAKEN);
    }

    /** Whoever finds it opens the browser, not the app. */
    @Test
    void a_phone_that_was_revoked_opens_no_page_any_more_the_simple_ones_neither() {
        var id = planned(now);
        var pages = List.of("/aide", "/aide/visits/" + id, "/aide/points");
        for (var path : pages) {
            assertThat(mvc.get().uri(path).with(scene.aideGuest()).exchange()).hasStatusOk();
        }
        here(() -> {
            phones.revoke(scene.clerk().actor(), scene.aideGuest().actor().id(), phone.id());
            return true;
        });
        for (var path : pages) {
            var page = mvc.get().uri(path).with(scene.aideGuest()).exchange();
            assertThat(page).hasStatus3xxRedirection();
            assertThat(page.getResponse().getHeader("Location")).contains("/login");
        }
        assertThat(phone.hello()).hasStatus(401);
        assertThat(phone.day()).hasStatus(401);
    }

    @Test
    void too_many_facts_too_many_bytes_and_nonsense_are_refused_with_a_reason() {
        var one = Handset.start(Ids.fresh(), began);
        var many = phone.post("{\"sent\":\"" + now + "\",\"facts\":["
                + String.join(",", java.util.Collections.nCopies(101, one)) + "]}");
        assertThat(many).hasStatus(413);
        assertThat(Handset.text(many)).contains("100 条");
        assertThat(phone.post("{\"x\":\"" + "y".repeat(1_100_000) + "\"}")).hasStatus(413);
        assertThat(phone.post("{\"sent\":\"" + now)).hasStatus(422);
        assertThat(phone.post("[".repeat(20_000))).hasStatus(422);
        assertThat(phone.post("{\"sent\":\"gestern\",\"facts\":[]}")).hasStatus(422);
        assertThat(phone.send(Handset.fact(Ids.fresh(), "DANCE", began, null, null)).verdict())
                .isEqualTo(Verdict.Kind.REFUSED);
        assertThat(phone.send(Handset.fact(Ids.fresh(), "FINISH", began, Ids.fresh(), null,
                "started", "yesterday")).say()).contains("时间不对");
    }

    @Test
    void a_phone_that_is_not_signed_in_hears_401_and_a_page_without_a_phone_the_login() {
        for (var path : List.of("/field/hello", "/field/day")) {
            assertThat(mvc.get().uri(path).header("X-Phone", Ids.fresh()).exchange())
                    .hasStatus(401);
        }
        assertThat(mvc.get().uri("/field/hello").with(scene.clerk())
                .header("X-Phone", Ids.fresh()).exchange()).hasStatus(403);
        var hello = Handset.json(phone.hello());
        assertThat(hello.path("key").asString()).hasSize(44);
        assertThat(Handset.json(phone.hello()).path("key")).isEqualTo(hello.path("key"));
        assertThat(hello.path("phone").asString()).isEqualTo(phone.id().toString());
    }
}
