package shouwang.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.life.LifeEvents;

/** What must not stay behind when somebody leaves: pairs, doors that open, visits to nobody. */
@House
class LeavingTest {
    @Autowired LifeEvents life;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired Pairs pairs;
    @Autowired Aides aides;
    @Autowired Elders elders;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired MockMvcTester mvc;
    @Autowired Clock clock;

    @Test
    void the_elders_of_an_aide_who_stopped_are_without_one_and_open_no_door_to_her() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var visit = villages.in(scene.village(), () -> {
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
            return visits.plan(clerk, story.visit(scene, TestClock.given())).id();
        });
        var aide = scene.aideGuest();
        assertThat(mvc.get().uri("/aide/visits/" + visit).with(aide)).hasStatusOk().bodyText()
                .contains("青霉素");
        villages.in(scene.village(), () -> {
            life.end(clerk, scene.aide(), LocalDate.now(clock));
            assertThat(pairs.without(scene.village(), 9)).extracting(Elder::id)
                    .containsExactly(scene.elder());
            assertThat(pairs.history(scene.elder())).singleElement()
                    .matches(pair -> pair.until() != null);
            return null;
        });
        assertThat(mvc.get().uri("/aide/visits/" + visit).with(aide)).hasStatus(403).bodyText()
                .contains("退出互助员").doesNotContain("青霉素");
        assertThat(mvc.get().uri("/aide").with(aide)).hasStatus(403);
        assertThat(mvc.get().uri("/aide/points").with(aide)).as("her points").hasStatusOk();
        var phone = Ids.fresh().toString();
        assertThat(mvc.get().uri("/field/hello").header("X-Phone", phone).with(aide))
                .as("what her phone holds may still come").hasStatusOk();
        assertThat(mvc.get().uri("/field/day").header("X-Phone", phone).with(aide))
                .hasStatusOk().bodyText().doesNotContain("冉翠芳").doesNotContain("青霉素");
        villages.in(scene.village(), () -> {
            life.again(clerk, scene.aide());
            return null;
        });
        assertThat(mvc.get().uri("/aide").with(aide)).as("she is back").hasStatusOk();
    }

    @Test
    void who_died_frees_a_place_is_no_aide_and_nobody_is_sent_to_the_door() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        villages.in(scene.village(), () -> {
            var hers = aides.get(scene.aide());
            aides.add(clerk, scene.elder(), new Aides.Form(hers.placeCode(), "冉翠芳",
                    Elder.Sex.F, LocalDate.of(1942, 3, 5), null, Aide.Origin.NEIGHBOUR,
                    Set.of(), Aide.Vehicle.FOOT, 3, 60, 127));
            var neighbour = story.elder(scene.clerk(), hers.placeCode(), "单先先", "15455557303");
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
            pairs.pair(clerk, neighbour, scene.elder(), Pair.Manner.VOLUNTARY, null);
            var asked = needs.raise(clerk, story.wish(scene, Service.MEALS)).id();
            var sent = needs.give(clerk, asked, scene.aide(), TestClock.given().plusSeconds(3600)).id();
            var planned = visits.plan(clerk, story.visit(scene,
                    TestClock.given().plusSeconds(90_000))).id();
            life.second(villages.doctor(clerk.placeCode()),
                    life.tell(clerk, scene.elder(), Elder.Status.DEAD, LocalDate.now(clock)).id());
            assertThat(pairs.ofAide(scene.aide())).isEmpty();
            assertThat(pairs.current(List.of(neighbour))).isEmpty();
            assertThat(aides.all(scene.village())).extracting(Aide::id)
                    .containsExactly(scene.aide());
            assertThat(needs.get(asked).status()).isEqualTo(Need.Status.WITHDRAWN);
            assertThat(needs.get(asked).endReason()).as("the children read this")
                    .isEqualTo("不用再去了");
            for (UUID visit : new UUID[] {sent, planned}) {
                assertThat(visits.get(visit).status()).isEqualTo(Visit.Status.CANCELLED);
            }
            assertThat(visits.get(planned).whyNot()).isEqualTo("老人过世");
            return null;
        });
    }
}
