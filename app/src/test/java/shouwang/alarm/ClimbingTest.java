package shouwang.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Climbing;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;
import shouwang.people.life.LifeEvents;

/** What nobody answers climbs 点 → 组 → 村 → 乡镇 → 县, each step once. */
@House
class ClimbingTest {
    @Autowired LifeEvents life;
    @Autowired CareStory story;
    @Autowired Heard heard;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Pairs pairs;
    @Autowired Aides aides;
    @Autowired Climbing climbing;
    @Autowired Watchman watchman;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;

    private UUID raise(CareStory.Scene scene, Service service) {
        return villages.in(scene.village(), () -> needs.raise(scene.clerk().actor(),
                story.wish(scene, service))).id();
    }

    private Need get(CareStory.Scene scene, UUID need) {
        return villages.in(scene.village(), () -> needs.get(need));
    }

    private List<String> said(CareStory.Scene scene, String to) {
        return heard.templates(scene.village(), to);
    }

    @Test
    void an_unanswered_need_reaches_every_level_in_turn_and_each_hears_of_it_once() {
        var scene = story.scene();
        villages.in(scene.village(), () -> pairs.pair(scene.clerk().actor(), scene.elder(),
                scene.aide(), Pair.Manner.VOLUNTARY, null));
        var neighbour = villages.in(scene.village(), () -> story.aide(scene.clerk(),
                scene.village() + "001", "覃国林"));
        var need = raise(scene, Service.MEALS);
        assertThat(said(scene, scene.aide().toString())).containsExactly("NEED_ASKED");
        var levels = new ArrayList<Integer>();
        for (var minutes : List.of(60, 121, 200, 241, 400, 481, 900, 961, 5_000)) {
            for (var again = 0; again < 3; again++) {
                heard.rounds(scene, Duration.ofMinutes(minutes));
            }
            levels.add(get(scene, need).level());
        }
        assertThat(levels).containsExactly(0, 1, 1, 2, 2, 3, 3, 4, 4);
        assertThat(said(scene, scene.aide().toString()))
                .containsExactly("NEED_ASKED", "NEED_CLIMBED");
        assertThat(said(scene, neighbour.toString())).containsExactly("NEED_CLIMBED");
        for (var digits : List.of(12, 9, 6)) {
            assertThat(said(scene, scene.village().substring(0, digits)))
                    .as("desk of " + digits).containsExactly("NEED_CLIMBED");
        }
        assertThat(heard.in(scene.village())).filteredOn(line -> line.to().length() == 9)
                .singleElement().satisfies(line -> assertThat(line.text())
                        .contains("冉翠芳").contains("已到乡镇"));
    }

    @Test
    void after_the_house_stood_still_for_days_every_level_still_hears_of_it_once() {
        var scene = story.scene();
        var need = raise(scene, Service.MEDICAL);
        heard.rounds(scene, Duration.ofDays(3));
        heard.rounds(scene, Duration.ofMinutes(1));
        heard.rounds(scene, Duration.ofDays(4));
        assertThat(get(scene, need).level()).isEqualTo(4);
        assertThat(heard.in(scene.village())).extracting(Heard.Line::template)
                .containsOnly("NEED_CLIMBED").hasSize(4);
    }

    @Test
    void jobs_that_run_at_the_same_moment_say_it_once() throws Exception {
        var scene = story.scene();
        var need = raise(scene, Service.MEALS);
        var answers = clock.after(Duration.ofHours(40), () -> {
            var jobs = new ArrayList<Callable<Object>>();
            for (var n = 0; n < 8; n++) {
                jobs.add(() -> villages.everywhere(() -> {
                    climbing.climb(need);
                    return true;
                }));
            }
            return Heard.atOnce(jobs);
        });
        assertThat(answers).containsOnly(true);
        assertThat(heard.in(scene.village())).extracting(Heard.Line::to).doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(get(scene, need).level()).isEqualTo(4);
    }

