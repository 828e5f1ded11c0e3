package shouwang.pages.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
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
import shouwang.care.Contacts;
import shouwang.kernel.Ids;
import shouwang.pages.When;

/** Calls of the station and of the branch stand in one log and are told apart (E8). */
@House
class ContactLogTest {
    @Autowired CareStory story;
    @Autowired Contacts contacts;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;

    private MvcTestResult get(SignedIn.Guest who, String path) {
        return mvc.get().uri(URI.create(path)).with(who).exchange();
    }

    private MvcTestResult log(CareStory.Scene scene, String who, String note) {
        return mvc.post().uri("/today/contacts").param("elder", scene.elder().toString())
                .param("id", Ids.fresh().toString()).param("kind", "WECHAT").param("note", note)
                .param("branch", "true").param("who", who).with(scene.clerk()).exchange();
    }

    @Test
    void a_call_of_the_branch_bears_the_members_name_and_is_found_by_it() {
        var scene = story.scene();
        assertThat(log(scene, " ", "问天冷不冷")).hasStatus(422).bodyText().contains("问天冷不冷");
        assertThat(log(scene, "罗支书", "问天冷不冷")).hasStatus3xxRedirection();
        villages.in(scene.village(), () -> {
            contacts.log(scene.clerk().actor(), Ids.fresh(), scene.elder(), Contacts.Kind.CALL,
                    TestClock.given(), "家里柴火够");
            return true;
        });
        assertThat(get(scene.clerk(), "/today/contacts/log")).bodyText().contains("罗支书", "家里柴火够");
        assertThat(get(scene.clerk(), "/today/contacts/log")).as("on paper, 今天 has a date")
                .bodyText().contains("打印：" + scene.clerk().actor().name() + "　"
                        + When.paper(TestClock.today()));
        assertThat(get(scene.clerk(), "/today/contacts/log?by=BRANCH")).bodyText().contains("罗支书")
                .doesNotContain("家里柴火够");
        assertThat(get(scene.clerk(), "/today/contacts/log?by=STATION")).bodyText()
                .contains("家里柴火够").doesNotContain("罗支书");
        assertThat(get(signedIn.as(Role.CLERK, villages.fresh()), "/today/contacts/log")).bodyText()
                .doesNotContain("罗支书");
        assertThat(get(scene.clerk(), "/today/contacts/log?by=POPE")).hasStatus(422);
        assertThat(get(scene.clerk(), "/today/contacts/log?before=yesterday")).hasStatus(422);
    }

    @Test
    void a_long_log_goes_on_where_the_page_before_ended() {
        var scene = story.scene();
        villages.in(scene.village(), () -> {
            for (var n = 0; n < 53; n++) {
                contacts.log(scene.clerk().actor(), Ids.fresh(), scene.elder(),
                        Contacts.Kind.CALL, TestClock.given().minus(Duration.ofHours(n)), "第" + n + "次");
            }
            return true;
        });
        var first = get(scene.clerk(), "/today/contacts/log");
        assertThat(first).bodyText().contains("第49次").doesNotContain("第50次").contains("更早的");
        var next = java.util.regex.Pattern.compile("/today/contacts/log\\?by=&amp;before=[^\"]+")
                .matcher(new String(first.getResponse().getContentAsByteArray(),
                        java.nio.charset.StandardCharsets.UTF_8));
        assertThat(next.find()).isTrue();
        assertThat(get(scene.clerk(), next.group().replace("&amp;", "&"))).bodyText()
                .contains("第50次", "第52次").doesNotContain("第49次", "更早的");
    }

    @Test
    void a_call_pressed_by_mistake_is_taken_back_and_counts_no_more() {
        var scene = story.scene();
        var before = TestClock.given().minus(Duration.ofDays(3));
        var met = Ids.fresh();
        villages.in(scene.village(), () -> {
            contacts.log(scene.clerk().actor(), met, scene.elder(), Contacts.Kind.MET, before,
                    "路上碰到");
            return true;
        });
        assertThat(mvc.post().uri("/today/contacts").param("elder", scene.elder().toString())
                .with(scene.clerk())).hasStatus3xxRedirection();
        var call = villages.in(scene.village(),
                () -> contacts.of(scene.elder(), 9)).getFirst();
        assertThat(call.kind()).isEqualTo(Contacts.Kind.CALL);
        var page = "/today/contacts/log?elder=" + scene.elder();
        assertThat(get(scene.clerk(), "/people/elders/" + scene.elder())).bodyText()
                .contains(page.replace("&", "&amp;"));
        var undo = "/today/contacts/" + call.id() + "/undo";
        assertThat(get(scene.clerk(), page)).bodyText().contains(undo);

        var colleague = signedIn.as(Role.CLERK, scene.village());
        assertThat(get(colleague, page)).bodyText().doesNotContain(undo);
        assertThat(mvc.post().uri(undo).with(colleague)).hasStatus(409);
        assertThat(mvc.post().uri(undo).with(signedIn.as(Role.CLERK, villages.fresh())))
                .hasStatus(404);
        for (var press = 0; press < 2; press++) {
            assertThat(mvc.post().uri(undo).with(scene.clerk())).hasStatus3xxRedirection();
        }
        villages.in(scene.village(), () -> {
            assertThat(contacts.of(scene.elder(), 9)).extracting(Contacts.Contact::id)
                    .containsExactly(met);
            var last = contacts.latest(java.util.List.of(scene.elder())).get(scene.elder());
            assertThat(last.at()).isEqualTo(before);
            assertThat(last.how()).isEqualTo("当面");
            return true;
        });
        assertThat(get(scene.clerk(), page)).bodyText().contains("撤回了，不算").doesNotContain(undo);
    }
}
