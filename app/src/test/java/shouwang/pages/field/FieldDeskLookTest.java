package shouwang.pages.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Visits;
import shouwang.care.picture.Picture;
import shouwang.care.picture.Pictures;
import shouwang.field.FieldSync;
import shouwang.field.Phones;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Elders;
import tools.jackson.databind.json.JsonMapper;

/** The desk's pages about phones, read at a phone's and at a desk's width. */
@House
class FieldDeskLookTest {
    private static final String SIGNED = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCA"
            + "YAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    @LocalServerPort int port;
    @Autowired MockMvcTester mvc;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Phones phones;
    @Autowired FieldSync sync;
    @Autowired Visits visits;
    @Autowired Pairs pairs;
    @Autowired Elders elders;
    @Autowired Pictures pictures;
    private final Instant at = TestClock.given().minusSeconds(7_200);

    @Test
    void a_clerk_sees_phones_checks_money_and_pictures_and_decides() throws IOException {
        var scene = story.scene();
        var clerk = scene.clerk();
        villages.in(scene.village(), () -> fill(scene));
        var task = first(clerk, "/care/checks", "/care/checks/([0-9a-f-]{36})\"><b>");
        var empty = signedIn.as(Role.CLERK, villages.fresh());
        try (var camera = new Camera(port)) {
            camera.look(clerk, "/settings/phones", "phones");
            camera.look(empty, "/settings/phones", "phones-empty");
            camera.look(clerk, "/care/checks", "checks");
            camera.look(empty, "/care/checks", "checks-empty");
            camera.look(clerk, "/care/checks/" + task, "check");
            camera.look(clerk, "/care/errands", "errands");
            camera.look(empty, "/care/errands", "errands-empty");
            camera.look(clerk, "/people/elders/" + scene.elder() + "/pictures", "pictures");
            camera.look(clerk, "/people/elders/" + scene.elder(), "elder-pictures");
            camera.look(clerk, "/people/elders/" + scene.elder() + "/edit", "elder-form-pictures");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(mvc.post().uri("/care/checks/" + task + "/leave").with(clerk).param("why", "")
                .exchange()).hasStatus(422).bodyText().contains("为什么不记没有填");
        assertThat(mvc.post().uri("/care/checks/" + task + "/enter").with(clerk).exchange())
                .hasStatus(302);
        assertThat(mvc.post().uri("/care/checks/" + task + "/leave").with(clerk)
                .param("why", "问过老人").exchange()).hasStatus(409).bodyText().contains("照记了");
        var phone = first(clerk, "/settings/phones",
                "/settings/phones/([0-9a-f-]{36}/[0-9a-f-]{36})/revoke");
        assertThat(mvc.post().uri("/settings/phones/" + phone + "/revoke").with(empty).exchange())
                .hasStatus(404);
        assertThat(mvc.post().uri("/settings/phones/" + phone + "/revoke").with(clerk).exchange())
                .hasStatus(302);
        assertThat(mvc.get().uri("/settings/phones").with(clerk).exchange()).bodyText()
                .contains("已停用", "重新放行");
        assertThat(mvc.post().uri("/settings/phones/" + phone + "/restore").with(clerk)
                .exchange()).hasStatus(302);
        var call = first(clerk, "/care/checks", "/care/checks/([0-9a-f-]{36})\">办");
        assertThat(mvc.post().uri("/care/checks/" + call + "/close").with(clerk)
                .param("outcome", "村医去了").exchange()).hasStatus(302);
        assertThat(mvc.get().uri("/care/checks/" + call).with(clerk).exchange()).bodyText()
                .contains("村医去了");
    }

    @Test
    void an_elders_consent_is_a_tick_on_her_form_and_a_button_on_her_page() {
        var scene = story.scene();
        var page = "/people/elders/" + scene.elder();
        assertThat(mvc.post().uri(page + "/pictures").with(scene.clerk()).param("pictures",
                "yes")
                .exchange()).hasStatus(302);
        assertThat(mvc.get().uri(page).with(scene.clerk()).exchange()).bodyText()
                .contains("老人同意", "不再同意");
        assertThat(mvc.get().uri(page + "/edit").with(scene.clerk()).exchange()).bodyText()
                .containsPattern("name=\"pictures\" value=\"yes\" checked");
        assertThat(mvc.post().uri(page + "/edit").with(scene.clerk()).param("name", "冉翠芳")
                .param("sex", "F").param("born", "1942-03-05").exchange()).hasStatus(302);
        assertThat(mvc.get().uri(page).with(scene.clerk()).exchange()).bodyText()
                .contains("没有同意");
        assertThat(mvc.post().uri(page + "/pictures").with(scene.aideGuest())
                .param("pictures", "yes").exchange()).hasStatus(403);
    }

    private String first(SignedIn.Guest guest, String path, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(new String(mvc.get().uri(path)
                .with(guest).exchange().getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(found.find()).as(path).isTrue();
        return found.group(1);
    }

    private boolean fill(CareStory.Scene scene) throws IOException {
        var clerk = scene.clerk().actor();
        var aide = scene.aideGuest().actor();
        var phone = Ids.fresh();
        phones.hello(aide, phone, "Mozilla/5.0 (Linux; Android 13) Chrome/138 Mobile");
        phones.hello(aide, Ids.fresh(), "Mozilla/5.0 (Linux; Android 9) Chrome/90 Mobile");
        pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
        elders.allowPictures(clerk, scene.elder(), true);
        var called = visits.plan(clerk, story.visit(scene, at)).id();
        visits.cancel(clerk, called, "女儿回来了");
        var times = "\"started\":\"" + at + "\",\"finished\":\"" + at.plusSeconds(2_700) + "\"";
        send(aide, phone, List.of(
                fact("FINISH", called, null, times + ",\"did\":\"扫屋、洗衣\""),
                fact("CONFIRM", called, null, "\"method\":\"CARD\",\"token\":\"AAAA\""),
                fact("SLIP", null, scene.elder(), times
                        + ",\"serial\":\"2026-0017\",\"service\":\"CLEANING\",\"did\":\"扫屋\""),
                fact("HELP", null, null, "\"service\":\"EMERGENCY\",\"wish\":\"脚崴了，在二社坡上\""),
                money(scene.elder(), 1, "ADVANCE", 10_000, ""),
                money(scene.elder(), 1, "BOUGHT", 6_050, "降压药两盒"),
                money(scene.elder(), 1, "CHANGE", 3_600, ""),
                money(scene.elder(), 2, "ADVANCE", 2_000, "买菜"),
                money(scene.elder(), 3, "ADVANCE", 2_000, "充话费"),
                money(scene.elder(), 3, "BOUGHT", 2_000, "话费"),
                money(scene.elder(), 3, "CHANGE", 0, "")));
        var photo = Ids.fresh();
        pictures.announce(aide, photo, scene.elder(), called, Picture.Kind.PHOTO, at);
        pictures.put(aide, photo, drawn());
        return true;
    }

    private static byte[] drawn() throws IOException {
        var image = new java.awt.image.BufferedImage(480, 320,
                java.awt.image.BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.LIGHT_GRAY);
        pen.fillRect(40, 40, 400, 240);
        var out = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private void send(Actor aide, UUID phone, List<String> facts) {
        sync.sync(aide, phone, TestClock.given(), facts.stream()
                .map(fact -> JsonMapper.shared().readTree(fact)).toList());
    }

    private String fact(String kind, UUID visit, UUID elder, String body) {
        return "{\"id\":\"" + Ids.fresh() + "\",\"v\":1,\"kind\":\"" + kind + "\",\"at\":\"" + at
                + "\"" + (visit == null ? "" : ",\"visit\":\"" + visit + "\"")
                + (elder == null ? "" : ",\"elder\":\"" + elder + "\"") + ",\"body\":{" + body
                + "}}";
    }

    private String money(UUID elder, int errand, String step, int fen, String what) {
        return fact("ERRAND", null, elder, "\"errand\":\"" + Ids.derived(elder, "e" + errand)
                + "\",\"step\":\"" + step + "\",\"fen\":" + fen + ",\"what\":\"" + what
                + "\",\"signature\":\"" + SIGNED + "\"");
    }
}
