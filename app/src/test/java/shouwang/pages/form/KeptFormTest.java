package shouwang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.Forms;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.access.Role;
import shouwang.care.CareStory;

/** A session ends while somebody types: nothing typed is lost, nothing is sent by itself. */
@House
@Import(CareStory.class)
class KeptFormTest {
    @Autowired MockMvcTester mvc;
    @Autowired CareStory story;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;

    /** A browser: who used it last, and what it was told to keep. */
    private record Browser(Cookie last, @Nullable Cookie kept) {}

    private Browser used(SignedIn.Guest who) {
        var page = mvc.get().uri("/me").with(who).exchange();
        return new Browser(Objects.requireNonNull(page.getResponse().getCookie("sw-last")), null);
    }

    private MvcTestResult late(Browser browser, String path, String... form) {
        var request = mvc.post().uri(path).cookie(browser.last()).with(SignedIn.form());
        for (var n = 0; n < form.length; n += 2) {
            request = request.param(form[n], form[n + 1]);
        }
        return request.contentType("application/x-www-form-urlencoded").exchange();
    }

    private Browser afterwards(Browser browser, MvcTestResult answer) {
        return new Browser(browser.last(), answer.getResponse().getCookie("sw-kept"));
    }

    private MvcTestResult offered(SignedIn.Guest who, Browser browser) {
        return mvc.get().uri("/me/kept").with(request -> {
            request.setCookies(who.cookie(), browser.last(),
                    Objects.requireNonNull(browser.kept()));
            return request;
        }).exchange();
    }

    @Test
    void what_was_typed_is_given_back_after_signing_in_and_saved_by_a_press() throws Exception {
        var scene = story.scene();
        var at = "/people/elders/" + scene.elder() + "/remark";
        var browser = used(scene.clerk());
        var answer = late(browser, at, "remark", "怕狗，敲门轻些", "rewrite", "yes");
        assertThat(answer).hasStatus(401).bodyText().contains("已经收好", "/login?to=/me/kept");
        var kept = afterwards(browser, answer);
        assertThat(mvc.get().uri("/login?to=/me/kept")).bodyText().contains("您填的已经收好");
        var again = signedIn.again(scene.clerk());
        var page = offered(again, kept);
        assertThat(page).hasStatusOk().bodyText().contains("怕狗，敲门轻些", "再存一次");
        var form = Forms.of(page.getResponse().getContentAsString(), at);
        assertThat(form.getFirst("remark")).isEqualTo("怕狗，敲门轻些");
        assertThat(mvc.post().uri(at).with(again).params(form)).hasStatus3xxRedirection();
    }

    @Test
    void nobody_else_is_given_it_nor_is_it_given_for_long() {
        var scene = story.scene();
        var browser = used(scene.clerk());
        var kept = afterwards(browser, late(browser, "/people/elders/" + scene.elder() + "/remark",
                "remark", "怕狗"));
        var other = signedIn.as(Role.CLERK, scene.village());
        assertThat(offered(other, kept)).hasStatus3xxRedirection();
        assertThat(offered(scene.clerk(), kept)).hasStatusOk();
        clock.after(Duration.ofMinutes(31), () -> {
            assertThat(offered(scene.clerk(), kept)).hasStatus3xxRedirection();
            return null;
        });
    }

    @Test
    void passwords_and_what_is_far_too_long_and_strangers_forms_are_not_kept() {
        var scene = story.scene();
        var browser = used(scene.clerk());
        var at = "/people/elders/" + scene.elder() + "/remark";
        for (var form : new String[][] {{"newPassword", "竹林湾"}, {"remark", "长".repeat(20_000)}}) {
            var answer = late(browser, at, form);
            assertThat(answer).hasStatus(401);
            assertThat(answer.getResponse().getCookie("sw-kept")).isNull();
        }
        var forged = new Browser(new Cookie("sw-last", scene.clerk().actor().id() + ".00"), null);
        assertThat(late(forged, at, "remark", "怕狗").getResponse().getCookie("sw-kept")).isNull();
    }
}
