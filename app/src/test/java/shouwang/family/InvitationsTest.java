package shouwang.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.TestClock;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.people.Kin.Sight;
import shouwang.people.Kins;

/** An invitation opens once, to one child, while the elder agrees; nobody makes one up. */
@House
class InvitationsTest {
    @Autowired FamilyStory story;
    @Autowired Villages villages;
    @Autowired TestClock clock;
    @Autowired Kins kins;
    @Autowired Cards cards;
    @Autowired Tasks tasks;
    @Autowired MockMvcTester mvc;
    private int address;

    private int join(String code) {
        return mvc.post().uri("/join").param("code", code).with(SignedIn.form()).with(request -> {
            request.setRemoteAddr("10.9." + ++address + ".1");
            return request;
        }).exchange().getResponse().getStatus();
    }

    @Test
    void it_opens_once_and_a_newer_one_makes_it_void() {
        var home = story.home();
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        var first = story.invitation(home, home.elder(), home.daughter());
        var second = story.invitation(home, home.elder(), home.daughter());
        assertThat(join(first)).isEqualTo(404);
        assertThat(story.get(story.enter(second), "/kin")).hasStatusOk();
        assertThat(join(second)).isEqualTo(404);
        assertThat(story.get(null, "/join?code=" + second)).hasStatus(404).bodyText()
                .contains("用过了").doesNotContain("盖三妹");
    }

