package shouwang.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.boards.Boards;
import shouwang.care.CareStory;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.people.Phone;
import shouwang.places.Paths;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.Way;
import shouwang.people.life.LifeEvents;

/** What cannot wait: who is called, who goes, how it ends. */
@House
class AlarmTest {
    @Autowired LifeEvents life;
    @Autowired CareStory story;
    @Autowired Heard heard;
    @Autowired Alarm alarm;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Tasks tasks;
    @Autowired Pairs pairs;
    @Autowired Kins kins;
    @Autowired Aides aides;
    @Autowired Places places;
    @Autowired Paths paths;
    @Autowired Boards boards;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    @Autowired TransactionTemplate once;

    private <T> T in(CareStory.Scene scene, Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private Need raise(CareStory.Scene scene, boolean urgent) {
        return in(scene, () -> needs.raise(scene.clerk().actor(), new Need.Raise(Ids.fresh(),
                scene.elder(), urgent ? Service.EMERGENCY : Service.MEALS, "胸口闷", 1,
                Need.RaisedAs.NEIGHBOUR, "覃国林", Need.Via.PHONE, clock.instant(), urgent)));
    }

    private Alert open(CareStory.Scene scene) {
        return in(scene, () -> alarm.open(scene.village(), 10)).getFirst();
    }

    private List<Told> told(CareStory.Scene scene, UUID alert) {
        return in(scene, () -> alarm.told(List.of(alert))).getOrDefault(alert, List.of());
    }

    private List<Told> called(CareStory.Scene scene, UUID alert) {
        return told(scene, alert).stream().filter(one -> one.part() == Told.Part.AIDE).toList();
    }

    private UUID aide(CareStory.Scene scene, String place, String name, Set<String> skills,
            Aide.Vehicle vehicle) {
        return in(scene, () -> aides.add(scene.clerk().actor(), Ids.fresh(), new Aides.Form(place,
                name, Elder.Sex.F, java.time.LocalDate.of(1970, 1, 1), null,
                Aide.Origin.NEIGHBOUR, skills, vehicle, 6, 60, 127)));
    }

    private SignedIn.Guest guest(CareStory.Scene scene, UUID aide) {
        return signedIn.as(Role.AIDE, scene.village(), aide);
    }

    @Test
    void the_nearest_who_can_come_are_called_at_once_with_doctor_and_kin_and_the_rest_later() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var hers = scene.village() + "001";
        var far = in(scene, () -> places.add(scene.village(), Place.Kind.HAMLET, "六社")).code();
        in(scene, () -> {
            paths.note(far, hers, Way.FOOT, 70, "村里");
            paths.note(far, hers, Way.MOTORBIKE, 12, "村里");
            return pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
        });
        var rider = aide(scene, far, "骑车的", Set.of(), Aide.Vehicle.MOTORBIKE);
        var walkers = new ArrayList<UUID>();
        for (var n = 0; n < 3; n++) {
            walkers.add(aide(scene, far, "走路的" + n, Set.of(), Aide.Vehicle.FOOT));
        }
        var nurse = aide(scene, hers, "会急救的", Set.of("MEDICAL"), Aide.Vehicle.FOOT);
        var near = aide(scene, hers, "近的", Set.of(), Aide.Vehicle.FOOT);
        var daughter = in(scene, () -> kins.add(clerk, Ids.fresh(), scene.elder(), "盖玉梅", "女儿",
                "宁波", Phone.parseAll("15466664135").orElseThrow()));
        var son = in(scene, () -> kins.add(clerk, Ids.fresh(), scene.elder(), "冉林", "儿子", "广州",
                Phone.parseAll("15466664136").orElseThrow()));
        in(scene, () -> {
            kins.consent(clerk, scene.elder(), daughter, new Kin.Consent(Kin.How.ORAL, "何芳",
                    TestClock.today(), Set.of(Kin.Sight.NEEDS)));
            return true;
        });
        var doctor = signedIn.as(Role.DOCTOR, scene.village()).actor();
        var need = raise(scene, true);
        var alert = open(scene);
        assertThat(alert.drill()).isFalse();
        assertThat(called(scene, alert.id())).extracting(Told::who)
                .containsExactlyInAnyOrder(scene.aide(), nurse, near, rider);
        assertThat(told(scene, alert.id())).filteredOn(one -> one.part() != Told.Part.AIDE)
                .extracting(Told::who).containsExactlyInAnyOrder(daughter, doctor.id(),
                        Heard.desk(scene.village())).doesNotContain(son);
        assertThat(heard.templates(scene.village(), daughter.toString()))
                .containsExactly("ALERT_KIN");
        assertThat(heard.templates(scene.village(), rider.toString())).containsExactly("ALERT");
        assertThat(heard.templates(scene.village(), walkers.getFirst().toString())).isEmpty();
        heard.rounds(scene, Duration.ofMinutes(4));
        assertThat(called(scene, alert.id())).hasSize(4);
        heard.rounds(scene, Duration.ofMinutes(6));
        heard.rounds(scene, Duration.ofMinutes(6));
        assertThat(called(scene, alert.id())).hasSize(7);
        assertThat(heard.templates(scene.village(), scene.village().substring(0, 9))).isEmpty();
        heard.rounds(scene, Duration.ofMinutes(12));
        heard.rounds(scene, Duration.ofMinutes(23));
        heard.rounds(scene, Duration.ofMinutes(60));
        heard.rounds(scene, Duration.ofHours(9));
        for (var digits : List.of(9, 6)) {
            assertThat(heard.templates(scene.village(), scene.village().substring(0, digits)))
                    .containsExactly("ALERT_NOBODY");
        }
        assertThat(heard.in(scene.village())).extracting(Heard.Line::to).doesNotHaveDuplicates();
        assertThat(villages.everywhere(() -> alarm.reached("511922", Alert.COUNTY_RING, 100)))
                .extracting(Alert::id).contains(alert.id());
        assertThat(in(scene, () -> needs.get(need.id())).level()).isEqualTo(4);
    }

