package shouwang.pages.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Visit;
import shouwang.care.Visits;

/** From an aide's page to the way in for the aide's phone. */
@House
class AideAccountTest {
    @Autowired CareStory story;
    @Autowired Visits visits;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;

    private MvcTestResult page(SignedIn.Guest who, Object aide) {
        return mvc.get().uri(URI.create("/people/aides/" + aide)).with(who).exchange();
    }

    @Test
    void the_clerk_opens_the_phones_account_from_the_aides_page_and_finds_it_there_afterwards() {
        var scene = story.scene();
        var other = villages.in(scene.village(),
                () -> story.aide(scene.clerk(), scene.village(), "苟定芳"));
        assertThat(page(scene.clerk(), other)).hasStatusOk().bodyText()
                .contains("/settings/accounts/new?person=" + other);
        assertThat(page(scene.clerk(), scene.aide())).hasStatusOk().bodyText()
                .contains("/settings/accounts/" + scene.aideGuest().actor().id())
                .doesNotContain("accounts/new");
        assertThat(page(signedIn.as(Role.DOCTOR, scene.village()), other)).hasStatusOk()
                .bodyText().doesNotContain("/settings/accounts");
    }

    @Test
    void the_aides_page_counts_what_elders_confirmed_in_hours() {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var at = TestClock.given().minusSeconds(4 * 3600);
        villages.in(scene.village(), () -> {
            var visit = visits.enter(clerk, story.visit(scene, at),
                    new Visit.Finish(at.plusSeconds(90 * 60), "扫屋", 4));
            visits.confirm(clerk, visit.id(), new Visit.Confirm(Visit.Method.SIGNATURE, "冉翠芳",
                    5, null), null);
            return true;
        });
        assertThat(page(scene.clerk(), scene.aide())).hasStatusOk().bodyText()
                .contains("1.5 小时").doesNotContain("90 次");
    }
}