    @Test
    void five_phones_at_once_with_the_same_code_let_one_in() throws Exception {
        var home = story.home();
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        var code = story.invitation(home, home.elder(), home.daughter());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one = () -> mvc.post().uri("/join").param("code", code).with(SignedIn.form())
                    .exchange().getResponse().getStatus();
            var answers = threads.invokeAll(List.of(one, one, one, one, one)).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }).toList();
            assertThat(answers).containsOnlyOnce(302);
            assertThat(answers.stream().filter(status -> status == 404)).hasSize(4);
        }
    }

    @Test
    void a_made_up_a_changed_and_a_late_one_are_refused_alike() {
        var home = story.home();
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        var code = story.invitation(home, home.elder(), home.daughter());
        var bytes = Base64.getUrlDecoder().decode(code);
        bytes[20] ^= 1;
        var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        for (var bad : List.of(changed, "AAAA", "%%%", code + "A", code.substring(1))) {
            assertThat(join(bad)).as(bad).isEqualTo(404);
        }
        assertThat(clock.after(Invitations.LIFE.plus(Duration.ofMinutes(1)), () -> join(code)))
                .isEqualTo(404);
        assertThat(join(code)).isEqualTo(302);
    }

    @Test
    void none_is_given_before_she_agrees_and_none_opens_after_she_takes_it_back() {
        var home = story.home();
        assertThat(story.post(home.clerk().cookie(), "/people/elders/" + home.elder() + "/family/"
                + home.daughter() + "/invite")).hasStatus(409);
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        var code = story.invitation(home, home.elder(), home.daughter());
        villages.in(home.scene().village(), () -> {
            kins.withdraw(home.clerk().actor(), home.elder(), home.daughter());
            return true;
        });
        assertThat(join(code)).isEqualTo(404);
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        assertThat(join(code)).as("the old paper stays void").isEqualTo(404);
    }

    @Test
    void the_child_at_the_wall_card_is_let_in_when_the_station_has_asked_the_elder() {
        var home = story.home();
        var village = home.scene().village();
        var token = villages.in(village, () -> cards.tokens(List.of(home.elder())))
                .get(home.elder());
        var digits = villages.in(village, () -> cards.shortCode(home.elder()));
        var id = Ids.fresh().toString();
        var wrong = "%04d".formatted((Integer.parseInt(digits) + 1) % 10_000);
        assertThat(ask(token, id, wrong, "15466669911")).hasStatus(422).bodyText()
                .contains("数字不对").contains("盖小军");
        assertThat(ask(token, id, digits, "12")).hasStatus(422).bodyText().contains("电话要写");
        var page = new String(ask(token, id, digits, "15466669911").getResponse()
                .getContentAsByteArray(), StandardCharsets.UTF_8);
        var link = Pattern.compile("/join\\?code=([\\w-]+)").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(story.get(null, "/join?code=" + link.group(1))).hasStatusOk().bodyText()
                .contains("还没有答复").doesNotContain("盖三妹");
        assertThat(join(link.group(1))).isEqualTo(409);
        assertThat(villages.in(village, () -> tasks.open(village, 9))).singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(Talks.ANSWER));
        var desk = "/people/elders/" + home.elder() + "/family";
        assertThat(story.get(home.clerk().cookie(), desk)).bodyText().contains("孙子 盖小军想看")
                .contains("154****9911").doesNotContain("15466669911");
        assertThat(story.post(home.clerk().cookie(), desk + "/asked/" + id + "/approve", "how",
                "THUMBPRINT", "on", TestClock.today().toString(), "may", "MOOD"))
                .hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> tasks.countOpen(village))).isZero();
        assertThat(story.get(story.enter(link.group(1)), "/kin")).hasStatusOk();
        assertThat(villages.in(village, () -> kins.of(home.elder()))).hasSize(3);
    }

    @Test
    void who_asks_with_the_daughters_name_and_another_phone_does_not_come_into_her_account() {
        var home = story.home();
        var village = home.scene().village();
        var token = villages.in(village, () -> cards.tokens(List.of(home.elder())))
                .get(home.elder());
        var digits = villages.in(village, () -> cards.shortCode(home.elder()));
        var desk = "/people/elders/" + home.elder() + "/family/asked/";
        var stranger = Ids.fresh().toString();
        assertThat(ask(token, stranger, digits, "15466669911", "盖玉梅", "大 女儿")).hasStatusOk();
        assertThat(story.post(home.clerk().cookie(), desk + stranger + "/approve", "how",
                "SIGNATURE", "on", TestClock.today().toString(), "may", "MOOD")).hasStatus(409)
                .bodyText().contains("电话不是扫卡的人留的这个");
        var herself = Ids.fresh().toString();
        assertThat(ask(token, herself, digits, "154 6666 4135", "盖玉梅", "大 女儿")).hasStatusOk();
        assertThat(story.post(home.clerk().cookie(), desk + herself + "/approve", "how",
                "SIGNATURE", "on", TestClock.today().toString(), "may", "MOOD"))
                .hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> kins.of(home.elder()))).hasSize(2)
                .extracting(kin -> kin.name()).containsExactly("盖玉梅", "盖林");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult ask(String token, String id,
            String digits, String phone) {
        return ask(token, id, digits, phone, "盖小军", "孙子");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult ask(String token, String id,
            String digits, String phone, String name, String relation) {
        return mvc.post().uri("/c/" + token + "/child").param("id", id).param("name", name)
                .param("relation", relation).param("phone", phone).param("code", digits).with(SignedIn.form())
                .exchange();
    }

    @Test
    void one_she_does_not_know_stays_outside() {
        var home = story.home();
        var village = home.scene().village();
        var token = villages.in(village, () -> cards.tokens(List.of(home.elder())))
                .get(home.elder());
        var digits = villages.in(village, () -> cards.shortCode(home.elder()));
        var id = Ids.fresh().toString();
        assertThat(ask(token, id, digits, "15466669911")).hasStatusOk();
        var desk = "/people/elders/" + home.elder() + "/family/asked/" + id;
        assertThat(story.post(home.clerk().cookie(), desk + "/decline", "reason", "老人不认识"))
                .hasStatus3xxRedirection();
        assertThat(story.post(home.clerk().cookie(), desk + "/approve", "how", "SIGNATURE", "on",
                TestClock.today().toString(), "may", "MOOD")).hasStatus(409);
        assertThat(villages.in(village, () -> kins.of(home.elder()))).hasSize(2);
    }

    @Test
    void an_invitation_in_the_clerks_own_browser_signs_nobody_in() {
        var home = story.home();
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        var code = story.invitation(home, home.elder(), home.daughter());
        assertThat(story.post(home.clerk().cookie(), "/join", "code", code)).hasStatus(403);
        assertThat(join(code)).isEqualTo(302);
    }
}