    @Test
    void with_nobody_able_the_township_hears_of_it_at_once() {
        var scene = story.scene();
        in(scene, () -> {
            life.end(scene.clerk().actor(), scene.aide(), TestClock.today());
            return true;
        });
        raise(scene, true);
        var alert = open(scene);
        assertThat(called(scene, alert.id())).isEmpty();
        assertThat(heard.templates(scene.village(), scene.village())).containsExactly("ALERT");
        assertThat(heard.templates(scene.village(), scene.village().substring(0, 9)))
                .containsExactly("ALERT_NOBODY");
        assertThat(alert.ring()).isEqualTo(Alert.TOWNSHIP_RING);
    }

    @Test
    void of_two_who_say_so_at_once_both_go_and_the_first_leads() throws Exception {
        for (var round = 0; round < 3; round++) {
            var scene = story.scene();
            var other = aide(scene, scene.village() + "001", "覃国林", Set.of(), Aide.Vehicle.FOOT);
            var need = raise(scene, true);
            var alert = open(scene).id();
            var second = guest(scene, other);
            var answers = Heard.atOnce(List.of(scene.aideGuest(), second, scene.aideGuest(),
                    second).stream().<Callable<Object>>map(who ->
                    () -> in(scene, () -> {
                        alarm.going(who.actor(), alert, who.actor().person());
                        return true;
                    })).toList());
            assertThat(answers).containsOnly(true);
            assertThat(called(scene, alert)).hasSize(2).allMatch(Told::isGoing);
            assertThat(open(scene).lead()).isIn(scene.aide(), other);
            var going = in(scene, () -> needs.answers(needs.get(need.id())));
            assertThat(going).hasSize(2).extracting(Visit::aideId)
                    .containsExactlyInAnyOrder(scene.aide(), other);
            assertThat(in(scene, () -> alarm.steps(alert))).filteredOn(step ->
                    step.words().contains("我去")).hasSize(1);
            assertThat(in(scene, () -> alarm.steps(alert))).filteredOn(step ->
                    step.words().contains("我也去")).hasSize(1);
        }
    }

