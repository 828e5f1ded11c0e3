package shouwang.pages.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Strokes;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pages.When;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Kins;
import shouwang.people.Phone;

@House
class CarePagesTest {
    @Autowired CareStory story;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Contacts contacts;
    @Autowired Pairs pairs;
    @Autowired Kins kins;
    @Autowired Cards cards;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;
    private CareStory.Scene scene;

    @BeforeEach
    void takeAScene() {
        scene = story.scene();
        villages.in(scene.village(), () -> {
            pairs.pair(scene.clerk().actor(), scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY,
                    "邻居");
            return kins.add(scene.clerk().actor(), Ids.fresh(), scene.elder(), "盖玉梅", "女儿",
                    "宁波", Phone.parseAll("15466664135").orElseThrow());
        });
    }

    private MvcTestResult get(SignedIn.Guest who, String path) {
        return mvc.get().uri(URI.create(path)).with(who).exchange();
    }

    /** Posts a form; fields and values take turns. */
    private MvcTestResult post(SignedIn.Guest who, String path, String... form) {
        var request = mvc.post().uri(path).with(who);
        for (var n = 0; n < form.length; n += 2) {
            request = request.param(form[n], form[n + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult raise(UUID id, String... more) {
        var form = new String[6 + more.length];
        System.arraycopy(new String[] {"id", id.toString(), "elder", scene.elder().toString(),
            "service", "MEALS"}, 0, form, 0, 6);
        System.arraycopy(more, 0, form, 6, more.length);
        return post(scene.clerk(), "/today/needs", form);
    }

    private List<Need> open() {
        return villages.in(scene.village(), () -> needs.open(scene.village(), 20));
    }

    @Test
    void the_daughters_phone_leads_to_her_mother_once_and_names_her() {
        for (var q : List.of("4135", "15466664135")) {
            var page = get(scene.clerk(), "/today/needs/new?q=" + q);
            assertThat(page).hasStatusOk().bodyText().contains("女儿盖玉梅的电话")
                    .containsOnlyOnce("<b>冉翠芳</b>");
        }
        assertThat(get(scene.clerk(), "/today/needs/new?elder=" + scene.elder()
                + "&asker=KIN%20%E5%A5%B3%E5%84%BF%20%E7%9B%96%E7%8E%89%E6%A2%85")).bodyText()
                .contains("value=\"KIN 女儿 盖玉梅\" selected");
    }

    @Test
    void a_need_sent_twice_stands_once_and_keeps_both_names() {
        var id = Ids.fresh();
        for (var n = 0; n < 2; n++) {
            assertThat(raise(id, "asker", "KIN 女儿 盖玉梅", "wish", "送午饭，要软"))
                    .hasRedirectedUrl("/today/needs/" + id + "?said=need");
        }
        assertThat(open()).hasSize(1);
        assertThat(get(scene.clerk(), "/today/needs/" + id)).bodyText()
                .contains("女儿 盖玉梅").contains(scene.clerk().actor().name() + "登记");
    }

    @Test
    void a_refused_need_keeps_what_was_typed() {
        var id = Ids.fresh();
        assertThat(raise(id, "asker", "NEIGHBOUR", "wish", "买盐")).hasStatus(422).bodyText()
                .contains("来电人的姓名没有填").contains("value=\"买盐\"").contains(id.toString());
        assertThat(raise(Ids.fresh(), "wish", "x".repeat(201))).hasStatus(422).bodyText()
                .contains("最多 200 个字");
        assertThat(raise(Ids.fresh(), "people", "9")).hasStatus(422);
        assertThat(post(scene.clerk(), "/today/needs", "id", Ids.fresh().toString(), "elder",
                scene.elder().toString(), "service", "FLYING")).hasStatus(422);
        assertThat(raise(Ids.fresh(), "wish", "<script>alert(1)</script>")).hasStatus3xxRedirection();
        assertThat(get(scene.clerk(), "/today")).bodyText().doesNotContain("<script>alert");
        assertThat(open()).hasSize(1);
    }

    @Test
    void urgent_needs_stand_on_top_of_today_in_red() {
        raise(Ids.fresh(), "wish", "不急的");
        raise(Ids.fresh(), "wish", "很急的", "urgent", "true");
        assertThat(get(scene.clerk(), "/today")).bodyText().containsSubsequence(
                "很急的", "不急的").contains("sw-tag bad\">急");
    }

    @Test
    void the_second_clerk_is_told_on_the_page_that_someone_goes() {
        var id = Ids.fresh();
        raise(id, "people", "1");
        var other = villages.in(scene.village(),
                () -> story.aide(scene.clerk(), scene.village(), "覃国林"));
        assertThat(post(scene.clerk(), "/today/needs/" + id + "/give", "aide", scene.aide()
                .toString()))
                .hasRedirectedUrl("/today/needs/" + id + "?said=sent");
        assertThat(post(scene.clerk(), "/today/needs/" + id + "/give", "aide", other.toString()))
                .hasStatus(409).bodyText().contains("已经派了人");
        assertThat(post(scene.clerk(), "/today/needs/" + id + "/give", "aide", scene.aide()
                .toString(),
                "at", "明天")).hasStatus(422).bodyText().contains("什么时候去要写成");
        assertThat(post(scene.clerk(), "/today/needs/" + id + "/end", "how", "withdrawn"))
                .hasStatus(422).bodyText().contains("怎么办的没有填");
        assertThat(post(scene.clerk(), "/today/needs/" + id + "/end", "how", "withdrawn", "reason",
                "女儿回来了")).hasRedirectedUrl("/today?said=ended");
    }

    @Test
    void another_villages_need_and_visit_are_not_there_and_other_roles_stay_outside() {
        var id = Ids.fresh();
        raise(id);
        var visit = done();
        var stranger = signedIn.as(Role.CLERK, villages.fresh());
        for (var path : List.of("/today/needs/" + id, "/care/visits/" + visit,
                "/today/contacts/new?elder=" + scene.elder(), "/today/needs/new?elder="
                + scene.elder())) {
            assertThat(get(stranger, path)).as(path).hasStatus(404);
        }
        assertThat(post(stranger, "/care/visits/" + visit + "/confirm")).hasStatus(404);
        assertThat(post(stranger, "/today/needs/" + id + "/give", "aide", scene.aide().toString()))
                .hasStatus(404);
        var auditor = signedIn.as(Role.AUDITOR, scene.village().substring(0, 9));
        for (var path : List.of("/today", "/today/needs", "/care/visits", "/today/contacts",
                "/today/waiting")) {
            assertThat(get(scene.aideGuest(), path)).as(path).hasStatus(403);
        }
        for (var path : List.of("/today", "/today/needs/new", "/care/visits/new")) {
            assertThat(get(auditor, path)).as(path).hasStatus(403);
        }
        assertThat(post(auditor, "/care/visits/" + visit + "/confirm")).hasStatus(403);
        assertThat(post(auditor, "/today/needs/" + id + "/give", "aide", scene.aide().toString()))
                .hasStatus(403);
        assertThat(get(scene.clerk(), "/aide")).hasStatus(403);
        assertThat(get(scene.clerk(), "/today/needs/nonsense")).hasStatus(404);
    }

    private UUID done() {
        return villages.in(scene.village(), () -> {
            var id = visits.plan(scene.clerk().actor(), story.visit(scene, TestClock.given())).id();
            visits.start(scene.aideGuest().actor(), id, TestClock.given().minusSeconds(3_000));
            return visits.finish(scene.aideGuest().actor(), id,
                    new Visit.Finish(TestClock.given(), "扫屋", 4)).id();
        });
    }

    @Test
    void the_clerk_confirms_by_call_back_once() {
        var id = done();
        for (var name : List.of("<b>", "冉\u202E翠", "=1+1", "张3")) {
            assertThat(post(scene.clerk(), "/care/visits/" + id + "/confirm", "method", "WITNESS",
                    "by", name)).as(name).hasStatus(422);
        }
        assertThat(post(scene.clerk(), "/care/visits/" + id + "/confirm", "method", "WITNESS"))
                .hasStatus(422).bodyText().contains("证人姓名没有填");
        for (var n = 0; n < 2; n++) {
            assertThat(post(scene.clerk(), "/care/visits/" + id + "/confirm", "method", "CALL_BACK",
                    "rating", "5")).hasRedirectedUrl("/care/visits/" + id + "?said=confirmed");
        }
        assertThat(post(scene.clerk(), "/care/visits/" + id + "/missed", "why", "下雨"))
                .hasStatus(409).bodyText().contains("不能再改");
        assertThat(get(scene.clerk(), "/care/visits")).bodyText().contains("已确认");
    }

    @Test
    void a_visit_on_paper_is_entered_once_with_its_own_day() {
        var day = TestClock.today().minusDays(23);
        var form = new String[] {"id", Ids.fresh().toString(), "elder", scene.elder().toString(),
            "aide", scene.aide().toString(), "service", "BATHING", "done", "洗澡", "from",
            day + "T09:00", "until", day + "T10:10"};
        assertThat(post(scene.clerk(), "/care/visits", form)).hasStatus3xxRedirection();
        assertThat(post(scene.clerk(), "/care/visits", form)).hasStatus3xxRedirection();
        form[1] = Ids.fresh().toString();
        assertThat(post(scene.clerk(), "/care/visits", form)).hasStatus(409).bodyText()
                .contains("已经记过了");
        assertThat(get(scene.clerk(), "/care/visits?on=" + day)).bodyText()
                .contains("09:00–10:10")
                .contains("1 次，完成 1 次");
        form[13] = "昨天";
        assertThat(post(scene.clerk(), "/care/visits", form)).hasStatus(422);
    }

    @Test
    void an_elder_not_heard_of_is_listed_until_a_contact_is_written_down() {
        assertThat(get(scene.clerk(), "/today/contacts")).bodyText().contains("还没联系过");
        post(scene.clerk(), "/today/contacts", "elder", scene.elder().toString(), "at",
                When.field(TestClock.given().minus(Duration.ofDays(40))));
        assertThat(get(scene.clerk(), "/today/contacts")).bodyText().contains("40 天");
        var id = Ids.fresh().toString();
        for (var n = 0; n < 2; n++) {
            assertThat(post(scene.clerk(), "/today/contacts", "id", id, "elder",
                    scene.elder().toString(), "kind", "CALL", "note", "好着呢"))
                    .hasRedirectedUrl("/today?said=contact");
        }
        assertThat(villages.in(scene.village(), () -> contacts.of(scene.elder(), 9))).hasSize(2);
        assertThat(get(scene.clerk(), "/today/contacts")).bodyText().doesNotContain("冉翠芳");
        assertThat(post(scene.clerk(), "/today/contacts", "elder", scene.elder().toString(), "at",
                "2099-01-01T08:00")).hasStatus(422).bodyText().contains("现在之后");
    }

    @Test
    void the_aide_goes_through_the_visit_in_the_hand() {
        var id = villages.in(scene.village(), () -> visits.plan(scene.clerk().actor(),
                story.visit(scene, TestClock.given()))).id();
        var path = "/aide/visits/" + id;
        assertThat(get(scene.aideGuest(), "/aide")).bodyText().contains("青霉素过敏")
                .contains("tel:15455557302").contains("门口有黄葛树");
        assertThat(post(scene.aideGuest(), path + "/finish")).hasStatus(409).bodyText()
                .contains("还没有开始");
        assertThat(post(scene.aideGuest(), path + "/start")).hasStatus3xxRedirection();
        assertThat(post(scene.aideGuest(), path + "/start")).hasStatus3xxRedirection();
        assertThat(post(scene.aideGuest(), path + "/finish", "mood", "9")).hasStatus(422);
        assertThat(post(scene.aideGuest(), path + "/finish", "did", "扫屋", "did", "洗衣", "done",
                "被套也换了", "mood", "4")).hasStatus3xxRedirection();
        assertThat(get(scene.clerk(), "/care/visits/" + id)).bodyText().contains("扫屋、洗衣。被套也换了");
        assertThat(post(scene.aideGuest(), path + "/confirm", "method", "CARD", "token", "12a4"))
                .hasStatus(422).bodyText().contains("不是这位老人现在的卡");
        assertThat(post(scene.aideGuest(), path + "/confirm", "method", "CALL_BACK"))
                .hasStatus(415);
        assertThat(post(scene.aideGuest(), path + "/confirm", "method", "SIGNATURE", "signature",
                "data:image/png;base64,AAAA")).hasStatus(415).bodyText().contains("再签一次");
        assertThat(post(scene.aideGuest(), path + "/confirm", "method", "SIGNATURE")).hasStatus(422)
                .bodyText().contains("框里还是空的");
        assertThat(post(scene.aideGuest(), path + "/confirm", "method", "WITNESS", "by", "王琼琼"))
                .hasStatus(415).bodyText().contains("证人不能是互助员自己");
        var png = Strokes.url(Strokes.name());
        assertThat(post(scene.aideGuest(), path + "/confirm", "method", "SIGNATURE", "rating", "5",
                "signature", png)).hasRedirectedUrl("/aide?said=confirmed");
        assertThat(get(scene.clerk(), "/care/visits/" + id + "/signature")).hasStatusOk()
                .hasContentType("image/png");
        var other = signedIn.as(Role.AIDE, scene.village(), villages.in(scene.village(),
                () -> story.aide(scene.clerk(), scene.village(), "覃国林")));
        assertThat(get(other, path)).hasStatus(404);
        assertThat(get(other, "/care/visits/" + id + "/signature")).hasStatus(403);
    }

    @Test
    void the_wall_card_calls_for_help_three_times_an_hour_and_shows_nothing_private() {
        var token = villages.in(scene.village(), () -> cards.tokens(List.of(scene.elder())))
                .get(scene.elder());
        var door = mvc.get().uri("/c/" + token).exchange();
        assertThat(door).hasStatusOk().bodyText().contains("要帮忙").doesNotContain("冉翠芳")
                .doesNotContain("154");
        var id = Ids.fresh().toString();
        assertThat(press(token, id)).hasRedirectedUrl("/c/" + token + "?called=1&call=" + id);
        assertThat(press(token, id)).hasRedirectedUrl("/c/" + token + "?called=1&call=" + id);
        for (var n = 0; n < 2; n++) {
            assertThat(press(token, Ids.fresh().toString())).as("the call that waits")
                    .hasRedirectedUrl("/c/" + token + "?called=1&call=" + id);
        }
        assertThat(press(token, Ids.fresh().toString())).hasStatus(429).bodyText()
                .contains("已经告诉村里");
        assertThat(open()).hasSize(1).allMatch(Need::urgent);
        assertThat(get(scene.clerk(), "/today")).bodyText().contains("本人按墙卡，又按了 2 次，最近 ");
        assertThat(post(scene.clerk(), "/today/needs/" + id + "/clarify", "service", "MEALS",
                "wish",
                "送饭")).hasStatus3xxRedirection();
        assertThat(villages.in(scene.village(), () -> needs.get(UUID.fromString(id)).service()))
                .isEqualTo(Service.MEALS);
        assertThat(mvc.get().uri("/c/" + token + "/call")).hasStatus(303)
                .hasHeader("Location", "tel:15455551111");
        assertThat(mvc.get().uri("/c/" + token.replace(token.charAt(5), '.'))).hasStatus(404);
        villages.in(scene.village(), () -> {
            cards.lost(scene.clerk().actor(), scene.elder());
            return true;
        });
        assertThat(mvc.get().uri("/c/" + token)).hasStatus(404);
    }

    private MvcTestResult press(String token, String id) {
        return mvc.post().uri("/c/" + token + "/help").with(SignedIn.form())
                .param("id", id).exchange();
    }

    @Test
    void the_points_behind_the_card_ask_for_its_four_digits_and_close_after_five_guesses() {
        var token = villages.in(scene.village(), () -> cards.tokens(List.of(scene.elder())))
                .get(scene.elder());
        var code = villages.in(scene.village(), () -> cards.shortCode(scene.elder()));
        assertThat(digits(token, code)).hasStatusOk().bodyText().contains("0 分");
        for (var n = 0; n < 5; n++) {
            assertThat(digits(token, code + "9")).hasStatus(422).bodyText().contains("数字不对");
        }
        assertThat(digits(token, code)).hasStatus(429).bodyText().contains("先等十分钟");
        clock.after(Duration.ofMinutes(11), () ->
                assertThat(digits(token, code)).hasStatusOk());
    }

    private MvcTestResult digits(String token, String code) {
        return mvc.post().uri("/c/" + token + "/points").with(SignedIn.form())
                .param("code", code).exchange();
    }

    @Test
    void what_an_aide_left_over_yesterday_stands_by_itself_and_is_no_home_of_today() {
        var id = Ids.fresh();
        clock.after(Duration.ofDays(-1), () -> villages.in(scene.village(),
                () -> visits.plan(scene.clerk().actor(), new Visit.Plan(id, scene.elder(),
                        scene.aide(), null, Service.MEALS, "送一顿午饭", clock.instant()))));
        assertThat(get(scene.aideGuest(), "/aide")).bodyText().contains("今天 0 户", "前几天留下的",
                "/aide/visits/" + id);
    }
}
