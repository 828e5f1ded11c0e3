package shouwang.places.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
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
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Elders;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.Stages;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;

@House
class JoiningsTest {
    @Autowired Joinings joinings;
    @Autowired Places places;
    @Autowired Stages stages;
    @Autowired Sites sites;
    @Autowired Elders elders;
    @Autowired Needs needs;
    @Autowired Households households;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;
    CareStory.Scene scene;
    String village;
    String seventh;
    String other;

    @BeforeEach
    void settle() {
        scene = story.scene();
        village = scene.village();
        villages.in(village, () -> {
            seventh = elders.get(scene.elder()).placeCode();
            other = places.add(village, Place.Kind.HAMLET, "桥头").code();
            return true;
        });
        assertThat(seventh).hasSize(15);
    }

    private Joining join() {
        return joinings.join(Ids.fresh(), seventh, other, "蒲秀兰");
    }

    @Test
    void all_who_live_in_a_hamlet_follow_it_with_house_hearth_and_what_they_asked_for() {
        villages.in(village, () -> {
            var need = needs.raise(scene.clerk().actor(), story.wish(scene, Service.MEALS));
            var hearth = sites.open(Ids.fresh(), seventh, Site.Kind.HEARTH, new Site.Form("竹林湾",
                    "", null, Site.Lending.OWN, ""), "x");
            var look = joinings.preview(seventh, other);
            assertThat(look.follows().get("人")).isPositive();
            assertThat(look.follows().get("没办完的求助")).isEqualTo(1);
            assertThat(look.hearths()).isEqualTo(1);
            assertThat(look.against()).isEmpty();
            join();
            assertThat(elders.get(scene.elder()).placeCode()).isEqualTo(other);
            assertThat(elders.get(scene.elder()).hamlet()).isEqualTo("桥头");
            assertThat(households.byIds(List.of(households.of(scene.elder()).orElseThrow()))
                    .values()).allSatisfy(home -> assertThat(home.placeCode()).isEqualTo(other));
            assertThat(needs.get(need.id()).placeCode()).isEqualTo(other);
            assertThat(sites.get(hearth.id()).placeCode()).isEqualTo(other + "001");
            assertThat(places.children(village)).extracting(Place::code).doesNotContain(seventh);
            return true;
        });
    }

    @Test
    void parting_puts_everything_back_and_leaves_what_came_since() {
        villages.in(village, () -> {
            var hearth = sites.open(Ids.fresh(), seventh, Site.Kind.HEARTH, new Site.Form("竹林湾",
                    "", null, Site.Lending.OWN, ""), "x");
            var joining = join();
            var late = story.elder(scene.clerk(), other, "卿晓梅", "15455550011");
            joinings.part(joining.id());
            assertThat(elders.get(scene.elder()).placeCode()).isEqualTo(seventh);
            assertThat(elders.get(late).placeCode()).isEqualTo(other);
            assertThat(sites.get(hearth.id()).placeCode()).isEqualTo(hearth.placeCode());
            assertThat(places.children(other)).isEmpty();
            assertThat(places.children(seventh)).hasSize(1);
            assertThatThrownBy(() -> joinings.part(joining.id())).isInstanceOf(Rejected.class)
                    .hasMessageContaining("已经撤销");
            return true;
        });
    }

    @Test
    void joined_twice_the_later_one_is_parted_first() {
        villages.in(village, () -> {
            var first = join();
            var third = places.add(village, Place.Kind.HAMLET, "河坝").code();
            var second = joinings.join(Ids.fresh(), other, third, "蒲秀兰");
            assertThatThrownBy(() -> joinings.part(first.id())).isInstanceOf(Rejected.class)
                    .hasMessageContaining("先撤销后面");
            joinings.part(second.id());
            joinings.part(first.id());
            assertThat(elders.get(scene.elder()).placeCode()).isEqualTo(seventh);
            return true;
        });
    }

    @Test
    void two_houses_of_one_name_stand_in_the_way_and_nothing_is_half_joined() {
        villages.in(village, () -> {
            for (var hamlet : List.of(seventh, other)) {
                sites.open(Ids.fresh(), hamlet, Site.Kind.LIAISON, new Site.Form("议事点", "", null,
                        Site.Lending.OWN, ""), "x");
            }
            assertThatThrownBy(this::join).isInstanceOf(Rejected.class)
                    .hasMessageContaining("先给其中一处改个名字");
            assertThat(elders.get(scene.elder()).placeCode()).isEqualTo(seventh);
            assertThatThrownBy(() -> joinings.join(Ids.fresh(), seventh, seventh, "x"))
                    .isInstanceOf(Rejected.class);
            return true;
        });
    }

    @Test
    void the_desk_looks_first_joins_and_takes_it_back() {
        var clerk = scene.clerk();
        var page = "/settings/places/" + village + "/joinings";
        assertThat(mvc.get().uri(page + "?from=" + seventh + "&into=" + other).with(clerk))
                .hasStatusOk().bodyText().contains("跟过去").contains("并过去");
        assertThat(mvc.get().uri(page + "?from=" + seventh + "&into=" + seventh).with(clerk))
                .hasStatus(415).bodyText().contains("同一个村的两个组");
        assertThat(mvc.post().uri(page).with(clerk).param("id", Ids.fresh().toString())
                .param("from", seventh).param("into", other)).hasStatus(302);
        var id = villages.in(village, () -> joinings.lately(village)).getFirst().id();
        assertThat(mvc.get().uri(page).with(clerk)).bodyText().contains("并到桥头");
        assertThat(mvc.post().uri(page + "/" + id + "/part").with(clerk)).hasStatus(302);
        assertThat(mvc.get().uri(page).with(clerk)).bodyText().contains("已撤销");
        var far = signedIn.as(Role.CLERK, villages.far(village));
        assertThat(mvc.get().uri(page).with(far)).hasStatus(404);
        assertThat(mvc.post().uri(page + "/" + id + "/part").with(far)).hasStatus(404);
    }

    @Test
    void the_roll_out_keeps_its_steps_with_day_and_name() {
        villages.in(village, () -> {
            var today = LocalDate.now(clock);
            stages.set(village, Place.Stage.PILOT, today.minusDays(300), "团结乡");
            stages.set(village, Place.Stage.STANDARD, today.minusDays(10), "团结乡");
            assertThat(stages.history(village)).extracting(Stages.Step::stage)
                    .containsExactly(Place.Stage.STANDARD, Place.Stage.PILOT);
            assertThat(places.get(village).stage()).isEqualTo(Place.Stage.STANDARD);
            assertThatThrownBy(() -> stages.set(village, Place.Stage.SPREAD, today.plusDays(1),
                    "x")).isInstanceOf(Rejected.class).hasMessageContaining("今天以后");
            assertThatThrownBy(() -> stages.set(village, Place.Stage.SPREAD, today.minusDays(11),
                    "x")).isInstanceOf(Rejected.class).hasMessageContaining("不能早于");
            return true;
        });
        assertThat(mvc.post().uri("/settings/places/" + village + "/stage").with(scene.clerk())
                .param("stage", "SPREAD").param("since", LocalDate.now(clock).toString())
                .param("back", village)).hasStatus(302);
        assertThat(mvc.get().uri("/settings/places/" + village).with(scene.clerk())).bodyText()
                .contains("团结乡写的").contains("推广");
    }
}
