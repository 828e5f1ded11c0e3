package shouwang.pages.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;

/** What a browser does with 弹出提醒: a real Chromium, a push handed in where its service would. */
@House
class PushInBrowserTest {
    @LocalServerPort int port;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;

    @Test
    void a_message_pushed_twice_is_shown_once() {
        var clerk = signedIn.as(Role.CLERK, villages.fresh());
        try (var camera = new Camera(port); var context = camera.context(clerk, 390)) {
            context.grantPermissions(List.of("notifications"));
            var page = context.newPage();
            page.navigate(camera.at("/me/messages"));
            var cdp = context.newCDPSession(page);
            var worker = new AtomicReference<String>();
            cdp.on("ServiceWorker.workerRegistrationUpdated", told -> {
                for (var one : told.getAsJsonArray("registrations")) {
                    worker.set(one.getAsJsonObject().get("registrationId").getAsString());
                }
            });
            cdp.send("ServiceWorker.enable");
            page.evaluate("""
                    async () => {
                      const made = await navigator.serviceWorker.register(
                        '/theme/push-handlers.js');
                      while (!made.active || made.active.state !== 'activated') {
                        await new Promise(done => setTimeout(done, 20));
                      }
                    }""");
            page.waitForCondition(() -> worker.get() != null);
            push(cdp, camera, worker.get(), "one", "冉翠芳要帮忙");
            push(cdp, camera, worker.get(), "one", "冉翠芳要帮忙");
            push(cdp, camera, worker.get(), "two", "看一看冉翠芳");
            page.waitForCondition(() -> shown(page).contains("看一看冉翠芳"));
            assertThat(shown(page)).containsExactlyInAnyOrder("冉翠芳要帮忙", "看一看冉翠芳");
        }
    }

    private static void push(CDPSession cdp, Camera camera, String worker, String tag,
            String body) {
        var push = new JsonObject();
        push.addProperty("origin", camera.at(""));
        push.addProperty("registrationId", worker);
        push.addProperty("data", "{\"tag\":\"" + tag + "\",\"body\":\"" + body
                + "\",\"path\":\"/today\"}");
        cdp.send("ServiceWorker.deliverPushMessage", push);
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(Page page) {
        return (List<String>) page.evaluate("""
                async () => (await (await navigator.serviceWorker.getRegistration('/theme/'))
                  .getNotifications()).map(shown => shown.body)""");
    }

    @Test
    void one_press_hands_the_browsers_consent_in() {
        var clerk = signedIn.as(Role.CLERK, villages.fresh());
        try (var camera = new Camera(port); var context = camera.context(clerk, 390)) {
            context.grantPermissions(List.of("notifications"));
            // no push service can be reached from a test: the browser's answer stands in for it
            context.addInitScript("""
                    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+')
                      .replace(/_/g, '/')), c => c.charCodeAt(0)).buffer;
                    const here = { pushManager: { getSubscription: async () => null,
                      subscribe: async how => how.applicationServerKey.length !== 65
                        || !how.userVisibleOnly ? Promise.reject(new Error('key')) : {
                        endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
                        getKey: name => bytes(name === 'auth' ? 'BTBZMqHH6r4Tts7J_aSIgg'
                          : 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7'
                            + 'Vd8pZGH6SRpkNtoIAiw4') } } };
                    navigator.serviceWorker.getRegistration = async () => here;
                    Object.defineProperty(navigator.serviceWorker, 'ready',
                      { get: () => Promise.resolve(here) });""");
            var page = context.newPage();
            page.navigate(camera.at("/me/reach"));
            assertThat(page.locator("[data-push-why]").textContent()).isEmpty();
            page.locator("form[data-push] button").click();
            page.waitForURL("**/me/reach?said=rings");
            assertThat(page.content()).contains("这台会弹出提醒了").contains("关掉");
            assertThat(page.locator("input[value=WEB_PUSH]").isChecked()).isTrue();
        }
    }
}
