package shouwang.pages.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.slip.SlipSerial;
import shouwang.field.Phones;

/** What lies on the phone, who may read it, and that nothing written is ever stranded there. */
@House
class FieldKeptTest {
    /** What an app of the first version wrote: an older database, a fact without a number. */
    private static final String OLDER = """
            async visit => {
              const phone = '019ac0de-0000-7000-8000-000000000001';
              const hello = await (await fetch('/field/hello', { headers: { 'X-Phone': phone } })).json();
              const raw = Uint8Array.from(atob(hello.key), c => c.charCodeAt(0));
              const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false,
                ['encrypt', 'decrypt']);
              const db = await new Promise((good, bad) => {
                const open = indexedDB.open('shouwang-field', 1);
                open.onupgradeneeded = () => {
                  open.result.createObjectStore('about', { keyPath: 'name' });
                  open.result.createObjectStore('keys', { keyPath: 'name' });
                  open.result.createObjectStore('facts', { keyPath: 'id' });
                };
                open.onsuccess = () => good(open.result); open.onerror = bad; });
              const id = '019ac0de-0000-7000-8000-0000000000f1';
              const at = new Date(Date.now() - 3600000).toISOString();
              const fact = { id, v: 1, kind: 'MISSED', at, visit, body: { why: '大雨断路' } };
              const text = new TextEncoder();
              const iv = crypto.getRandomValues(new Uint8Array(12));
              const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv,
                additionalData: text.encode('fact ' + id) }, key, text.encode(JSON.stringify({ fact })));
              const tx = db.transaction(['about', 'keys', 'facts'], 'readwrite');
              tx.objectStore('about').put({ name: 'phone', value: phone });
              tx.objectStore('keys').put({ name: 'key', owner: hello.actor.id, key });
              tx.objectStore('facts').put({ id, owner: hello.actor.id, state: 'UNSENT', iv, box });
              await new Promise(good => { tx.oncomplete = good; });
              db.close();
            }""";
    @LocalServerPort int port;
    @Autowired FieldStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Visits visits;
    @Autowired Phones phones;
    @Autowired Accounts accounts;

