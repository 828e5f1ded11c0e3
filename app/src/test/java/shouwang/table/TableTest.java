package shouwang.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.timebank.SpendingStory;

/** Day care, and the neighbours' turn-taking table. */
@House
class TableTest {
    @Autowired TableStory story;
    @Autowired DayCare dayCare;
    @Autowired Courtyards courtyards;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    @Autowired Heard heard;
    private SpendingStory.Scene scene;
    private Actor clerk;

    /** Keeps what was announced. */
    @TestComponent
    static class Heard {
        final List<DayCareShiftClosed> shifts = new CopyOnWriteArrayList<>();
        final List<CourtyardMealHosted> meals = new CopyOnWriteArrayList<>();

        @EventListener
        void on(DayCareShiftClosed event) {
            shifts.add(event);
        }

        @EventListener
        void on(CourtyardMealHosted event) {
            meals.add(event);
        }
    }

    @BeforeEach
    void aVillage() {
        scene = story.scene();
        clerk = scene.clerk().actor();
    }

    @Test
    void one_tap_when_she_comes_and_one_when_she_goes_and_more_taps_change_nothing() {
        var elder = scene.care().elder();
        story.at(scene, 8, () -> {
            assertThatThrownBy(() -> dayCare.left(clerk, elder)).hasMessageContaining("先点");
            dayCare.came(clerk, elder);
            return null;
        });
        story.at(scene, 9, () -> {
            dayCare.came(clerk, elder);
            assertThat(dayCare.on(scene.village(), story.day)).singleElement()
                    .satisfies(stay -> {
                        assertThat(stay.came().atZone(TableStory.HERE).getHour()).isEqualTo(8);
                        assertThat(stay.left()).isNull();
                    });
            dayCare.left(clerk, elder);
            return null;
        });
        story.at(scene, 16, () -> {
            dayCare.left(clerk, elder);
            assertThat(dayCare.on(scene.village(), story.day).getFirst().left()
                    .atZone(TableStory.HERE).getHour()).isEqualTo(9);
            assertThat(dayCare.usual(scene.village(), story.day)).containsExactly(elder);
            return null;
        });
    }

    @Test
    void hours_of_looking_after_are_announced_once_with_their_minutes() {
        var id = Ids.fresh();
        var aide = scene.care().aide();
        story.at(scene, 8, () -> {
            dayCare.begin(clerk, id, aide);
            dayCare.begin(clerk, id, aide);
            return null;
        });
        assertThatThrownBy(() -> story.at(scene, 9, () -> dayCare.begin(clerk, Ids.fresh(),
                aide))).hasMessageContaining("已经在照看");
        story.at(scene, 11, () -> {
            dayCare.end(clerk, id, null);
            return dayCare.end(clerk, id, null);
        });
        assertThat(heard.shifts.stream().filter(e -> e.shiftId().equals(id))).singleElement()
                .satisfies(event -> {
                    assertThat(event.minutes()).isBetween(179, 180);
                    assertThat(event.aideId()).isEqualTo(aide);
                    assertThat(event.recordedBy()).isEqualTo(clerk);
                    assertThat(Duration.between(event.from(), event.until()).toMinutes())
                            .isEqualTo(event.minutes());
                });
    }

    @Test
    void a_shift_that_nobody_ended_asks_for_the_hour_it_really_ended() {
        var id = Ids.fresh();
        story.at(scene, 2, () -> dayCare.begin(clerk, id, scene.care().aide()));
        story.at(scene, 23, () -> {
            assertThatThrownBy(() -> dayCare.end(clerk, id, null))
                    .hasMessageContaining("忘了点");
            return null;
        });
        story.at(scene, 23, () -> {
            var noon = story.day.atTime(12, 0).atZone(TableStory.HERE).toInstant();
            return dayCare.end(clerk, id, noon);
        });
        assertThat(heard.shifts.stream().filter(e -> e.shiftId().equals(id)))
                .singleElement().matches(event -> event.minutes() >= 599);
        assertThatThrownBy(() -> story.in(scene, () -> dayCare.begin(
                scene.care().aideGuest().actor(), Ids.fresh(), scene.care().aide())))
                .isInstanceOf(Rejected.class);
    }

