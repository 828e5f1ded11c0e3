package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** What a child far away sees: her mother, with her mother's word, and nobody else. */
@House
class KinPagesTest {
    @LocalServerPort int port;
    @Autowired CareStory story;
    @Autowired Kins kins;
    @Autowired Visits visits;
    @Autowired shouwang.care.Needs needs;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired shouwang.TestClock clock;
    @Autowired MockMvcTester mvc;
    private CareStory.Scene scene;
    private UUID kin = Ids.fresh();
    private SignedIn.Guest daughter;

    @BeforeEach
    void takeAScene() {
        scene = story.scene();
        villages.in(scene.village(), () -> kins.add(scene.clerk().actor(), kin, scene.elder(),
                "盖玉梅", "女儿", "宁波", List.of(new Phone("15466664135"))));
        daughter = signedIn.as(Role.KIN, scene.village(), kin);
    }

    private MvcTestResult get(SignedIn.Guest who, String path) {
        return mvc.get().uri(URI.create(path)).with(who).exchange();
    }

    private void said() {
        assertThat(mvc.post().uri("/people/elders/" + scene.elder() + "/family/" + kin + "/consent")
                .param("how", "ORAL").param("witness", "何芳").param("on", "2026-11-01")
                .param("may", "VISITS", "MOOD", "NEEDS", "POINTS").with(scene.clerk()))
                .hasStatus3xxRedirection();
    }

    @Test
    void her_yes_is_of_a_day_she_lived_and_the_form_says_so_beside_the_day() {
        var today = java.time.LocalDate.now(clock);
        for (var on : java.util.List.of("1900-01-01", today.plusDays(1).toString())) {
            assertThat(mvc.post().uri("/people/elders/" + scene.elder() + "/family/" + kin
                    + "/consent").param("how", "ORAL").param("witness", "何芳").param("on", on)
                    .param("may", "VISITS").with(scene.clerk())).hasStatus(422).bodyText()
                    .containsSubsequence("value=\"" + on + "\"", "aria-invalid=\"true\"",
                            "同意的日子不能", "</div>", "可以看什么");
        }
        assertThat(get(daughter, "/kin")).hasStatus(403);
    }

    private void takenBack() {
        assertThat(mvc.post().uri("/people/elders/" + scene.elder() + "/family/" + kin
                + "/withdraw")
                .with(scene.clerk())).hasStatus3xxRedirection();
    }

    @Test
    void without_her_mothers_word_the_daughter_sees_nothing_and_with_it_at_once() {
        assertThat(get(daughter, "/kin")).hasStatus(403).bodyText().contains("没有同意")
                .doesNotContain("冉翠芳");
        said();
        assertThat(get(daughter, "/kin")).hasStatusOk().bodyText().contains("冉翠芳");
        takenBack();
        assertThat(get(daughter, "/kin")).hasStatus(302).hasHeader("Location", "/login?to=%2Fkin");
        assertThat(get(daughter, "/kin/help")).hasStatus(302);
    }

    @Test
    void an_account_for_a_child_is_opened_only_after_her_mother_agreed() {
        var form = "/settings/accounts/new?elder=" + scene.elder() + "&kin=" + kin;
        assertThat(get(scene.clerk(), form)).hasStatus(409).bodyText().contains("老人同意盖玉梅");
        said();
        assertThat(get(scene.clerk(), form)).hasStatusOk().bodyText().contains("盖玉梅");
    }

    @Test
    void the_daughter_asks_for_help_once_and_the_station_sees_who_asked() {
        said();
        var id = Ids.fresh();
        for (var n = 0; n < 3; n++) {
            assertThat(mvc.post().uri("/kin/help").param("id", id.toString())
                    .param("service", "MEALS").param("wish", "妈妈这两天牙疼，饭要软").with(daughter))
                    .hasStatus3xxRedirection();
        }
        var open = villages.in(scene.village(), () -> needs.open(scene.village(), 10));
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().raisedBy()).isEqualTo("女儿 盖玉梅");
        assertThat(open.getFirst().elderId()).isEqualTo(scene.elder());
        assertThat(get(daughter, "/kin")).bodyText().contains("妈妈这两天牙疼");
    }

    @Test
    void an_empty_call_is_refused_and_keeps_its_words() {
        said();
        assertThat(mvc.post().uri("/kin/help").param("id", Ids.fresh().toString())
                .param("service", "FLYING").param("wish", "买药").with(daughter))
                .hasStatus(422).bodyText().contains("买药");
    }

    @Test
    void nobody_elses_pages_open_for_a_child() {
        said();
        for (var path : List.of("/people/elders/" + scene.elder(), "/people/elders", "/today",
                "/aide", "/boards",
                "/timebank/passbook/" + Ids.fresh(), "/people/cards")) {
            assertThat(get(daughter, path)).as(path).hasStatus(403);
        }
    }

    @Test
    void the_childs_pages_read_well_on_a_phone() {
        said();
        villages.in(scene.village(), () -> {
            var actor = scene.aideGuest().actor();
            var visit = visits.plan(scene.clerk().actor(), story.visit(scene,
                    TestClock.given()));
            visits.start(actor, visit.id(), TestClock.given());
            return visits.finish(actor, visit.id(), new Visit.Finish(TestClock.given(),
                    "扫屋，坐了一会儿", 4));
        });
        try (var camera = new Camera(port)) {
            camera.look(daughter, "/kin", "kin");
            camera.look(daughter, "/kin/help", "kin-help");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(get(daughter, "/kin")).bodyText().contains("王琼琼").contains("精神还好");
    }
}