    @Test
    void what_was_answered_withdrawn_or_given_to_someone_on_the_way_does_not_climb() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var answered = raise(scene, Service.MEALS);
        var withdrawn = raise(scene, Service.MEALS);
        var given = raise(scene, Service.MEALS);
        villages.in(scene.village(), () -> {
            needs.answered(clerk, answered, "电话里办好了");
            needs.withdraw(clerk, withdrawn, "不要了");
            return needs.give(clerk, given, scene.aide(), TestClock.given().plus(Duration.ofHours(5)));
        });
        heard.rounds(scene, Duration.ofHours(6));
        assertThat(List.of(answered, withdrawn, given)).allSatisfy(need ->
                assertThat(get(scene, need).level()).isZero());
        assertThat(heard.in(scene.village())).isEmpty();
        heard.rounds(scene, Duration.ofHours(8));
        assertThat(get(scene, given).level()).as("who was sent never began")
                .isEqualTo(Need.Level.TOWNSHIP.ordinal());
        assertThat(List.of(answered, withdrawn)).allSatisfy(need ->
                assertThat(get(scene, need).level()).isZero());
    }

    @Test
    void each_level_sees_on_its_own_page_what_has_come_up_to_it_and_no_other_place_does() {
        var scene = story.scene();
        var village = scene.village();
        var wish = "送饭到石桥第三家";
        villages.in(village, () -> needs.raise(scene.clerk().actor(), new Need.Raise(Ids.fresh(),
                scene.elder(), Service.MEALS, wish, 1, Need.RaisedAs.SELF, "冉翠芳",
                Need.Via.PHONE, TestClock.given(), false)));
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        var county = signedIn.as(Role.COUNTY, "511922");
        var auditor = signedIn.as(Role.AUDITOR, "511922");
        var elsewhere = villages.everywhere(() -> villages.fresh());
        while (elsewhere.startsWith(village.substring(0, 9))) {
            elsewhere = villages.fresh();
        }
        var stranger = signedIn.as(Role.TOWNSHIP, elsewhere.substring(0, 9));
        heard.rounds(scene, Duration.ofHours(3));
        assertThat(page(township, "/boards/climbed")).doesNotContain(wish);
        heard.rounds(scene, Duration.ofHours(9));
        assertThat(page(township, "/boards/climbed")).contains("冉翠芳").contains(wish);
        assertThat(page(township, "/today")).contains("升到乡镇");
        assertThat(page(township, "/boards")).contains("报上来的求助");
        assertThat(page(county, "/boards/climbed")).doesNotContain(wish);
        heard.rounds(scene, Duration.ofHours(17));
        assertThat(page(county, "/boards/climbed")).contains("冉翠芳").contains(wish).contains("已到县");
        assertThat(page(county, "/boards")).contains("报上来的求助");
        assertThat(page(auditor, "/boards/climbed")).contains("一位老人").doesNotContain("冉翠芳")
                .doesNotContain(wish);
        assertThat(page(stranger, "/boards/climbed")).doesNotContain(wish);
        assertThat(page(signedIn.as(Role.CLERK, elsewhere), "/today")).doesNotContain(wish);
    }

    private String page(SignedIn.Guest guest, String path) {
        var answer = mvc.get().uri(path).with(guest).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void an_eased_need_that_climbs_is_told_to_the_township_although_the_alert_had_told_it() {
        var scene = story.scene();
        var township = scene.village().substring(0, 9);
        villages.in(scene.village(), () -> {
            life.end(scene.clerk().actor(), scene.aide(), TestClock.today());
            return true;
        });
        var need = villages.in(scene.village(), () -> needs.raise(scene.clerk().actor(),
                story.wish(scene, Service.EMERGENCY))).id();
        assertThat(said(scene, township)).containsExactly("ALERT_NOBODY");
        villages.in(scene.village(), () -> needs.clarify(scene.clerk().actor(), need,
                Service.MEALS, "送饭", false));
        heard.rounds(scene, Duration.ofHours(9));
        assertThat(get(scene, need).level()).isEqualTo(Need.Level.TOWNSHIP.ordinal());
        assertThat(said(scene, township)).containsExactly("ALERT_NOBODY", "NEED_CLIMBED");
    }
}
