package shouwang.pages.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Accounts;
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.people.Elders;

/** Every screen as it looks at 360 by 740, and what it costs to come there. */
@House
class FieldLookTest {
    private static final int FIRST_LOAD = 250 * 1024;
    private static final int LATER = 30 * 1024;
    @LocalServerPort int port;
    @Autowired FieldStory story;
    @Autowired Villages villages;
    @Autowired Accounts accounts;
    @Autowired Elders elders;
    @Autowired Visits visits;
    @Autowired Cards cards;
    @Autowired Alarm alarm;

    @Test
    void every_screen_is_large_enough_for_old_eyes_and_clean_for_axe() throws IOException {
        var scene = story.scene();
        villages.in(scene.village(), () -> {
            elders.allowPictures(scene.clerk().actor(), scene.elders().get(1), true);
            return true;
        });
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.keep(page, "today");
            called(phone, page, scene);
            var errand = scene.today().get(1);
            screen(phone, page, "#/visit/" + errand, "visit");
            button(page, "开始服务").click();
            page.getByText("开始的").waitFor();
            phone.keep(page, "started");
            finishWithPicture(phone, page, errand);
            screen(phone, page, "#/confirm/" + errand, "confirm");
            for (var way : new String[] {"填卡上的四个数字", "老人签字", "老人按手印", "旁人作证"}) {
                page.getByText(way).first().click();
                phone.keep(page, "confirm-" + way);
            }
            page.locator("[name=by]").fill("何代全");
            button(page, "他作证").click();
            page.getByText("老人确认了").waitFor();
            phone.keep(page, "confirmed");
            money(phone, page, errand);
            screen(phone, page, "#/more/" + errand, "more");
            screen(phone, page, "#/missed/" + scene.today().get(2), "missed");
            screen(phone, page, "#/dropin", "dropin");
            screen(phone, page, "#/slip", "slip");
            screen(phone, page, "#/help", "help");
            screen(phone, page, "#/points", "points");
            screen(phone, page, "#/day/" + TestClock.today()
                    .plusDays(1), "tomorrow");
            phone.context().setOffline(true);
            Phone.go(page, "#/missed/" + scene.today().get(3));
            page.getByText("大雨断路").click();
            button(page, "告诉服务站").click();
            assertThat(page.locator(".sw-net")).containsText("待同步");
            phone.keep(page, "today-offline");
            screen(phone, page, "#/queue", "queue-offline");
            screen(phone, page, "#/help", "help-offline");
            screen(phone, page, "#/me", "me");
            button(page, "退出").click();
            phone.keep(page, "leave");
            button(page, "不等了，退出").click();
            page.getByText("已经退出").waitFor();
            phone.keep(page, "signedout");
            assertThat(phone.faults()).isEmpty();
        }
    }

    /** A drill rings; once the day is fetched anew the call lies on top, also without signal. */
    private void called(Phone phone, Page page, FieldStory.Scene scene) {
        var drill = villages.in(scene.village(), () -> alarm.drill(scene.clerk().actor(),
                Ids.fresh(), scene.elders().getFirst(), "摔倒了，起不来"));
        page.reload();
        assertThat(page.getByText("演练：蒲光才")).isVisible();
        phone.context().setOffline(true);
        page.reload();
        assertThat(page.getByText("演练：蒲光才")).isVisible();
        phone.keep(page, "today-called");
        phone.context().setOffline(false);
        button(page, "去看、回话", AriaRole.LINK).click();
        assertThat(page).hasURL(Pattern.compile("/aide/alerts/" + drill));
        button(page, "我去", AriaRole.BUTTON).click();
        page.navigate(phone.at("/field"));
        assertThat(page.getByText("我去").first()).isVisible();
        villages.in(scene.village(), () -> {
            alarm.end(scene.clerk().actor(), drill, Alert.Outcome.HOME, "演练完了");
            return true;
        });
        page.reload();
        assertThat(page.getByText("演练：蒲光才")).hasCount(0);
    }

    private static void screen(Phone phone, Page page, String to, String name) {
        Phone.go(page, to);
        page.waitForFunction("to => location.hash === to && document.querySelector('h1')", to);
        page.waitForTimeout(150);
        phone.keep(page, name);
    }

    private static com.microsoft.playwright.Locator button(Page page, String word) {
        return button(page, word, AriaRole.BUTTON);
    }

    private static com.microsoft.playwright.Locator button(Page page, String word,
            AriaRole role) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(word).setExact(true));
    }

    /** A picture of four megapixels becomes one of at most 400 KB before it is kept. */
    private static void finishWithPicture(Phone phone, Page page, UUID visit) throws IOException {
        Phone.go(page, "#/finish/" + visit);
        page.getByText("买菜").click();
        page.getByText("很好").click();
        page.getByText("照片、录音").click();
        page.locator("input[type=file]").setInputFiles(new FilePayload("IMG.png", "image/png",
                Pictures.noise(2400, 1800)));
        page.locator(".fl-shot").waitFor();
        button(page, "说一段话").click();
        page.getByText("正在录").waitFor();
        page.waitForTimeout(700);
        button(page, "说完了").click();
        page.getByText("录好了").waitFor();
        phone.keep(page, "finish");
        button(page, "做完了").click();
        page.getByText("请老人确认").waitFor();
        Phone.until(page, "async () => { const all = await kept.pictures();"
                + " return all.length === 2 && all.every(one => one.state === 'TAKEN'); }");
    }

    private static void money(Phone phone, Page page, UUID visit) {
        Phone.go(page, "#/errand/" + visit);
        page.locator("#f-ADVANCE").fill("50");
        page.locator("canvas").first().click();
        var box = page.locator("canvas").first().boundingBox();
        page.mouse().move(box.x + 30, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + 150, box.y + 90);
        page.mouse().up();
        button(page, "记下来").first().click();
        page.getByText("手里还有").waitFor();
        page.locator("#f-BOUGHT").fill("38.50");
        page.locator("#f-what").fill("降压药两盒");
        page.locator("#f-BOUGHT").locator("xpath=ancestor::form").getByText("记下来").click();
        page.getByText("11.50").first().waitFor();
        phone.keep(page, "errand");
    }

    @Test
    void the_pages_without_script_are_large_enough_too() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.context().newPage();
            var token = villages.in(scene.village(), () -> cards.tokens(scene.elders()))
                    .get(scene.elders().getFirst());
            for (var path : new String[] {"/aide", "/aide/visits/" + scene.today().getFirst(),
                    "/aide/help", "/aide/points", "/me", "/c/" + token, "/enter?code=x"}) {
                page.navigate(phone.at(path));
                phone.keep(page, "plain" + path.replaceAll("[^a-z]+", "-"));
            }
            assertThat(phone.faults()).isEmpty();
        }
    }

    @Test
    void her_wall_card_is_read_by_the_camera_without_a_network() throws IOException {
        var scene = story.scene();
        var id = scene.today().getFirst();
        var token = villages.in(scene.village(), () -> cards.tokens(scene.elders()))
                .get(scene.elders().getFirst());
        var film = Pictures.filmOfCode("http://shouwang.example/c/" + token);
        try (var phone = new Phone(port, film)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            for (var visit : new UUID[] {scene.today().get(1), id}) {
                Phone.go(page, "#/finish/" + visit);
                var hour = visit.equals(id) ? "08" : "07";
                page.locator("[name=started]").fill(hour + ":00");
                page.locator("[name=finished]").fill(hour + ":30");
                page.locator("[name=did]").first().check();
                button(page, "做完了").click();
                button(page, "扫墙上的卡").click();
                page.getByText(visit.equals(id) ? "老人确认了" : "不是这位老人现在的卡").waitFor();
            }
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
        } finally {
            Files.deleteIfExists(film);
        }
        var kept = villages.in(scene.village(), () -> visits.get(id));
        assertThat(kept.status()).isEqualTo(Visit.Status.CONFIRMED);
        assertThat(kept.method()).isEqualTo(Visit.Method.CARD);
        assertThat(villages.in(scene.village(), () -> visits.get(scene.today().get(1))).status())
                .isEqualTo(Visit.Status.DONE);
    }

    @Test
    void the_whole_shell_is_less_than_250_kilobytes_and_a_later_opening_less_than_30()
            throws Exception {
        var scene = story.scene();
        var paths = new LinkedHashSet<String>();
        paths.add("/sw.js");
        var list = text("/sw.js").lines().filter(line -> line.startsWith("const SHELL")).findFirst();
        var named = Pattern.compile("'(/[^']+)'").matcher(list.orElseThrow());
        while (named.find()) {
            paths.add(named.group(1));
        }
        var sum = 0;
        for (var path : paths) {
            var bytes = bytes(path).length;
            sum += bytes;
            System.out.println("shell " + path + " " + bytes);
        }
        System.out.println("shell in all " + sum);
        assertThat(paths.size()).isGreaterThan(15);
        assertThat(sum).isLessThan(FIRST_LOAD);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            phone.ready().close();
            var page = phone.context().newPage();
            var line = phone.context().newCDPSession(page);
            var later = new AtomicLong();
            line.on("Network.loadingFinished", event -> later.addAndGet(
                    event.get("encodedDataLength").getAsLong()));
            line.send("Network.enable");
            page.navigate(phone.at("/field"));
            page.locator(".sw-round").waitFor();
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            System.out.println("later opening " + later.get());
            assertThat(later.get()).isPositive().isLessThan(LATER);
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private byte[] bytes(String path) throws Exception {
        var answer = HTTP.send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + path)).header("Accept-Encoding", "gzip")
                .build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String text(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void an_aide_with_a_one_time_code_lands_in_the_app() {
        var scene = story.scene();
        var code = villages.in(scene.village(), () ->
                accounts.link(scene.clerk().actor(), scene.guest().actor().id()));
        try (var phone = new Phone(port)) {
            var page = phone.context().newPage();
            page.navigate(phone.at("/enter?code=" + code));
            page.getByText("进入", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForURL("**/field");
            assertThat(page.locator("h1")).containsText("今天 8 户");
        }
    }
}
