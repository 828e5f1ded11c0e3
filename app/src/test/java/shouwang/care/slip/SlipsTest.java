package shouwang.care.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Contacts;
import shouwang.care.Service;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.mistake.Mistakes;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.life.LifeEvents;

@House
class SlipsTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    @Autowired LifeEvents life;
    @Autowired CareStory story;
    @Autowired Slips slips;
    @Autowired Visits visits;
    @Autowired Tasks tasks;
    @Autowired Mistakes mistakes;
    @Autowired Contacts contacts;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    private final LocalDate today = TestClock.today();
    private CareStory.Scene scene;
    private Actor clerk;
    private Actor aide;

    @BeforeEach
    void takeAScene() {
        scene = story.scene();
        clerk = scene.clerk().actor();
        aide = scene.aideGuest().actor();
    }

    private <T> T here(Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private List<SlipSerial> printed(int sheets) {
        return here(() -> slips.print(clerk, Ids.fresh(), scene.aide(), sheets)).serials();
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(HERE).toInstant();
    }

    private Slip.Entry entry(int hour, Visit.Method signed) {
        return new Slip.Entry(scene.elder(), Service.CLEANING, at(today, hour, 30),
                at(today, hour + 1, 10), "扫屋", signed);
    }

    /** At eleven in the evening of the day the slips were printed. */
    private <T> T tonight(Callable<T> work) {
        return clock.after(Duration.between(TestClock.given(), at(today, 23, 0)), () -> here(work));
    }

    private Slip.Entered enter(SlipSerial serial, Slip.Entry entry) {
        return tonight(() -> slips.enter(clerk, serial, entry));
    }

    @Test
    void a_slip_entered_days_later_is_a_confirmed_visit_on_its_own_day() {
        var serial = printed(1).getFirst();
        var entered = clock.after(Duration.ofDays(9), () -> here(() ->
                slips.enter(clerk, serial, entry(8, Visit.Method.SIGNATURE))));
        assertThat(entered.again()).isFalse();
        assertThat(entered.look()).isNull();
        assertThat(entered.slip().status()).isEqualTo(Slip.Status.ENTERED);
        var visit = entered.visit();
        assertThat(visit.status()).isEqualTo(Visit.Status.CONFIRMED);
        assertThat(visit.method()).isEqualTo(Visit.Method.SIGNATURE);
        assertThat(visit.minutes()).isEqualTo(40);
        assertThat(here(() -> visits.ofAide(scene.aide(), today))).extracting(Visit::id)
                .containsExactly(visit.id());
    }

    @Test
    void the_same_slip_again_is_harmless_and_other_content_is_told_what_stands_there() {
        var serial = printed(1).getFirst();
        var first = enter(serial, entry(8, null));
        assertThat(first.visit().status()).isEqualTo(Visit.Status.DONE);
        var again = enter(serial, entry(8, Visit.Method.THUMBPRINT));
        assertThat(again.again()).isTrue();
        assertThat(again.visit().id()).isEqualTo(first.visit().id());
        assertThat(again.visit().method()).as("the thumbprint is added")
                .isEqualTo(Visit.Method.THUMBPRINT);
        assertThatThrownBy(() -> enter(serial, entry(10, Visit.Method.SIGNATURE)))
                .isInstanceOf(Rejected.class).hasMessageContaining("已经录过")
                .hasMessageContaining("冉翠芳，" + today.getMonthValue() + "月"
                        + today.getDayOfMonth() + "日 08:30–09:10，助洁");
        assertThat(tonight(() -> visits.ofAide(scene.aide(), today))).hasSize(1);
    }

    @Test
    void eight_clerks_with_the_same_slip_at_once_make_one_visit() throws Exception {
        var serial = printed(1).getFirst();
        var entry = new Slip.Entry(scene.elder(), Service.MEALS, at(today, 0, 1),
                at(today, 0, 2), null, Visit.Method.SIGNATURE);
        var ids = new HashSet<UUID>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<Slip.Entered>>();
            for (var n = 0; n < 8; n++) {
                all.add(pool.submit(() -> here(() -> slips.enter(clerk, serial, entry))));
            }
            for (var one : all) {
                ids.add(one.get().visit().id());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(here(() -> visits.ofAide(scene.aide(), today))).hasSize(1);
    }

    @Test
    void no_slip_is_dated_before_it_was_printed_or_in_the_future_or_ends_before_it_begins() {
        var serial = printed(1).getFirst();
        var yesterday = new Slip.Entry(scene.elder(), Service.CLEANING,
                at(today.minusDays(1), 8, 30), at(today.minusDays(1), 9, 10), null, null);
        assertThatThrownBy(() -> enter(serial, yesterday)).hasMessageContaining("才印");
        var tomorrow = new Slip.Entry(scene.elder(), Service.CLEANING,
                at(today.plusDays(1), 8, 30), at(today.plusDays(1), 9, 10), null, null);
        assertThatThrownBy(() -> enter(serial, tomorrow)).hasMessageContaining("还没有到");
        var turned = new Slip.Entry(scene.elder(), Service.CLEANING, at(today, 9, 10),
                at(today, 8, 30), null, null);
        assertThatThrownBy(() -> enter(serial, turned)).hasMessageContaining("晚于开始");
        assertThat(here(() -> slips.find(clerk, serial).status())).isEqualTo(Slip.Status.OUT);
    }

    @Test
    void a_void_slip_stays_void_and_a_lost_one_can_be_found_again() {
        var serials = printed(1);
        here(() -> slips.mark(clerk, serials.get(0), Slip.Status.VOID, "写坏了"));
        assertThatThrownBy(() -> enter(serials.get(0), entry(8, null)))
                .hasMessageContaining("已经作废（写坏了）");
        assertThatThrownBy(() -> here(() -> slips.mark(clerk, serials.get(0), Slip.Status.OUT,
                null))).hasMessageContaining("作废");
        here(() -> slips.mark(clerk, serials.get(1), Slip.Status.LOST, "下雨冲走了"));
        assertThatThrownBy(() -> enter(serials.get(1), entry(8, null)))
                .hasMessageContaining("找到了");
        here(() -> slips.mark(clerk, serials.get(1), Slip.Status.OUT, null));
        assertThat(enter(serials.get(1), entry(8, null)).slip().status())
                .isEqualTo(Slip.Status.ENTERED);
        assertThatThrownBy(() -> here(() -> slips.mark(clerk, serials.get(1), Slip.Status.LOST,
                "丢了"))).hasMessageContaining("已经录过");
        assertThatThrownBy(() -> here(() -> slips.mark(clerk, serials.get(2), Slip.Status.LOST,
                null))).hasMessageContaining("为什么");
    }

    @Test
    void another_villages_slip_is_refused_and_so_is_another_villages_elder() {
        var serial = printed(1).getFirst();
        var far = story.scene();
        for (var written : List.of(serial.text(), serial.code(scene.village()))) {
            assertThatThrownBy(() -> villages.in(far.village(), () -> slips.find(
                    far.clerk().actor(), SlipSerial.read(written))))
                    .isInstanceOf(Rejected.class).hasMessageContaining("村");
        }
        assertThatThrownBy(() -> villages.in(far.village(), () -> slips.find(far.clerk().actor(),
                SlipSerial.read(serial.code(scene.village())))))
                .hasMessageContaining("别的村印的");
        var township = signedIn.as(Role.TOWNSHIP, scene.village().substring(0, 9)).actor();
        assertThatThrownBy(() -> villages.in(scene.village().substring(0, 9), () -> slips.enter(
                township, serial, new Slip.Entry(far.elder(), Service.MEALS, at(today, 0, 1),
                        at(today, 0, 2), null, null)))).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> villages.in(far.village(), () -> slips.print(
                far.clerk().actor(), Ids.fresh(), scene.aide(), 1))).isInstanceOf(Rejected.class);
    }

    @Test
    void the_numbers_handed_out_before_the_last_one_entered_are_missing() {
        var serials = printed(2);
        assertThat(serials).hasSize(8);
        assertThat(here(() -> slips.missing(scene.village(), 50))).isEmpty();
        enter(serials.get(3), entry(8, null));
        enter(serials.get(1), entry(10, null));
        here(() -> slips.mark(clerk, serials.get(0), Slip.Status.LOST, "丢了"));
        assertThat(here(() -> slips.missing(scene.village(), 50))).extracting(Slip::serial)
                .containsExactly(serials.get(2));
        assertThat(here(() -> slips.overview(scene.village(), 50)).counts())
                .containsExactly(new Slip.Count(scene.aide(), 5, 2, 1, 1));
    }

    @Test
    void printing_twice_with_the_same_id_hands_out_once_and_nobody_shares_a_number() {
        var id = Ids.fresh();
        var first = here(() -> slips.print(clerk, id, scene.aide(), 3));
        assertThat(here(() -> slips.print(clerk, id, scene.aide(), 3)).serials())
                .isEqualTo(first.serials());
        assertThatThrownBy(() -> here(() -> slips.print(clerk, id, scene.aide(), 4)))
                .hasMessageContaining("已经印过");
        assertThat(printed(5)).doesNotContainAnyElementsOf(first.serials());
        assertThatThrownBy(() -> here(() -> slips.print(clerk, Ids.fresh(), scene.aide(), 26)))
                .hasMessageContaining("1 到 25");
        assertThatThrownBy(() -> here(() -> slips.print(aide, Ids.fresh(), scene.aide(), 1)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void an_odd_slip_is_entered_but_waits_for_a_look_before_it_earns() {
        var serials = printed(1);
        var odd = enter(serials.get(0), new Slip.Entry(scene.elder(), Service.FARMING,
                at(today, 8, 0), at(today, 15, 20), null, Visit.Method.SIGNATURE));
        assertThat(odd.look()).contains("7 小时 20 分钟");
        assertThat(odd.visit().status()).isEqualTo(Visit.Status.DONE);
        var other = here(() -> story.elder(scene.clerk(), scene.village() + "001", "周国贵",
                "15455557303"));
        var twice = enter(serials.get(1), new Slip.Entry(other, Service.MEALS, at(today, 14, 0),
                at(today, 14, 30), null, Visit.Method.SIGNATURE));
        assertThat(twice.look()).contains("另一位老人家");
        assertThat(enter(serials.get(1), new Slip.Entry(other, Service.MEALS, at(today, 14, 0),
                at(today, 14, 30), null, Visit.Method.SIGNATURE)).visit().status())
                .as("the same again is no look of anybody").isEqualTo(Visit.Status.DONE);
        here(() -> {
            life.tell(clerk, other, Elder.Status.HOSPITAL, today);
            return null;
        });
        var ill = enter(serials.get(2), new Slip.Entry(other, Service.MEALS, at(today, 16, 0),
                at(today, 16, 30), null, Visit.Method.SIGNATURE));
        assertThat(ill.look()).contains("住院");
        assertThat(here(() -> tasks.open(scene.village(), 20))).hasSize(3)
                .allMatch(task -> task.kind().equals(Slips.LOOK_AT) && task.about() != null);
        assertThat(here(() -> tasks.open(scene.village(), 20))).extracting(Task::link)
                .as("the task leads to its slip").contains("/care/slips/of/"
                        + here(() -> slips.find(clerk, serials.get(1))).id());
    }

    @Test
    void an_aide_who_stopped_is_still_credited_with_what_she_did_before() {
        var serial = printed(1).getFirst();
        clock.after(Duration.ofDays(1), () -> here(() ->
                life.end(clerk, scene.aide(), today.plusDays(1))));
        assertThat(clock.after(Duration.ofDays(3), () -> here(() -> slips.enter(clerk, serial,
                entry(8, Visit.Method.SIGNATURE)))).visit().status())
                .isEqualTo(Visit.Status.CONFIRMED);
    }

    @Test
    void an_aide_enters_her_own_slip_and_the_desk_adds_the_signature() {
        var serials = printed(1);
        var hers = tonight(() -> slips.enter(aide, serials.get(0),
                entry(8, Visit.Method.SIGNATURE)));
        assertThat(hers.visit().status()).as("nobody confirms her own work")
                .isEqualTo(Visit.Status.DONE);
        assertThat(enter(serials.get(0), entry(8, Visit.Method.SIGNATURE)).visit().status())
                .isEqualTo(Visit.Status.CONFIRMED);
        var another = here(() -> story.aide(scene.clerk(), scene.village() + "001", "盖玉梅"));
        var stranger = signedIn.as(Role.AIDE, scene.village(), another).actor();
        assertThatThrownBy(() -> tonight(() -> slips.enter(stranger, serials.get(1),
                entry(8, null)))).hasMessageContaining("发给了王琼琼");
        here(() -> slips.mark(clerk, serials.get(2), Slip.Status.VOID, "写坏了"));
        assertThatThrownBy(() -> tonight(() -> slips.enter(aide, serials.get(2),
                entry(12, null)))).hasMessageContaining("作废");
        assertThat(tonight(() -> visits.ofAide(scene.aide(), today))).hasSize(1);
    }

    @Test
    void a_slip_entered_wrong_is_taken_back_and_entered_right() {
        var serials = printed(1);
        var before = here(() -> contacts.latest(List.of(scene.elder())));
        var wrong = enter(serials.get(0), entry(8, Visit.Method.SIGNATURE)).visit();
        var back = tonight(() -> mistakes.takeBack(clerk, wrong.id(), "时间打错了"));
        assertThat(back.status()).isEqualTo(Visit.Status.CANCELLED);
        assertThat(back.whyNot()).isEqualTo("录错撤回：时间打错了");
        assertThat(here(() -> slips.find(clerk, serials.get(0))).status())
                .isEqualTo(Slip.Status.OUT);
        assertThat(here(() -> contacts.latest(List.of(scene.elder())))).isEqualTo(before);
        var right = enter(serials.get(0), entry(10, Visit.Method.SIGNATURE)).visit();
        assertThat(right.id()).isNotEqualTo(wrong.id());
        tonight(() -> mistakes.takeBack(clerk, right.id(), "还是不对"));
        var third = enter(serials.get(0), entry(8, Visit.Method.SIGNATURE)).visit();
        assertThat(third.status()).isEqualTo(Visit.Status.CONFIRMED);
        assertThat(tonight(() -> visits.ofAide(scene.aide(), today))).filteredOn(visit ->
                visit.status() == Visit.Status.CONFIRMED).containsExactly(third);
    }
}
