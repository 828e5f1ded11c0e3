package shouwang.pages.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.House;
import shouwang.Villages;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.Visits;

/** What becomes of the unsent when the app is renewed, the browser tidies up or the phone is full. */
@House
class FieldUpdateTest {
    @LocalServerPort int port;
    @Autowired FieldStory story;
    @Autowired Villages villages;
    @Autowired Visits visits;
    @Autowired Tasks tasks;
    @Autowired Shell shell;

    @Test
    void three_facts_of_the_older_version_are_sent_once_by_the_newer_one() {
        var scene = story.scene();
        try (var front = new Front(port, shell.version()); var phone = new Phone(front.port())) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            for (var n = 0; n < 3; n++) {
                missed(page, scene.today().get(n), "桥断了" + n);
                assertThat(page.locator(".sw-net")).containsText("待同步 " + (n + 1) + " 条");
            }
            phone.closeAndReopen();
            front.update("0newer0");
            phone.context().route("**/field/sync", Route::abort);
            page = phone.app();
            page.waitForFunction("() => self.newer === '0newer0'");
            assertThat(Phone.states(page)).containsExactly("UNSENT", "UNSENT", "UNSENT");
            Phone.until(page, "async () => (await caches.keys()).join() === 'field-0newer0'");
            phone.context().unroute("**/field/sync");
            phone.context().setOffline(true);
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
            assertThat(Phone.states(page)).containsExactly("TAKEN", "TAKEN", "TAKEN");
        }
        for (var n = 0; n < 3; n++) {
            var kept = at(scene, scene.today().get(n));
            assertThat(kept.status()).isEqualTo(Visit.Status.MISSED);
            assertThat(kept.whyNot()).isEqualTo("桥断了" + n);
        }
        assertThat(villages.in(scene.village(), () -> tasks.countOpen(scene.village()))).isZero();
    }

    private Visit at(FieldStory.Scene scene, UUID id) {
        return villages.in(scene.village(), () -> visits.get(id));
    }

    private static void missed(Page page, UUID id, String why) {
        Phone.go(page, "#/missed/" + id);
        page.locator("[name=why]").fill(why);
        tell(page).click();
        page.waitForFunction("() => location.hash === '#/today'");
    }

    private static Locator tell(Page page) {
        return page.getByRole(AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("告诉服务站").setExact(true));
    }

    @Test
    void without_a_network_the_app_opens_though_the_browser_has_emptied_its_cache() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var line = phone.context().newCDPSession(phone.ready());
            line.send("Network.clearBrowserCache");
            phone.closeAndReopen();
            phone.context().setOffline(true);
            var page = phone.app();
            assertThat(page.locator("h1")).containsText("今天 8 户");
            assertThat(page.locator(".sw-bottom")).hasCSS("position", "fixed");
        }
    }

    @Test
    void a_phone_that_is_full_says_so_and_shows_nothing_as_written() {
        var scene = story.scene();
        var id = scene.today().get(4);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            page.evaluate("""
                    () => { const put = IDBObjectStore.prototype.put;
                      self.full = true;
                      IDBObjectStore.prototype.put = function (row) {
                        if (self.full && this.name === 'facts') {
                          throw new DOMException('full', 'QuotaExceededError');
                        }
                        return put.call(this, row);
                      };
                      self.unhandled = [];
                      addEventListener('unhandledrejection', e => unhandled.push(String(e.reason)));
                    }""");
            Phone.go(page, "#/missed/" + id);
            page.locator("[name=why]").fill("山洪下来了");
            tell(page).click();
            assertThat(page.locator(".fl-failed")).containsText("手机存满了，这一条没有记上");
            assertThat(page.locator("[name=why]")).hasValue("山洪下来了");
            assertThat(Phone.states(page)).isEmpty();
            phone.keep(page, "full");
            page.evaluate("() => { self.full = false; }");
            tell(page).click();
            page.waitForFunction("() => location.hash === '#/today'");
            assertThat(Phone.states(page)).containsExactly("UNSENT");
            assertThat((List<?>) page.evaluate("() => unhandled")).isEmpty();
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
            assertThat(phone.faults()).isEmpty();
        }
        assertThat(at(scene, id).whyNot()).isEqualTo("山洪下来了");
    }
}