    @Test
    void a_fact_that_an_older_version_wrote_is_still_sent() {
        var scene = story.scene();
        var id = scene.today().get(3);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var before = phone.context().newPage();
            before.navigate(phone.at("/aide/points"));
            before.evaluate(OLDER, id.toString());
            before.close();
            var page = phone.ready();
            Phone.waitForAllSent(page);
            Phone.go(page, "#/queue");
            assertThat(page.locator("[data-state=TAKEN]")).containsText("没去成");
        }
        assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.MISSED);
        assertThat(at(scene.village(), id).whyNot()).isEqualTo("大雨断路");
    }

    private Visit at(String village, UUID id) {
        return villages.in(village, () -> visits.get(id));
    }

    private static void missed(Page page, UUID id, String why) {
        Phone.go(page, "#/missed/" + id);
        page.locator("[name=why]").fill(why);
        button(page, "告诉服务站").click();
        page.waitForFunction("() => location.hash === '#/today'");
        assertThat(page.locator("h1")).containsText("今天");
    }

    private static com.microsoft.playwright.Locator button(Page page, String word) {
        return page.getByRole(AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(word).setExact(true));
    }

    @Test
    void the_worker_sends_what_was_written_though_the_app_is_closed() {
        var scene = story.scene();
        var id = scene.today().get(5);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            missed(page, id, "桥被水淹了");
            page.navigate("about:blank");
            phone.context().setOffline(false);
            page.navigate(phone.at("/theme/mark.svg"));
            assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.PLANNED);
            phone.wakeWorker(page);
            var end = System.nanoTime() + 30_000_000_000L;
            while (at(scene.village(), id).status() != Visit.Status.MISSED
                    && System.nanoTime() < end) {
                page.waitForTimeout(100);
            }
        }
        assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.MISSED);
    }

    @Test
    void a_slips_number_with_a_wrong_digit_is_not_even_written_down() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            Phone.go(page, "#/slip");
            page.locator("[name=started]").fill("08:00");
            page.locator("[name=finished]").fill("08:40");
            page.locator("[name=serial]").fill("0001 0007");
            button(page, "记下来").click();
            assertThat(page.locator(".fl-wrong")).containsText("编号不对");
            assertThat(Phone.states(page)).isEmpty();
            page.locator("[name=serial]").fill(SlipSerial.of(1000).text());
            button(page, "记下来").click();
            assertThat(page.locator("[data-state=UNSENT]")).containsText("纸质签单");
        }
    }

    @Test
    void nothing_lies_in_clear_on_the_phone_and_the_key_cannot_be_read() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            missed(page, scene.today().getFirst(), "黄葛树倒在路上");
            Phone.go(page, "#/help");
            page.locator("[name=wish]").fill("要一床厚被子");
            Phone.until(page, "async () => (await kept.draft('help/')) !== null");
            assertThat(Phone.raw(page)).contains("KEY extractable=false", "UNSENT")
                    .doesNotContain("蒲光才", "15455557300", "黄葛树", "厚被子", "青霉素", "MISSED");
        }
    }

    @Test
    void who_signed_out_leaves_no_key_and_finds_the_unsent_facts_at_the_next_login() {
        var scene = story.scene();
        var id = scene.today().get(1);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            missed(page, id, "没人在家");
            Phone.go(page, "#/me");
            button(page, "退出").click();
            assertThat(page.locator("main")).containsText("还有 1 条没传");
            button(page, "不等了，退出").click();
            assertThat(page.locator("h1")).containsText("已经退出");
            assertThat(Phone.raw(page)).contains("UNSENT").doesNotContain("KEY")
                    .doesNotContain("蒲光才", "冉翠芳", "15455557301", "没人在家");
            phone.closeAndReopen();
            phone.context().setOffline(true);
            page = phone.app();
            assertThat(page.locator("main")).containsText("已经退出");
            assertThat(page.locator("main")).containsText("封着 1 条");
            phone.context().setOffline(false);
            assertThat(page.locator("main")).containsText("登录");
            assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.PLANNED);

            phone.signIn(story.neighbour(scene));
            page = phone.app();
            assertThat(page.locator("h1")).containsText("今天 0 户");
            assertThat((Object) page.evaluate("async () => (await kept.counts()).others"))
                    .isEqualTo(1);
            assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.PLANNED);

            phone.signIn(signedIn.again(scene.guest()));
            page = phone.app();
            Phone.until(page, "async () => { const c = await kept.counts();"
                    + " return c.unsent === 0 && c.others === 0; }");
        }
        assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.MISSED);
    }

    @Test
    void who_signs_in_before_the_house_heard_of_the_leaving_is_not_signed_out_for_it() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            Phone.go(page, "#/me");
            button(page, "退出").click();
            button(page, "退出").click();
            assertThat(page.locator("h1")).containsText("已经退出");
            var again = signedIn.again(scene.guest());
            phone.signIn(again);
            phone.context().setOffline(false);
            assertThat(page.locator("h1")).containsText("今天 8 户");
            page = phone.app();
            assertThat(page.locator("h1")).containsText("今天 8 户");
        }
    }

    /** First the hotspot wants money, then it knows no such page. */
    @Test
    void who_signs_out_behind_a_hotspots_page_is_still_signed_out_when_the_line_is_good_again() {
        for (var bad : List.of(302, 404)) {
            var scene = story.scene();
            var account = scene.guest().actor().id();
            try (var phone = new Phone(port)) {
                phone.signIn(scene.guest());
                var page = phone.ready();
                Phone.waitForAllSent(page);
                phone.context().route("**/field/hello", route -> route.fulfill(
                        new Route.FulfillOptions().setStatus(bad).setBody("请付费上网")
                                .setHeaders(Map.of("Location", phone.at("/pay")))));
                Phone.go(page, "#/me");
                button(page, "退出").click();
                button(page, "退出").click();
                assertThat(page.locator("h1")).containsText("已经退出");
                page.waitForTimeout(1_000);
                assertThat(sessions(scene, account)).hasSize(1);
                phone.context().unroute("**/field/hello");
                page = phone.app();
                assertThat(page.locator("h1")).containsText("已经退出");
                var end = System.nanoTime() + 30_000_000_000L;
                while (!sessions(scene, account).isEmpty() && System.nanoTime() < end) {
                    page.waitForTimeout(100);
                }
                assertThat(sessions(scene, account)).isEmpty();
                assertThat(page.locator("h1")).containsText("已经退出");
            }
        }
    }

    private List<Account.Session> sessions(FieldStory.Scene scene, UUID account) {
        return villages.in(scene.village(), () -> accounts.sessions(account));
    }

    /** What is said to be a receipt is none; there is nothing she could do about it. */
    @Test
    void a_photograph_the_house_will_never_take_is_said_once_and_is_gone_after_eight_days() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            page.evaluate("""
                    async about => {
                      const id = kept.id();
                      await kept.write([{ id, v: 1, kind: 'PICTURE', at: new Date().toISOString(),
                        ...about, body: { about: about.visit, what: 'RECEIPT', type: 'image/jpeg' } }],
                        [{ id, type: 'image/jpeg', bytes: new TextEncoder().encode('黄葛树').buffer }]);
                      await outbox.sync();
                    }""", Map.of("visit", scene.today().getFirst().toString(), "elder",
                    scene.elders().getFirst().toString()));
            Phone.until(page, "async () => (await kept.pictures())[0].state === 'REFUSED'");
            assertThat(Phone.states(page)).containsExactly("TAKEN");
            assertThat(pictures(page)).contains("REFUSED").doesNotContain("box=");
            page = phone.app();
            page.locator(".sw-round").waitFor();
            assertThat(page.locator(".fl-top")).hasCount(0);
            Phone.go(page, "#/queue");
            assertThat(page.locator("[data-state=REFUSED]")).hasCount(1);
            assertThat(page.locator("[data-state=REFUSED] .fl-wrong")).hasCount(1);
            assertThat(button(page, "再试")).hasCount(0);
            phone.context().addInitScript(
                    "{ const now = Date.now; Date.now = () => now() + 9 * 864e5; }");
            page = phone.app();
            page.locator(".sw-round").waitFor();
            assertThat(Phone.states(page)).isEmpty();
            assertThat(pictures(page)).isEmpty();
        }
    }

    /** What is left of pictures on the phone, as a finder would read it. */
    private static String pictures(Page page) {
        var raw = Phone.raw(page);
        return raw.substring(raw.indexOf("\npictures ") + 10).lines().findFirst().orElse("");
    }

    @Test
    void what_she_is_writing_is_not_drawn_anew_under_her_finger() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            var id = scene.today().getFirst();
            Phone.go(page, "#/finish/" + id);
            page.locator("[name=started]").fill("07:00");
            page.locator("[name=finished]").fill("07:30");
            page.locator("[name=did]").first().check();
            button(page, "做完了").click();
            page.getByText("填卡上的四个数字").waitFor();
            phone.closeAndReopen();
            phone.context().setOffline(true);
            page = phone.app();
            page.locator(".sw-round").waitFor();
            Phone.go(page, "#/confirm/" + id);
            page.getByText("填卡上的四个数字").click();
            page.locator("[name=digits]").fill("12");
            page.evaluate("() => { window.form = document.querySelector('form');"
                    + " dispatchEvent(new Event('offline')); }");
            page.waitForTimeout(500);
            assertThat((Object) page.evaluate("() => window.form.isConnected")).isEqualTo(true);
            assertThat(page.locator("[name=digits]")).isVisible();
            assertThat(page.locator("[name=digits]")).hasValue("12");
        }
    }

    @Test
    void a_phone_that_was_revoked_wipes_itself_and_opens_again_when_it_was_found() {
        var scene = story.scene();
        var id = scene.today().get(4);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            var number = UUID.fromString((String) page.evaluate("() => kept.phone()"));
            phone.context().setOffline(true);
            missed(page, id, "路断了");
            villages.in(scene.village(), () -> {
                phones.revoke(scene.clerk().actor(), scene.guest().actor().id(), number);
                return true;
            });
            phone.context().setOffline(false);
            assertThat(page.locator("h1")).containsText("请登录");
            assertThat(Phone.raw(page)).doesNotContain("KEY").doesNotContain("蒲光才", "路断了");
            phone.closeAndReopen();
            phone.signIn(signedIn.again(scene.guest()));
            page = phone.app();
            assertThat(page.locator("h1")).containsText("这台手机停用了");
            assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.PLANNED);
            villages.in(scene.village(), () -> {
                phones.restore(scene.clerk().actor(), scene.guest().actor().id(), number);
                return true;
            });
            page = phone.app();
            page.locator(".sw-round").waitFor();
            Phone.waitForAllSent(page);
        }
        assertThat(at(scene.village(), id).status()).isEqualTo(Visit.Status.MISSED);
    }
}