    /** Four at a table: the aide and two elders cook, one elder of ninety does not. */
    private UUID fourAtATable() {
        return story.in(scene, () -> {
            var yard = story.courtyard(scene).id();
            courtyards.neighbour(clerk, yard, scene.care().aide(), true, true);
            courtyards.neighbour(clerk, yard, scene.care().elder(), true, true);
            courtyards.neighbour(clerk, yard, story.elder(scene, "何芳", "花生过敏"), true, true);
            courtyards.neighbour(clerk, yard, story.elder(scene, "蒲秀琴", null), false, true);
            return yard;
        });
    }

    private Courtyard.Table table(UUID yard) {
        return story.in(scene, () -> courtyards.table(clerk, yard));
    }

    @Test
    void the_count_proposes_who_cooks_and_who_cannot_is_not_asked() {
        var yard = fourAtATable();
        var frail = table(yard).neighbours().stream().filter(n -> !n.cooks()).findFirst()
                .orElseThrow().personId();
        assertThat(table(yard).turns()).hasSize(4).extracting(Courtyard.Turn::hostId)
                .doesNotContain(frail);
        assertThat(table(yard).turns().subList(0, 3)).extracting(Courtyard.Turn::hostId)
                .doesNotHaveDuplicates();
        story.in(scene, () -> courtyards.arrange(clerk, yard));
        assertThat(table(yard).ahead()).hasSize(4).allMatch(meal -> meal.guests().size() == 4);
        assertThat(table(yard).turns()).isEmpty();
        assertThatThrownBy(() -> story.in(scene, () -> courtyards.arrange(clerk, yard)))
                .hasMessageContaining("都排好了");
    }

    @Test
    void two_swap_by_hand_and_a_guest_stays_away() {
        var yard = fourAtATable();
        story.in(scene, () -> courtyards.arrange(clerk, yard));
        var first = table(yard).ahead().get(0);
        var second = table(yard).ahead().get(1);
        story.in(scene, () -> courtyards.change(clerk, first.id(), second.hostId(), "腊肉豆花",
                Set.of(second.hostId(), first.hostId())));
        var now = table(yard).ahead();
        assertThat(now.get(0).hostId()).isEqualTo(second.hostId());
        assertThat(now.get(0).guests()).hasSize(2);
        assertThat(now.get(1).hostId()).as("the two are exchanged").isEqualTo(first.hostId());
        var stranger = story.in(scene, () -> story.elder(scene, "刘荣才", null));
        assertThatThrownBy(() -> story.in(scene, () -> courtyards.change(clerk, first.id(),
                stranger, "", Set.of()))).hasMessageContaining("不在小院里");
    }

    @Test
    void a_swap_takes_a_turn_still_to_come_and_none_that_was_cooked() {
        var yard = fourAtATable();
        story.in(scene, () -> courtyards.arrange(clerk, yard));
        var was = table(yard).ahead();
        var first = was.get(0).hostId();
        assertThat(was.get(3).hostId()).as("the round begins anew").isEqualTo(first);
        clock.after(Duration.ofDays(2), () -> story.in(scene, () -> courtyards.change(clerk,
                was.get(2).id(), first, "", Set.of())));
        assertThat(table(yard).ahead()).extracting(Courtyard.Meal::hostId).containsExactly(first,
                was.get(1).hostId(), first, was.get(2).hostId());
    }

    @Test
    void who_takes_over_by_a_swap_comes_to_that_meal_and_who_left_takes_over_nothing() {
        var yard = fourAtATable();
        story.in(scene, () -> courtyards.arrange(clerk, yard));
        var was = table(yard).ahead();
        var first = was.get(0).hostId();
        var second = was.get(1).hostId();
        var third = was.get(2).hostId();
        story.in(scene, () -> courtyards.change(clerk, was.get(1).id(), second, "", Set.of()));
        story.in(scene, () -> courtyards.change(clerk, was.get(0).id(), second, "", Set.of()));
        assertThat(table(yard).ahead().get(1).guests()).containsExactlyInAnyOrder(first, second);
        story.in(scene, () -> {
            courtyards.neighbour(clerk, yard, first, true, false);
            return courtyards.change(clerk, was.get(1).id(), third, "", Set.of());
        });
        assertThat(table(yard).ahead().get(2).hostId()).as("not who left").isEqualTo(third);
    }

