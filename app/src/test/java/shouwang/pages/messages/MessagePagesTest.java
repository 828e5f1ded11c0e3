package shouwang.pages.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.kernel.Ids;
import shouwang.messages.Message;
import shouwang.messages.OneRound;
import shouwang.messages.Outbox;
import shouwang.messages.Recipient;
import shouwang.messages.Template;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** 我的消息, 通知方式, 发出的消息 as their readers meet them. */
@House
class MessagePagesTest {
    private static final Kin.Consent CONSENT = new Kin.Consent(Kin.How.SIGNATURE, null,
            LocalDate.of(2026, 11, 1), Set.of(Kin.Sight.values()));
    @LocalServerPort int port;
    @Autowired MockMvcTester mvc;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired CareStory story;
    @Autowired Outbox outbox;
    @Autowired OneRound house;
    @Autowired Kins kins;
    @Autowired TransactionTemplate once;
    @Autowired TestClock clock;
    private String village;
    private SignedIn.Guest clerk;

    @BeforeEach
    void settle() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
    }

    private MvcTestResult get(SignedIn.Guest guest, String path) {
        return mvc.get().uri(path).with(guest).exchange();
    }

    private MvcTestResult post(SignedIn.Guest guest, String path, String... fields) {
        var request = mvc.post().uri(path).with(guest);
        for (var n = 0; n < fields.length; n += 2) {
            request.param(fields[n], fields[n + 1]);
        }
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private UUID put(Recipient to, Template template) {
        var id = Ids.fresh();
        villages.in(village, () -> once.execute(transaction -> {
            outbox.put(new Message(id, to, village, template, template == Template.TASK
                    ? Map.of("what", "看一看冉翠芳") : Map.of("elder", "冉翠芳", "wish", "送午饭",
                            "level", "村"), "/today"));
            return true;
        }));
        return id;
    }

    private String later(SignedIn.Guest guest, String path) {
        return clock.after(Duration.ofSeconds(20), () -> body(get(guest, path)));
    }

    @Test
    void a_count_stands_beside_the_bell_until_the_message_was_opened() {
        assertThat(body(get(clerk, "/today"))).contains("href=\"/me/messages\"")
                .doesNotContain("条没看");
        var id = put(new Recipient.Desk(village), Template.NEED_CLIMBED);
        assertThat(later(clerk, "/today")).contains("<b>1</b>").contains("条没看");
        assertThat(body(get(clerk, "/me/messages"))).contains("冉翠芳的求助").contains("急")
                .contains("新").contains("去看");
        assertThat(post(clerk, "/me/messages/" + id + "/open")).hasStatus(302)
                .hasHeader("Location", "/today");
        assertThat(body(get(clerk, "/me/messages"))).contains("没有没看的消息");
        assertThat(body(get(clerk, "/me/messages?show=all"))).contains("冉翠芳的求助");
        assertThat(later(clerk, "/today")).doesNotContain("条没看");
    }

    @Test
    void nobody_opens_anothers_message() {
        var id = put(new Recipient.Desk(village), Template.TASK);
        var stranger = signedIn.as(Role.CLERK, villages.fresh());
        var aide = signedIn.as(Role.AIDE, village, Ids.fresh());
        for (var other : List.of(stranger, aide)) {
            assertThat(post(other, "/me/messages/" + id + "/open")).hasStatus(404);
            assertThat(body(get(other, "/me/messages?show=all"))).doesNotContain("看一看冉翠芳");
            assertThat(post(other, "/me/messages/seen", "newest", id.toString())).hasStatus(302);
        }
        assertThat(body(get(clerk, "/me/messages"))).contains("看一看冉翠芳");
        assertThat(post(clerk, "/me/messages/seen", "newest", id.toString())).hasStatus(302);
        assertThat(body(get(clerk, "/me/messages"))).doesNotContain("看一看冉翠芳");
        assertThat(get(clerk, "/me/messages?before=nonsense")).hasStatus(404);
    }

    @Test
    void a_child_hears_no_more_as_soon_as_mother_takes_her_word_back() {
        var scene = story.scene();
        var kin = Ids.fresh();
        village = scene.village();
        villages.in(village, () -> {
            kins.add(scene.clerk().actor(), kin, scene.elder(), "盖玉梅", "女儿", "宁波",
                    List.of(new Phone("15466664135")));
            kins.consent(scene.clerk().actor(), scene.elder(), kin, CONSENT);
            return true;
        });
        var child = signedIn.as(Role.KIN, village, kin);
        put(new Recipient.Person(kin), Template.TASK);
        assertThat(body(get(child, "/me/messages"))).contains("看一看冉翠芳").contains("sw-hand");
        villages.in(village, () -> {
            kins.withdraw(scene.clerk().actor(), scene.elder(), kin);
            return true;
        });
        assertThat(body(get(child, "/me/messages?show=all"))).doesNotContain("看一看冉翠芳");
    }

    @Test
    void one_chooses_a_channel_and_the_address_is_never_shown_again_in_full() {
        assertThat(body(get(clerk, "/me/reach"))).contains("短信").contains("企业微信")
                .contains("邮件还没有接上").doesNotContain("value=\"MAIL\"");
        assertThat(post(clerk, "/me/reach", "channel", "SMS", "from", "21:00", "until", "07:00"))
                .hasStatus(422).bodyText().contains("请填上发到哪里");
        assertThat(post(clerk, "/me/reach", "channel", "SMS", "phone", "1545555730", "from",
                "21:00", "until", "07:00")).hasStatus(422).bodyText().contains("11 位数字");
        assertThat(post(clerk, "/me/reach", "channel", "MAIL", "mail", "a@example.cn", "from",
                "21:00", "until", "07:00")).hasStatus(409).bodyText().contains("还没有接上");
        assertThat(post(clerk, "/me/reach", "channel", "SMS", "phone", "154 5555 7302", "from",
                "12:61", "until", "07:00")).hasStatus(422).bodyText().contains("21:00 这样");
        assertThat(post(clerk, "/me/reach", "channel", "SMS", "phone", "154 5555 7302", "from",
                "22:00", "until", "06:30")).hasStatus(302);
        assertThat(body(get(clerk, "/me/reach"))).contains("154****7302").contains("22:00")
                .doesNotContain("15455557302");
        assertThat(post(clerk, "/me/reach", "channel", "WEB_PUSH", "from", "21:00", "until",
                "07:00")).hasStatus(409).bodyText().contains("让这台收提醒");
        assertThat(post(clerk, "/me/reach", "channel", "SMS", "from", "21:00", "until", "07:00"))
                .hasStatus(302);
    }

    @Test
    void a_browser_subscribes_only_with_a_push_service_that_is_known() {
        var point = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRp"
                + "kNtoIAiw4";
        var secret = "BTBZMqHH6r4Tts7J_aSIgg";
        for (var endpoint : List.of("http://169.254.169.254/latest", "https://evil.example/x",
                "https://fcm.googleapis.com.evil.example/x", "file:///etc/passwd", "http://",
                "https://a@fcm.googleapis.com/x", "http://fcm.googleapis.com/x", "nonsense x")) {
            assertThat(post(clerk, "/me/reach/device", "endpoint", endpoint, "point", point,
                    "secret", secret)).as(endpoint).hasStatus(422);
        }
        assertThat(post(clerk, "/me/reach/device", "endpoint", "https://fcm.googleapis.com/fcm/a",
                "point", "AAAA", "secret", secret)).hasStatus(422);
        assertThat(post(clerk, "/me/reach/device", "endpoint", "https://fcm.googleapis.com/fcm/a",
                "point", point, "secret", secret)).hasStatus(302);
        var page = body(get(clerk, "/me/reach"));
        assertThat(page).contains("关掉").contains("data-push=\"B").doesNotContain("fcm/a");
        var stranger = signedIn.as(Role.CLERK, villages.fresh());
        var device = Pattern.compile("/me/reach/device/([0-9a-f-]{36})/remove").matcher(page);
        assertThat(device.find()).isTrue();
        post(stranger, "/me/reach/device/" + device.group(1) + "/remove");
        assertThat(body(get(clerk, "/me/reach"))).contains(device.group(1));
        assertThat(post(stranger, "/me/reach/device", "endpoint",
                "https://fcm.googleapis.com/fcm/a", "point", point, "secret", secret))
                .hasStatus(302);
        assertThat(body(get(clerk, "/me/reach"))).as("the browser is the other one's now")
                .doesNotContain("关掉");
        assertThat(body(get(stranger, "/me/reach"))).contains("关掉");
    }

    @Test
    void a_trial_pressed_twice_is_one_and_five_a_day_are_enough() {
        var id = Ids.fresh().toString();
        for (var n = 0; n < 3; n++) {
            assertThat(post(clerk, "/me/reach/trial", "id", id)).hasStatus(302);
        }
        assertThat(body(get(clerk, "/me/messages")).split("这是一条试发的消息")).hasSize(2);
        for (var n = 0; n < 4; n++) {
            assertThat(post(clerk, "/me/reach/trial", "id", Ids.fresh().toString()))
                    .hasStatus(302);
        }
        assertThat(post(clerk, "/me/reach/trial", "id", Ids.fresh().toString())).hasStatus(429)
                .bodyText().contains("明天再试");
    }

    @Test
    void trouble_stands_first_and_only_ones_own_place_sends_it_again() {
        var empty = villages.fresh();
        village = empty;
        put(new Recipient.Desk(empty), Template.TASK);
        house.plan();
        var late = signedIn.as(Role.CLERK, empty);
        var page = body(get(late, "/settings/sent"));
        assertThat(page).contains("没有人收").contains("再发").contains("没送到 1");
        var again = Pattern.compile("/settings/sent/([0-9a-f-]{36})/again").matcher(page);
        assertThat(again.find()).isTrue();
        assertThat(post(clerk, again.group())).hasStatus(404);
        assertThat(body(get(clerk, "/settings/sent"))).doesNotContain("没有人收");
        for (var role : List.of(Role.DOCTOR, Role.SUPERVISOR, Role.COOP)) {
            assertThat(get(signedIn.as(role, empty), "/settings/sent")).hasStatus(403);
        }
        assertThat(post(late, again.group())).hasStatus(302);
        house.plan();
        assertThat(body(get(late, "/settings/sent"))).contains("还没看");
        assertThat(body(get(late, "/settings/sent?show=TROUBLE"))).contains("没有没送到的");
    }

    @Test
    void the_county_bounds_townships_and_a_township_only_itself() {
        var place = village.substring(0, 9);
        var township = signedIn.as(Role.TOWNSHIP, place);
        var county = signedIn.as(Role.COUNTY, "511922");
        var other = signedIn.as(Role.TOWNSHIP, farFrom(place));
        assertThat(post(county, "/settings/cost", "place", place, "aday", "20.50", "amonth", ""))
                .hasStatus(302);
        assertThat(body(get(township, "/settings/cost"))).contains("20.50").contains("不限");
        assertThat(post(other, "/settings/cost", "place", place, "aday", "1")).hasStatus(404);
        assertThat(post(township, "/settings/cost", "place", place, "aday", "二十")).hasStatus(422)
                .bodyText().contains("20.50 这样");
        assertThat(post(township, "/settings/cost", "place", village, "aday", "1"))
                .hasStatus(403);
        assertThat(post(clerk, "/settings/cost", "place", village, "aday", "1")).hasStatus(403);
        assertThat(body(get(county, "/settings/watch"))).contains("这个月短信").contains("发消息");
    }

    private String farFrom(String place) {
        var next = villages.fresh();
        while (next.startsWith(place)) {
            next = villages.fresh();
        }
        return next.substring(0, 9);
    }

    @Test
    void every_page_reads_well_on_a_phone_and_at_a_desk() {
        var scene = story.scene();
        var kin = Ids.fresh();
        village = scene.village();
        clerk = scene.clerk();
        villages.in(village, () -> {
            kins.add(clerk.actor(), kin, scene.elder(), "盖玉梅", "女儿", "宁波",
                    List.of(new Phone("15466664135")));
            kins.consent(clerk.actor(), scene.elder(), kin, CONSENT);
            return true;
        });
        var child = signedIn.as(Role.KIN, village, kin);
        for (var to : List.of(new Recipient.Desk(village), new Recipient.Person(scene.aide()),
                new Recipient.Person(kin), new Recipient.Person(Ids.fresh()))) {
            put(to, Template.TASK);
            put(to, Template.NEED_CLIMBED);
        }
        post(clerk, "/me/reach", "channel", "SMS", "phone", "15455557302", "from", "21:00",
                "until", "07:00");
        put(new Recipient.Desk(village), Template.TASK);
        house.plan();
        var county = signedIn.as(Role.COUNTY, "511922");
        try (var camera = new Camera(port)) {
            camera.look(clerk, "/me/messages", "messages");
            camera.look(clerk, "/me/messages?show=all", "messages-all");
            camera.look(clerk, "/me/reach", "reach");
            camera.look(clerk, "/settings/sent", "messages-sent");
            camera.look(clerk, "/settings/sent?show=WAITING", "messages-waiting");
            camera.look(clerk, "/settings/sent?show=SENT", "messages-done");
            camera.look(county, "/settings/cost", "messages-cost");
            camera.look(county, "/settings/watch", "messages-watch");
            camera.look(scene.aideGuest(), "/me/messages", "messages-aide");
            camera.look(scene.aideGuest(), "/me/reach", "reach-aide");
            camera.look(child, "/me/messages", "messages-kin");
            camera.look(signedIn.as(Role.COOP, village), "/me/messages", "messages-none");
            assertThat(camera.faults()).isEmpty();
        }
    }
}
