package shouwang.pages.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.care.CardCalls;
import shouwang.care.CareStory;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.notice.Notices;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.pages.When;

@House
class AlertPagesTest {
    @Autowired CareStory story;
    @Autowired Alarm alarm;
    @Autowired Needs needs;
    @Autowired Tasks tasks;
    @Autowired Cards cards;
    @Autowired CardCalls calls;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;
    private CareStory.Scene scene;

    @BeforeEach
    void takeAScene() {
        scene = story.scene();
    }

    private <T> T in(Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private String page(SignedIn.Guest who, String path) {
        var answer = mvc.get().uri(URI.create(path)).with(who).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(SignedIn.Guest who, String path, String... form) {
        var request = mvc.post().uri(path).with(who);
        for (var n = 0; n < form.length; n += 2) {
            request = request.param(form[n], form[n + 1]);
        }
        return request.exchange();
    }

    private UUID raise() {
        return in(() -> needs.raise(scene.clerk().actor(), new Need.Raise(Ids.fresh(),
                scene.elder(), Service.EMERGENCY, "胸口闷", 1, Need.RaisedAs.SELF, "冉翠芳",
                Need.Via.PHONE, TestClock.given(), true))).id();
    }

    private UUID alert() {
        return in(() -> alarm.open(scene.village(), 5)).getFirst().id();
    }

    @Test
    void an_aide_of_the_next_hamlet_sees_the_call_says_i_go_arrives_and_ends_it() {
        var hamlet = in(() -> story.aide(scene.clerk(), scene.village() + "001", "覃国林"));
        var helper = signedIn.as(Role.AIDE, scene.village(), hamlet);
        raise();
        var path = "/aide/alerts/" + alert();
        assertThat(page(helper, "/aide/calls")).contains("急：冉翠芳").contains(path);
        assertThat(page(helper, path)).contains("我去").contains("青霉素过敏").contains("胸口闷");
        assertThat(post(helper, path + "/going")).hasRedirectedUrl(path + "?said=saved");
        assertThat(page(helper, path)).contains("我到了").contains("领头");
        assertThat(post(helper, path + "/end", "outcome", "HOME")).hasStatus(403);
        post(helper, path + "/arrived");
        assertThat(post(helper, path + "/note", "step", Ids.fresh().toString(), "note",
                "扶起来喝了水")).hasStatus3xxRedirection();
        assertThat(post(helper, path + "/end", "outcome", "HOME", "result", "缓过来了"))
                .hasStatus3xxRedirection();
        assertThat(page(helper, path)).contains("缓过来了").doesNotContain("青霉素");
        assertThat(page(helper, "/aide/calls")).doesNotContain("冉翠芳");
        assertThat(page(scene.clerk(), "/today/alerts/" + in(() -> alarm.list(scene.village(),
                false,
                2)).getFirst().id())).contains("扶起来喝了水").contains("好了，在家");
    }

    @Test
    void the_desk_hears_of_it_in_a_moment_and_writes_down_what_aides_say_on_the_telephone() {
        var quiet = page(scene.clerk(), "/today/bell");
        raise();
        var rung = page(scene.clerk(), "/today/bell");
        assertThat(rung).contains("冉翠芳：胸口闷").contains("还没有人说去").isNotEqualTo(quiet);
        var path = "/today/alerts/" + alert();
        assertThat(page(scene.clerk(), path)).contains("他说去").contains("王琼琼");
        post(scene.clerk(), path + "/going", "who", scene.aide().toString());
        assertThat(page(scene.clerk(), path)).contains("代记").contains("我去");
        assertThat(page(scene.clerk(), "/today/bell")).contains("有人在路上");
        assertThat(post(scene.clerk(), path + "/going", "who", UUID.randomUUID().toString()))
                .hasStatus(404);
        assertThat(post(scene.clerk(), path + "/end", "outcome", "GONE")).hasStatus(422).bodyText()
                .contains("怎么样了不在可选的范围里");
        var elsewhere = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(mvc.get().uri(path).with(elsewhere)).hasStatus(404);
        assertThat(post(elsewhere, path + "/end", "outcome", "HOME")).hasStatus(404);
        assertThat(page(elsewhere, "/today/bell")).doesNotContain("冉翠芳");
        assertThat(in(() -> alarm.get(alert())).isOpen()).isTrue();
    }

    @Test
    void the_doctor_of_the_village_writes_what_was_found_and_nobody_else_does() {
        raise();
        var path = "/today/alerts/" + alert();
        var doctor = signedIn.as(Role.DOCTOR, scene.village());
        assertThat(page(doctor, path)).contains("村医看了怎么样");
        assertThat(page(scene.clerk(), path)).doesNotContain("村医看了怎么样");
        assertThat(post(scene.clerk(), path + "/doctor", "says", "没事")).hasStatus(403);
        assertThat(post(doctor, path + "/doctor", "says", "血压高")).hasStatus3xxRedirection();
        assertThat(page(scene.clerk(), path)).contains("血压高");
    }

    @Test
    void the_needs_on_the_desk_are_sent_again_only_when_something_changed() {
        var before = page(scene.clerk(), "/today/calls");
        raise();
        var after = page(scene.clerk(), "/today/calls");
        assertThat(after).contains("胸口闷").isNotEqualTo(before);
        var mark = after.replaceAll("(?s).*mark=([0-9a-f]+).*", "$1");
        assertThat(mvc.get().uri("/today/calls?mark=" + mark).with(scene.clerk()).exchange()
                .getResponse().getStatus()).isIn(200, 204);
        assertThat(page(scene.clerk(), "/today")).contains("hx-get=\"/today/calls?mark=")
                .contains("hx-get=\"/today/bell\"");
        assertThat(page(scene.aideGuest(), "/aide")).doesNotContain("every 20s");
    }

    @Test
    void whoever_pressed_the_card_for_her_is_written_down_and_a_prank_is_told_from_a_call() {
        var token = in(() -> cards.tokens(List.of(scene.elder()))).get(scene.elder());
        var id = Ids.fresh();
        assertThat(press(token, id, "10.9.9.1")).hasRedirectedUrl("/c/" + token
                + "?called=1&call=" + id);
        var asked = mvc.get().uri("/c/" + token + "?called=1&call=" + id).exchange();
        assertThat(asked).hasStatusOk().bodyText().contains("我是替老人按的").contains("村里知道了")
                .doesNotContain("冉翠芳");
        var other = story.scene();
        var foreign = villages.in(other.village(), () -> cards.tokens(List.of(other.elder())))
                .get(other.elder());
        assertThat(name(foreign, id, "坏人")).hasStatus(404);
        assertThat(name(token, Ids.fresh(), "坏人")).hasStatus(404);
        assertThat(name(token, id, "")).hasStatus(422).bodyText().contains("名字没有填");
        assertThat(name(token, id, "覃国林")).hasRedirectedUrl("/c/" + token + "?called=1&named=1");
        assertThat(name(token, id, "后来改的")).hasStatus3xxRedirection();
        assertThat(page(scene.clerk(), "/today")).contains("覃国林替老人按墙卡");
        assertThat(page(scene.clerk(), "/today/needs/" + id)).contains("误按、玩笑")
                .contains("叫了谁，谁在路上");
        assertThat(post(scene.clerk(), "/today/needs/" + id + "/end", "how", "prank", "reason",
                "娃娃玩手机")).hasStatus3xxRedirection();
        assertThat(in(() -> needs.get(id)).status()).isEqualTo(Need.Status.WITHDRAWN);
        assertThat(in(() -> alarm.list(scene.village(), false, 2)).getFirst().outcome())
                .isEqualTo(Alert.Outcome.MISTAKE);
        assertThat(in(() -> calls.pranks(scene.elder(), TestClock.given().minusSeconds(99))))
                .isEqualTo(1);
        var byPhone = raise();
        assertThat(post(scene.clerk(), "/today/needs/" + byPhone + "/end", "how", "prank", "reason",
                "不是")).hasStatus(415);
        assertThat(in(() -> needs.get(byPhone)).isOpen()).isTrue();
    }

    private MvcTestResult press(String token, UUID id, String address) {
        return mvc.post().uri("/c/" + token + "/help").param("id", id.toString())
                .with(org.springframework.security.test.web.servlet.request
                        .SecurityMockMvcRequestPostProcessors.csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                }).exchange();
    }

    private MvcTestResult name(String token, UUID id, String name) {
        return mvc.post().uri("/c/" + token + "/by").param("call", id.toString())
                .param("name", name).with(org.springframework.security.test.web.servlet.request
                        .SecurityMockMvcRequestPostProcessors.csrf()).exchange();
    }

    @Test
    void one_address_cannot_set_a_whole_village_running() {
        var elders = new java.util.ArrayList<UUID>(List.of(scene.elder()));
        for (var n = 0; n < 4; n++) {
            var name = "解翠" + (char) ('一' + n);
            var phone = "1545555300" + n;
            elders.add(in(() -> story.elder(scene.clerk(), scene.village(), name, phone)));
        }
        var tokens = in(() -> cards.tokens(elders)).values();
        var refused = 0;
        for (var token : tokens) {
            for (var n = 0; n < 3; n++) {
                var answer = press(token, Ids.fresh(), "10.9.9.77");
                refused += answer.getResponse().getStatus() == 429 ? 1 : 0;
            }
        }
        assertThat(refused).isEqualTo(3);
        var open = in(() -> needs.open(scene.village(), 20));
        assertThat(open).as("one call for each of four").hasSize(4);
        assertThat(4 + in(() -> calls.again(open.stream().map(Need::id).toList())).values().stream()
                .mapToInt(CardCalls.Again::times).sum()).as("presses that were heard").isEqualTo(12);
        assertThat(press(tokens.stream().toList().getLast(), Ids.fresh(), "10.9.9.78"))
                .hasStatus3xxRedirection();
    }

    @Test
    void a_notice_becomes_a_phone_chain_and_its_tasks_are_closed_line_by_line() {
        var id = Ids.fresh().toString();
        assertThat(post(scene.clerk(), "/today/notices", "id", id, "place", scene.village(), "kind",
                "SNOW", "words", "今晚零下三度", "from", When.field(TestClock.given()), "until",
                When.field(TestClock.given().plus(Duration.ofDays(1)))))
                .hasRedirectedUrl("/today/notices/" + id + "?said=noticed");
        assertThat(page(scene.clerk(), "/today/notices/" + id)).contains("冉翠芳")
                .contains("154****7302")
                .doesNotContain("15455557302");
        assertThat(post(scene.clerk(), "/today/notices/" + id + "/phones")).hasStatusOk().bodyText()
                .contains("15455557302");
        assertThat(post(signedIn.as(Role.DOCTOR, scene.village()), "/today/notices/" + id
                + "/phones"))
                .hasStatus(403);
        assertThat(page(scene.clerk(), "/today/tasks")).contains("下雪、结冰").contains("1 件");
        var task = in(() -> tasks.open(scene.village(), 2)).getFirst();
        assertThat(task.kind()).isEqualTo(Notices.WEATHER);
        assertThat(post(scene.clerk(), "/today/tasks/" + task.id() + "/close", "outcome", ""))
                .hasStatus(422).bodyText().contains("怎么办的没有填");
        assertThat(post(scene.clerk(), "/today/tasks/" + task.id() + "/close", "outcome", "被子够",
                "how", "called")).hasRedirectedUrl("/today/tasks?said=done");
        assertThat(page(scene.clerk(), "/today/notices/" + id)).contains("被子够");
        var elsewhere = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(mvc.get().uri("/today/notices/" + id).with(elsewhere)).hasStatus(404);
        assertThat(post(elsewhere, "/today/notices/" + id + "/phones")).hasStatus(404);
        assertThat(post(elsewhere, "/today/tasks/" + task.id() + "/close", "outcome", "坏"))
                .hasStatus(404);
    }

    @Test
    void when_the_only_one_cannot_come_no_page_says_that_somebody_is_on_the_way() {
        var path = "/today/alerts/" + raised();
        var aide = scene.aideGuest();
        post(aide, hand(path) + "/going");
        post(aide, hand(path) + "/cannot", "why", "摩托车坏了");
        nobodyOnTheWay(path);
        post(aide, hand(path) + "/going");
        assertThat(page(scene.clerk(), path)).contains("有人在路上");
        post(aide, "/aide/visits/" + visit() + "/missed", "why", "涨水过不去");
        nobodyOnTheWay(path);
        assertThat(page(scene.clerk(), path)).contains("去不了：涨水过不去");
        post(aide, hand(path) + "/going");
        post(scene.clerk(), "/care/visits/" + visit() + "/cancel", "why", "打电话说来不了");
        nobodyOnTheWay(path);
        post(aide, hand(path) + "/going");
        post(aide, hand(path) + "/arrived");
        assertThat(page(scene.clerk(), path)).contains("有人到了，还没写结果");
        post(scene.clerk(), "/care/visits/" + visit() + "/missed", "why", "走错了门");
        nobodyOnTheWay(path);
        assertThat(page(scene.clerk(), path)).doesNotContain("有人到了");
    }

    private UUID raised() {
        raise();
        return alert();
    }

    private UUID visit() {
        return in(() -> needs.open(scene.village(), 5).stream()
                .flatMap(need -> needs.answers(need).stream())
                .filter(one -> one.status() == Visit.Status.PLANNED
                        || one.status() == Visit.Status.STARTED).findFirst().orElseThrow().id());
    }

    private static String hand(String path) {
        return path.replace("/today/", "/aide/");
    }

    private void nobodyOnTheWay(String path) {
        for (var page : List.of(path, "/today/alerts", "/today/bell")) {
            assertThat(page(scene.clerk(), page)).as(page).doesNotContain("有人在路上")
                    .contains("还没有人说去");
        }
        for (var page : List.of(hand(path), "/aide/calls")) {
            assertThat(page(scene.aideGuest(), page)).as(page).doesNotContain("有人在路上");
        }
        assertThat(in(() -> alarm.get(alert())).goingAt()).as("kept for the figures").isNotNull();
        assertThat(in(() -> needs.open(scene.village(), 5))).singleElement()
                .satisfies(need -> assertThat(need.status()).isEqualTo(Need.Status.OPEN));
    }
}