    @Test
    void meals_nobody_ticked_do_not_stop_the_turns_and_hide_none_to_come() {
        var yard = fourAtATable();
        for (var round = 0; round < 17; round++) {
            clock.after(Duration.ofDays(4 * round), () -> story.in(scene, () -> {
                assertThat(courtyards.table(clerk, yard).turns()).hasSize(4);
                return courtyards.arrange(clerk, yard);
            }));
        }
        clock.after(Duration.ofDays(64), () -> {
            var today = java.time.LocalDate.now(clock);
            assertThat(table(yard).ahead()).hasSize(60)
                    .filteredOn(meal -> !meal.day().isBefore(today)).hasSize(4);
            assertThat(table(yard).turns()).isEmpty();
            return null;
        });
    }

    @Test
    void a_menu_with_what_a_guest_must_not_have_warns_and_no_other_menu_does() {
        var yard = fourAtATable();
        story.in(scene, () -> courtyards.arrange(clerk, yard));
        var meal = table(yard).ahead().getFirst();
        story.in(scene, () -> courtyards.change(clerk, meal.id(), meal.hostId(),
                "宫保鸡丁（花生）、青菜", meal.guests()));
        assertThat(story.in(scene, () -> courtyards.warnings(clerk, meal.id())))
                .singleElement().satisfies(w -> assertThat(w.words()).containsExactly("花生"));
        story.in(scene, () -> courtyards.change(clerk, meal.id(), meal.hostId(), "红烧豆腐",
                meal.guests()));
        assertThat(story.in(scene, () -> courtyards.warnings(clerk, meal.id()))).isEmpty();
    }

    @Test
    void the_hosts_hours_are_announced_once_by_another_and_the_count_follows() {
        var yard = fourAtATable();
        story.in(scene, () -> courtyards.arrange(clerk, yard));
        var mine = table(yard).ahead().stream().filter(meal -> meal.hostId()
                .equals(scene.care().aide())).findFirst().orElseThrow();
        var aide = scene.care().aideGuest().actor();
        assertThatThrownBy(() -> story.in(scene, () -> courtyards.held(clerk, mine.id(), 120)))
                .hasMessageContaining("还没到");
        clock.after(Duration.ofDays(6), () -> {
            assertThatThrownBy(() -> story.in(scene, () -> courtyards.held(aide, mine.id(), 120)))
                    .hasMessageContaining("自己做的饭");
            story.in(scene, () -> courtyards.held(clerk, mine.id(), 120));
            return story.in(scene, () -> courtyards.held(clerk, mine.id(), 90));
        });
        assertThat(heard.meals.stream().filter(e -> e.mealId().equals(mine.id())))
                .singleElement().matches(event -> event.minutes() == 120
                        && event.hostId().equals(scene.care().aide()));
        var neighbours = table(yard).neighbours();
        assertThat(neighbours.stream().mapToLong(Courtyard.Neighbour::balance).sum()).isZero();
        assertThat(neighbours).filteredOn(n -> n.personId().equals(scene.care().aide()))
                .singleElement().matches(n -> n.balance() == 3 && n.hosted() == 1);
        assertThatThrownBy(() -> story.in(scene, () -> courtyards.change(clerk, mine.id(),
                mine.hostId(), "", Set.of()))).hasMessageContaining("做过了");
    }

    @Test
    void only_who_sits_at_a_table_sees_it() {
        var yard = fourAtATable();
        var another = story.in(scene, () -> story.spending.care.aide(scene.clerk(),
                scene.village() + "001", "盖玉梅"));
        var stranger = signedIn.as(Role.AIDE, scene.village(), another).actor();
        assertThat(story.in(scene, () -> courtyards.below(stranger))).isEmpty();
        assertThatThrownBy(() -> story.in(scene, () -> courtyards.table(stranger, yard)))
                .isInstanceOf(Rejected.class);
        assertThat(story.in(scene, () -> courtyards.below(scene.care().aideGuest().actor())))
                .extracting(Courtyard::id).containsExactly(yard);
        var far = story.scene();
        assertThatThrownBy(() -> story.in(far, () -> courtyards.table(far.clerk().actor(), yard)))
                .isInstanceOf(Rejected.class);
    }
}