    @Test
    void from_the_call_to_the_end_every_step_is_kept_and_the_visit_counts() {
        var scene = story.scene();
        var doctor = signedIn.as(Role.DOCTOR, scene.village()).actor();
        var aide = scene.aideGuest().actor();
        var need = raise(scene, true);
        var alert = open(scene).id();
        in(scene, () -> {
            alarm.going(aide, alert, scene.aide());
            alarm.arrived(aide, alert, scene.aide());
            alarm.note(aide, alert, Ids.fresh(), "扶起来坐着，打了 120");
            alarm.hand(scene.clerk().actor(), alert, "村医何正清");
            alarm.doctorSays(doctor, alert, "血压高，送乡镇卫生院");
            return true;
        });
        assertThatThrownBy(() -> in(scene, () -> {
            alarm.doctorSays(aide, alert, "没事");
            return true;
        })).isInstanceOf(Rejected.class);
        assertThat(in(scene, () -> needs.get(need.id())).status()).isEqualTo(Need.Status.GIVEN);
        clock.after(Duration.ofMinutes(40), () -> in(scene, () -> {
            alarm.end(doctor, alert, Alert.Outcome.HOSPITAL, "乡镇卫生院");
            alarm.end(doctor, alert, Alert.Outcome.HOSPITAL, "乡镇卫生院");
            return true;
        }));
        var over = in(scene, () -> alarm.get(alert));
        assertThat(over.outcome()).isEqualTo(Alert.Outcome.HOSPITAL);
        assertThat(over.doctorSays()).contains("血压高");
        assertThat(in(scene, () -> needs.get(need.id())).status()).isEqualTo(Need.Status.ANSWERED);
        assertThat(in(scene, () -> needs.answers(needs.get(need.id())))).singleElement()
                .satisfies(visit -> {
                    assertThat(visit.status()).isEqualTo(Visit.Status.DONE);
                    assertThat(visit.minutes()).isBetween(39, 41);
                });
        assertThat(in(scene, () -> tasks.open(scene.village(), 10))).singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(Endings.AFTER);
                    assertThat(task.what()).contains("住院");
                });
        assertThat(in(scene, () -> alarm.steps(alert))).extracting(Alarm.Step::words)
                .anyMatch(words -> words.contains("我去")).anyMatch(words -> words.contains("到了"))
                .anyMatch(words -> words.contains("120")).anyMatch(words -> words.contains("了结"));
        assertThatThrownBy(() -> in(scene, () -> {
            alarm.going(aide, alert, scene.aide());
            return true;
        })).isInstanceOf(Rejected.class).hasMessageContaining("已经了结");
        assertThat(in(scene, () -> alarm.open(scene.village(), 5))).isEmpty();
    }

    @Test
    void who_cannot_go_lets_the_next_be_called_at_once_and_a_lost_leader_is_followed() {
        var scene = story.scene();
        var other = aide(scene, scene.village() + "001", "覃国林", Set.of(), Aide.Vehicle.FOOT);
        var more = new ArrayList<UUID>();
        for (var n = 0; n < 4; n++) {
            more.add(aide(scene, scene.village(), "别的" + n, Set.of(), Aide.Vehicle.FOOT));
        }
        raise(scene, true);
        var alert = open(scene).id();
        assertThat(called(scene, alert)).hasSize(4);
        in(scene, () -> {
            alarm.going(scene.aideGuest().actor(), alert, scene.aide());
            alarm.going(scene.clerk().actor(), alert, other);
            alarm.cannot(scene.aideGuest().actor(), alert, scene.aide(), "摩托车坏了");
            return true;
        });
        assertThat(open(scene).lead()).isEqualTo(other);
        assertThat(called(scene, alert)).hasSize(4);
        in(scene, () -> {
            alarm.cannot(scene.clerk().actor(), alert, other, "电话里说的");
            return true;
        });
        assertThat(open(scene).lead()).isNull();
        assertThat(called(scene, alert)).as("the next ring at once").hasSize(6);
        assertThat(in(scene, () -> needs.open(scene.village(), 5))).singleElement()
                .satisfies(need -> assertThat(need.status()).isEqualTo(Need.Status.OPEN));
    }

    @Test
    void who_says_so_and_does_not_arrive_is_not_waited_for() {
        var scene = story.scene();
        raise(scene, true);
        var alert = open(scene).id();
        in(scene, () -> {
            alarm.going(scene.aideGuest().actor(), alert, scene.aide());
            return true;
        });
        heard.rounds(scene, Duration.ofMinutes(12));
        assertThat(heard.templates(scene.village(), scene.village().substring(0, 9))).isEmpty();
        heard.rounds(scene, Duration.ofMinutes(40));
        assertThat(heard.templates(scene.village(), scene.village().substring(0, 9)))
                .containsExactly("ALERT_NOBODY");
    }

    @Test
    void pressing_twice_is_one_alert_and_a_word_on_the_telephone_ends_it() {
        var scene = story.scene();
        var first = raise(scene, true);
        var second = raise(scene, true);
        var alert = open(scene);
        assertThat(in(scene, () -> alarm.open(scene.village(), 9))).hasSize(1);
        in(scene, () -> needs.withdraw(scene.clerk().actor(), first.id(), "按错了"));
        assertThat(open(scene).id()).isEqualTo(alert.id());
        in(scene, () -> needs.clarify(scene.clerk().actor(), second.id(), Service.MEALS, "送饭",
                false));
        assertThat(in(scene, () -> alarm.get(alert.id())).outcome())
                .isEqualTo(Alert.Outcome.EASED);
        assertThat(in(scene, () -> needs.get(second.id())).isOpen()).isTrue();
    }

    @Test
    void a_drill_leaves_no_trace_in_figures_and_troubles_nobody_outside() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var daughter = in(scene, () -> kins.add(clerk, Ids.fresh(), scene.elder(), "盖玉梅", "女儿",
                "宁波", Phone.parseAll("15466664135").orElseThrow()));
        in(scene, () -> {
            kins.consent(clerk, scene.elder(), daughter, new Kin.Consent(Kin.How.ORAL, "何芳",
                    TestClock.today(), Set.of(Kin.Sight.NEEDS)));
            return true;
        });
        Callable<Map<String, Object>> figures = () -> Map.of(
                "needs", heard.count("care_need", scene.village()),
                "visits", heard.count("care_visit", scene.village()),
                "contacts", heard.count("care_last_contact", scene.village()),
                "tasks", heard.count("care_task", scene.village()),
                "points", heard.count("ledger_transfer", scene.village()),
                "board", villages.everywhere(() -> {
                    boards.refresh(scene.village());
                    return boards.at(scene.village()).total().counts();
                }));
        // at a moment of its own: a board that was counted just now is not counted again
        var before = clock.after(Duration.ofMinutes(77), () -> in(scene, figures));
        var id = Ids.fresh();
        in(scene, () -> alarm.drill(clerk, id, scene.elder(), "摔倒了，起不来"));
        in(scene, () -> alarm.drill(clerk, id, scene.elder(), "摔倒了，起不来"));
        heard.rounds(scene, Duration.ofHours(2));
        heard.rounds(scene, Duration.ofHours(3));
        in(scene, () -> {
            alarm.going(scene.aideGuest().actor(), id, scene.aide());
            alarm.arrived(scene.aideGuest().actor(), id, scene.aide());
            alarm.end(scene.aideGuest().actor(), id, Alert.Outcome.HOME, "");
            return true;
        });
        var after = clock.after(Duration.ofMinutes(97), () -> in(scene, figures));
        assertThat(after).isEqualTo(before);
        assertThat(heard.in(scene.village())).extracting(Heard.Line::template)
                .containsOnly("DRILL");
        assertThat(heard.in(scene.village())).extracting(Heard.Line::to)
                .containsExactlyInAnyOrder(scene.aide().toString(), scene.village());
        var drill = in(scene, () -> alarm.list(scene.village(), true, 5)).getFirst();
        assertThat(drill.goingAt()).isNotNull();
        assertThat(drill.thereAt()).isNotNull();
        assertThat(in(scene, () -> alarm.list(scene.village(), false, 5))).isEmpty();
    }

    @Test
    void nobody_else_sees_an_alert_and_an_aide_only_what_she_was_called_to() {
        var scene = story.scene();
        raise(scene, true);
        var alert = open(scene).id();
        var other = story.scene();
        assertThatThrownBy(() -> in(other, () -> alarm.mine(other.clerk().actor(), alert)))
                .isInstanceOf(Rejected.class);
        var late = guest(scene, aide(scene, scene.village(), "后来的", Set.of(),
                Aide.Vehicle.FOOT)).actor();
        for (var deed : List.<Runnable>of(() -> alarm.mine(late, alert),
                () -> alarm.going(late, alert, late.person()),
                () -> alarm.going(late, alert, scene.aide()),
                () -> alarm.arrived(late, alert, scene.aide()),
                () -> alarm.end(late, alert, Alert.Outcome.HOME, ""))) {
            assertThatThrownBy(() -> in(scene, () -> {
                deed.run();
                return true;
            })).isInstanceOf(Rejected.class);
        }
        assertThatThrownBy(() -> in(scene, () -> {
            alarm.end(scene.aideGuest().actor(), alert, Alert.Outcome.HOME, "");
            return true;
        })).isInstanceOf(Rejected.class).hasMessageContaining("到了老人家的人");
        assertThat(open(scene).isOpen()).isTrue();
    }

    @Test
    void an_aide_whom_the_desk_sent_leads_and_her_start_is_her_arrival() {
        var scene = story.scene();
        var need = raise(scene, true);
        var alert = open(scene).id();
        var visit = in(scene, () -> needs.give(scene.clerk().actor(), need.id(), scene.aide(),
                TestClock.given()));
        assertThat(open(scene).lead()).isEqualTo(scene.aide());
        in(scene, () -> visits.start(scene.aideGuest().actor(), visit.id(), TestClock.given()));
        assertThat(open(scene).thereAt()).isNotNull();
        assertThat(called(scene, alert)).singleElement()
                .satisfies(one -> assertThat(one.said()).isEqualTo("到了"));
    }

    @Test
    void an_elder_who_calls_again_after_her_helper_has_gone_is_heard_by_everybody_anew() {
        var scene = story.scene();
        var aide = scene.aideGuest().actor();
        var other = aide(scene, scene.village() + "001", "覃国林", Set.of(), Aide.Vehicle.FOOT);
        var first = raise(scene, true);
        var old = open(scene).id();
        in(scene, () -> {
            alarm.going(aide, old, scene.aide());
            alarm.arrived(aide, old, scene.aide());
            return true;
        });
        assertThat(in(scene, () -> alarm.get(old)).ringAt()).isNull();
        clock.after(Duration.ofMinutes(20), () -> in(scene, () -> visits.finish(aide,
                needs.answers(needs.get(first.id())).getFirst().id(),
                new Visit.Finish(clock.instant(), "扶起来了", null))));
        assertThat(in(scene, () -> needs.get(first.id())).status())
                .isEqualTo(Need.Status.ANSWERED);
        in(scene, () -> {
            alarm.going(guest(scene, other).actor(), old, other);
            return true;
        });
        var again = clock.after(Duration.ofHours(3), () -> raise(scene, true));
        var fresh = open(scene);
        assertThat(fresh.id()).isNotEqualTo(old);
        assertThat(in(scene, () -> alarm.alertOf(again.id()))).contains(fresh.id());
        assertThat(called(scene, fresh.id())).extracting(Told::who)
                .containsExactlyInAnyOrder(scene.aide(), other);
        assertThat(heard.templates(scene.village(), scene.aide().toString()))
                .containsExactly("ALERT", "ALERT");
        assertThat(heard.templates(scene.village(), scene.village()))
                .containsExactly("ALERT", "ALERT");
        assertThat(in(scene, () -> alarm.get(old))).satisfies(over -> {
            assertThat(over.outcome()).isEqualTo(Alert.Outcome.OTHER);
            assertThat(over.result()).isEqualTo("又求助了，上一次没写结果");
        });
    }

    @Test
    void an_alert_is_ended_whenever_its_helper_came_and_an_old_visit_stays_for_the_desk() {
        var scene = story.scene();
        var need = raise(scene, true);
        var alert = open(scene).id();
        in(scene, () -> {
            alarm.arrived(scene.clerk().actor(), alert, scene.aide());
            return true;
        });
        clock.after(Duration.ofHours(30), () -> in(scene, () -> {
            alarm.end(scene.clerk().actor(), alert, Alert.Outcome.HOME, "");
            return true;
        }));
        assertThat(in(scene, () -> alarm.open(scene.village(), 5))).isEmpty();
        assertThat(in(scene, () -> needs.get(need.id())).status())
                .isEqualTo(Need.Status.ANSWERED);
        assertThat(in(scene, () -> needs.answers(needs.get(need.id())))).singleElement()
                .satisfies(visit -> assertThat(visit.status()).isEqualTo(Visit.Status.STARTED));
    }

    @Test
    void a_visit_that_is_off_lets_the_next_be_called_unless_she_comes_by_another() {
        var scene = story.scene();
        for (var n = 0; n < 5; n++) {
            aide(scene, scene.village(), "别的" + n, Set.of(), Aide.Vehicle.FOOT);
        }
        var first = raise(scene, true);
        var second = raise(scene, true);
        var alert = open(scene).id();
        assertThat(called(scene, alert)).hasSize(4);
        in(scene, () -> {
            alarm.going(scene.clerk().actor(), alert, scene.aide());
            return visits.cancel(scene.clerk().actor(), needs.answers(needs.get(first.id()))
                    .getFirst().id(), "记重了");
        });
        assertThat(open(scene).lead()).as("she still comes").isEqualTo(scene.aide());
        assertThat(called(scene, alert)).hasSize(4);
        in(scene, () -> visits.missed(scene.aideGuest().actor(), needs.answers(
                needs.get(second.id())).getFirst().id(), "断路"));
        assertThat(open(scene).lead()).isNull();
        assertThat(called(scene, alert)).as("the next ring at once").hasSize(6);
    }

    @Test
    void a_call_that_can_wait_after_all_is_nobodys_until_the_desk_sends_someone() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var need = raise(scene, true);
        var alert = open(scene).id();
        in(scene, () -> {
            alarm.going(scene.aideGuest().actor(), alert, scene.aide());
            return needs.clarify(clerk, need.id(), Service.MEALS, "送饭", false);
        });
        assertThat(in(scene, () -> needs.get(need.id())).status()).isEqualTo(Need.Status.OPEN);
        assertThat(in(scene, () -> needs.answers(needs.get(need.id())))).singleElement()
                .satisfies(visit -> {
                    assertThat(visit.status()).isEqualTo(Visit.Status.CANCELLED);
                    assertThat(visit.whyNot()).isEqualTo("不急了，另外安排");
                });
        assertThat(heard.templates(scene.village(), scene.aide().toString()))
                .containsExactly("ALERT", "STAND_DOWN");
        assertThat(in(scene, () -> needs.give(clerk, need.id(), scene.aide(),
                TestClock.given().plusSeconds(3_600))).status()).isEqualTo(Visit.Status.PLANNED);
    }

    @Test
    void whom_the_desk_had_sent_goes_all_the_same_when_a_call_can_wait() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var need = raise(scene, true);
        var visit = in(scene, () -> needs.give(clerk, need.id(), scene.aide(), TestClock.given()));
        in(scene, () -> needs.clarify(clerk, need.id(), Service.MEALS, "送饭", false));
        assertThat(in(scene, () -> alarm.open(scene.village(), 5))).isEmpty();
        assertThat(in(scene, () -> needs.get(need.id())).status()).isEqualTo(Need.Status.GIVEN);
        assertThat(in(scene, () -> visits.get(visit.id())).status())
                .isEqualTo(Visit.Status.PLANNED);
        assertThat(heard.templates(scene.village(), scene.aide().toString()))
                .doesNotContain("STAND_DOWN");
    }

    @Test
    void a_call_made_while_another_one_is_being_ended_is_rung() {
        var scene = story.scene();
        raise(scene, true);
        var old = open(scene).id();
        in(scene, () -> {
            alarm.arrived(scene.clerk().actor(), old, scene.aide());
            return true;
        });
        var again = new CompletableFuture<Need>();
        in(scene, () -> once.execute(status -> {
            alarm.end(scene.clerk().actor(), old, Alert.Outcome.HOME, "");
            again.completeAsync(() -> raise(scene, true), Thread::startVirtualThread);
            heard.somebodyWaits();
            return true;
        }));
        var need = again.join();
        var alert = open(scene);
        assertThat(alert.id()).isNotEqualTo(old);
        assertThat(in(scene, () -> alarm.alertOf(need.id()))).contains(alert.id());
        assertThat(called(scene, alert.id())).extracting(Told::who).containsExactly(scene.aide());
    }

    @Test
    void an_alert_is_not_ended_over_a_call_that_came_in_between() {
        var scene = story.scene();
        raise(scene, true);
        var alert = open(scene).id();
        in(scene, () -> {
            alarm.arrived(scene.clerk().actor(), alert, scene.aide());
            return true;
        });
        var again = Ids.fresh();
        var ended = new CompletableFuture<Object>();
        in(scene, () -> once.execute(status -> {
            needs.raise(scene.clerk().actor(), new Need.Raise(again, scene.elder(),
                    Service.EMERGENCY, "又摔了", 1, Need.RaisedAs.SELF, "冉翠芳", Need.Via.CARD,
                    clock.instant(), true));
            ended.completeAsync(() -> in(scene, () -> {
                alarm.end(scene.clerk().actor(), alert, Alert.Outcome.HOME, "");
                return true;
            }), Thread::startVirtualThread);
            heard.somebodyWaits();
            return true;
        }));
        assertThatThrownBy(ended::join).hasCauseInstanceOf(Rejected.class)
                .hasMessageContaining("刚才又求助了");
        assertThat(open(scene).id()).isEqualTo(alert);
        assertThat(in(scene, () -> needs.get(again)).isOpen()).isTrue();
    }

    @Test
    void two_presses_and_one_helper_make_one_visit_and_its_minutes_once() {
        var scene = story.scene();
        var aide = scene.aideGuest().actor();
        for (var onThePhone : List.of(true, false)) {
            var first = raise(scene, true);
            var second = raise(scene, true);
            var alert = open(scene).id();
            in(scene, () -> {
                alarm.going(aide, alert, scene.aide());
                alarm.arrived(aide, alert, scene.aide());
                return true;
            });
            if (onThePhone) {
                clock.after(Duration.ofMinutes(30), () -> in(scene, () -> visits.finish(aide,
                        needs.answers(needs.get(first.id())).getFirst().id(),
                        new Visit.Finish(clock.instant(), "扶起来了", null))));
            }
            clock.after(Duration.ofMinutes(30), () -> in(scene, () -> {
                alarm.end(aide, alert, Alert.Outcome.HOME, "");
                return true;
            }));
            var made = in(scene, () -> visits.forNeeds(List.of(first.id(), second.id())));
            assertThat(made).singleElement().satisfies(visit -> {
                assertThat(visit.status()).isEqualTo(Visit.Status.DONE);
                assertThat(visit.minutes()).isBetween(29, 31);
            });
            assertThat(List.of(first, second)).allSatisfy(need -> assertThat(in(scene,
                    () -> needs.get(need.id())).status()).isEqualTo(Need.Status.ANSWERED));
        }
    }

    @Test
    void who_comes_a_second_time_to_the_same_alert_has_both_visits() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var first = raise(scene, true);
        var second = raise(scene, true);
        var alert = open(scene).id();
        in(scene, () -> {
            var visit = needs.give(clerk, first.id(), scene.aide(), clock.instant());
            visits.start(clerk, visit.id(), clock.instant().minusSeconds(3_600));
            return visits.finish(clerk, visit.id(), new Visit.Finish(
                    clock.instant().minusSeconds(1_800), "看了", null));
        });
        in(scene, () -> {
            var visit = needs.give(clerk, second.id(), scene.aide(), clock.instant());
            return visits.start(clerk, visit.id(), clock.instant().minusSeconds(600));
        });
        in(scene, () -> {
            alarm.end(clerk, alert, Alert.Outcome.HOME, "");
            return true;
        });
        assertThat(in(scene, () -> visits.forNeeds(List.of(first.id(), second.id()))))
                .extracting(Visit::minutes).containsExactlyInAnyOrder(30, 10);
    }
}
