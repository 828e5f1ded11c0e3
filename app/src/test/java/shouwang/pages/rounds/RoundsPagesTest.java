package shouwang.pages.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.rounds.Rounds;
import shouwang.rounds.RoundsOfDay;
import shouwang.rounds.RoundsStory;
import shouwang.rounds.Stop;

@House
class RoundsPagesTest {
    @Autowired MockMvcTester mvc;
    @Autowired RoundsStory story;
    @Autowired Rounds rounds;
    @Autowired shouwang.care.Visits visits;
    @Autowired shouwang.people.Elders elders;
    @Autowired Audit audit;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    private RoundsStory.Scene scene;
    private List<UUID> planned;
    private List<UUID> walkers;

    @BeforeEach
    void aDay() {
        scene = story.scene();
        story.in(scene, () -> {
            walkers = List.of(story.aide(scene, 0, "王琼琼"), story.aide(scene, 2, "覃国秀"));
            planned = new ArrayList<>();
            for (var name : List.of("冉翠芳", "周国贵", "何芳")) {
                planned.add(story.visit(scene, story.elder(scene, planned.size(), name),
                        walkers.get(0), Service.COUNSEL, 10));
            }
            planned.add(story.visit(scene, story.elder(scene, 1, "刘荣才"), walkers.get(0),
                    Service.MEDICAL, 10));
            return true;
        });
    }

    private String page() {
        return body("/today/rounds?on=" + story.tomorrow);
    }

    private String body(String path) {
        var result = mvc.get().uri(path).with(scene.clerk()).exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getMvcResult().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_page_says_how_many_wait_then_shows_rounds_and_what_cannot_be_served() {
        assertThat(page()).contains("4 户要去，还没有排路线");
        assertThat(mvc.post().uri("/today/rounds/propose").with(scene.clerk())
                .param("on", story.tomorrow.toString())).hasStatus(302);
        story.ended(scene);
        assertThat(page()).contains("采用这些路线", "王琼琼", "冉翠芳", "去不了的", "都不会助医",
                "20", "固定顺序");
    }

    private RoundsOfDay plan() {
        return story.proposed(scene);
    }

    @Test
    void changing_who_goes_tells_the_cost_and_keeps_the_visit_there() {
        var plan = plan();
        var stop = plan.stops().getFirst();
        var other = stop.aideId().equals(walkers.get(0)) ? walkers.get(1) : walkers.get(0);
        var shown = body("/today/rounds?on=" + story.tomorrow + "&visit=" + stop.visitId());
        assertThat(shown).contains("谁去？", "现在", "换他去");
        var moved = mvc.post().uri("/today/rounds/" + plan.id() + "/move").with(scene.clerk())
                .param("version", "" + plan.version()).param("visit", stop.visitId().toString())
                .param("aide", other.toString()).param("at", "0").exchange();
        assertThat(moved).hasStatus(302);
        var to = moved.getMvcResult().getResponse().getRedirectedUrl();
        assertThat(to).contains("walk=");
        assertThat(body(to)).contains("已改：路上", "已固定");
        var price = body("/today/rounds/" + plan.id() + "/price?visit=" + stop.visitId() + "&aide="
                + stop.aideId() + "&at=0");
        assertThat(price).startsWith("路上");
    }

    @Test
    void a_change_on_an_old_page_is_refused_beside_the_new_one() {
        var plan = plan();
        var stop = plan.stops().getFirst();
        story.in(scene, () -> rounds.fix(scene.actor(), plan.id(), plan.version(), stop.aideId(),
                null, true));
        var late = mvc.post().uri("/today/rounds/" + plan.id() + "/accept").with(scene.clerk())
                .param("version", "" + plan.version()).exchange();
        assertThat(late).hasStatus(409).bodyText().contains("别人刚改过", "已固定");
    }

    @Test
    void sheets_carry_phones_in_the_clear_only_for_those_who_may_and_one_line_is_logged() {
        var plan = plan();
        var sheets = body("/today/rounds/" + plan.id() + "/sheets");
        assertThat(sheets).contains("15455557302", "竹林湾，石桥过去第三家", "老人签字");
        assertThat(story.in(scene, () -> audit.lines(scene.village(), null, 50)).stream()
                .filter(line -> line.deed().equals("取卡片内容"))).hasSize(1);
        var doctor = signedIn.as(Role.DOCTOR, scene.village());
        assertThat(mvc.get().uri("/today/rounds/" + plan.id() + "/sheets").with(doctor))
                .hasStatus(403).bodyText().doesNotContain("竹林湾", "15455557302");
    }

    @Test
    void the_aides_own_page_lists_the_doors_in_the_order_of_the_round() {
        var plan = plan();
        assertThat(mvc.post().uri("/today/rounds/" + plan.id() + "/accept").with(scene.clerk())
                .param("version", "" + plan.version())).hasStatus(302);
        assertThat(page()).contains("已采用，互助员照这个走");
        var round = plan.byAide().values().iterator().next();
        assertThat(round).extracting(Stop::begins).isSorted();
    }

    @Test
    void nobody_without_the_right_and_no_other_village_opens_the_rounds() {
        var plan = plan();
        var neighbour = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(mvc.get().uri("/today/rounds/" + plan.id() + "/sheets").with(neighbour))
                .hasStatus(404);
        assertThat(mvc.get().uri("/today/rounds?village=" + scene.village()).with(neighbour))
                .hasStatus(404);
        assertThat(mvc.post().uri("/today/rounds/" + plan.id() + "/accept").with(neighbour)
                .param("version", "1")).hasStatus(404);
        var aide = signedIn.as(Role.AIDE, scene.village(), walkers.get(0));
        assertThat(mvc.get().uri("/today/rounds").with(aide)).hasStatus(403);
        assertThat(mvc.get().uri("/today/rounds").with(signedIn.as(Role.SUPERVISOR,
                scene.village())))
                .hasStatus(403);
    }

    @Test
    void a_stop_that_was_called_off_says_so_and_stands_on_no_sheet() {
        var plan = plan();
        var stop = plan.stops().getFirst();
        var elder = story.in(scene, () -> {
            var visit = visits.cancel(scene.actor(), stop.visitId(), "女儿回来了");
            return visit.elderId();
        });
        assertThat(page()).contains("已取消，不用去：女儿回来了").doesNotContain("已开始");
        assertThat(body("/today/rounds/" + plan.id() + "/sheets"))
                .doesNotContain(story.in(scene, () -> elders.get(elder)).name());
    }
}
