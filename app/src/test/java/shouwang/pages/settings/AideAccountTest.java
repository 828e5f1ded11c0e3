package shouwang.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Accounts;
import shouwang.care.CareStory;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aides;

@House
class AideAccountTest {
    @Autowired MockMvcTester mvc;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired Accounts accounts;
    @Autowired Visits visits;
    @Autowired Cards cards;
    @Autowired Pairs pairs;
    @Autowired TestClock clock;
    @Autowired Aides aides;

    /** She lives in a hamlet; the village's rules and books are above it. */
    @Test
    void an_aide_whose_account_the_clerk_opened_confirms_a_visit_and_sees_the_points()
            throws Exception {
        var scene = story.scene();
        var clerk = scene.clerk();
        var walker = villages.in(scene.village(), () -> story.aide(clerk,
                aides.get(scene.aide()).placeCode(), "覃国林"));
        var page = mvc.post().uri("/settings/accounts/new?person=" + walker).with(clerk)
                .param("role", "AIDE").param("name", "覃国林")
                .param("login", "wqq" + System.nanoTime()).param("entry", "code").exchange();
        var code = Pattern.compile("/enter\\?code=([\\w-]+)")
                .matcher(page.getResponse().getContentAsString());
        assertThat(code.find()).isTrue();
        var token = villages.everywhere(() -> accounts.signInByLink(code.group(1), "手机"));
        var aide = new SignedIn.Guest(villages.everywhere(() ->
                accounts.who(villages.county(), token)).orElseThrow(), "", new Cookie("sw", token));
        var visit = villages.in(scene.village(), () -> {
            var began = TestClock.given().minus(Duration.ofMinutes(50));
            var planned = visits.plan(clerk.actor(), new Visit.Plan(Ids.fresh(), scene.elder(),
                    walker, null, Service.CLEANING, "扫屋", began));
            visits.start(clerk.actor(), planned.id(), began);
            return visits.finish(clerk.actor(), planned.id(),
                    new Visit.Finish(TestClock.given(), "扫屋", 4));
        });
        var digits = villages.in(scene.village(), () -> cards.shortCode(scene.elder()));
        assertThat(mvc.post().uri("/aide/visits/" + visit.id() + "/confirm").with(aide)
                .param("method", "CARD").param("token", digits).param("rating", "5"))
                .hasRedirectedUrl("/aide?said=confirmed");
        assertThat(mvc.get().uri("/aide/points").with(aide)).hasStatusOk().bodyText()
                .contains("助洁 50 分钟").contains("0.83");
    }

    /** Who goes there reads it at the door; later another one looks after her. */
    @Test
    void a_visit_of_last_year_shows_no_telephone_and_no_illness_to_whoever_made_it()
            throws Exception {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var aide = scene.aideGuest();
        var plan = story.visit(scene, TestClock.given().truncatedTo(ChronoUnit.SECONDS));
        villages.in(scene.village(), () -> visits.plan(clerk, plan));
        var page = "/aide/visits/" + plan.id();
        var closed = List.of("15455557302", "青霉素", "黄葛树");
        assertThat(open(page, aide)).contains(closed).contains("冉翠芳");
        villages.in(scene.village(), () -> {
            visits.start(clerk, plan.id(), plan.plannedAt().minusSeconds(3_000));
            return visits.finish(clerk, plan.id(), new Visit.Finish(plan.plannedAt(), "", null));
        });
        assertThat(open(page, aide)).contains(closed);
        var later = Duration.ofDays(9);
        assertThat(clock.after(later, () -> open(page, aide))).contains("冉翠芳", "50 分钟")
                .doesNotContain(closed);
        villages.in(scene.village(), () -> pairs.pair(clerk, scene.elder(), scene.aide(),
                Pair.Manner.VOLUNTARY, null));
        assertThat(clock.after(later, () -> open(page, aide))).contains(closed);
        villages.in(scene.village(), () -> {
            pairs.end(clerk, pairs.current(List.of(scene.elder())).get(scene.elder()).id(), "换人");
            return visits.confirm(clerk, plan.id(), new Visit.Confirm(Visit.Method.CALL_BACK,
                    "冉翠芳", 5, null), null);
        });
        assertThat(open(page, aide)).contains("冉翠芳", "50 分钟").doesNotContain(closed);
    }

    private String open(String page, SignedIn.Guest aide) throws Exception {
        return mvc.get().uri(page).with(aide).exchange().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
