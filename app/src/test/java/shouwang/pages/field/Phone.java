package shouwang.pages.field;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.Axe;
import shouwang.Browsers;
import shouwang.SignedIn;
import shouwang.Squeezed;
import shouwang.TestClock;

/**
 * A cheap phone, 360 by 740: its browser keeps what it kept when the app is closed, since it lives in
 * a folder of its own. The network is the browser's own, and can be taken away.
 */
final class Phone implements AutoCloseable {
    static final int WIDE = 360;
    static final int HIGH = 740;
    private static final String RAW = """
            async () => {
              const text = new TextDecoder('utf-8');
              const plain = value => value instanceof ArrayBuffer ? text.decode(value)
                : ArrayBuffer.isView(value) ? text.decode(value)
                : value instanceof CryptoKey ? 'KEY extractable=' + value.extractable
                : value && typeof value === 'object' ? Object.entries(value).map(([k, v]) =>
                  k + '=' + plain(v)).join(' ') : String(value);
              const db = await new Promise((good, bad) => {
                const open = indexedDB.open('shouwang-field');
                open.onsuccess = () => good(open.result); open.onerror = bad; });
              let all = JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
              for (const store of db.objectStoreNames) {
                const rows = await new Promise((good, bad) => {
                  const get = db.transaction(store).objectStore(store).getAll();
                  get.onsuccess = () => good(get.result); get.onerror = bad; });
                all += '\\n' + store + ' ' + rows.map(plain).join('\\n  ');
              }
              db.close();
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const key of await cache.keys()) all += '\\n' + key.url;
                all += await (await cache.match('/field')).text();
              }
              return all;
            }""";
    private static final String FITS = """
            () => {
              const seen = el => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
                && el.getBoundingClientRect().width > 1;
              const faults = [];
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const el = walk.currentNode.parentElement;
                if (!walk.currentNode.data.trim() || !seen(el)
                  || el.closest('script, noscript, option, .visually-hidden')) continue;
                const size = parseFloat(getComputedStyle(el).fontSize);
                if (size < 18) faults.push('text of ' + size + ': ' + walk.currentNode.data.trim());
              }
              const targets = 'a[href], button, summary, select, textarea, '
                + 'input:not([type=hidden]):not([type=radio]):not([type=checkbox]), label:has(input)';
              for (const el of document.querySelectorAll(targets)) {
                if (!seen(el) || el.closest('label.btn') !== null && el.matches('input')) continue;
                const box = el.getBoundingClientRect();
                if (box.height < 59.5 || box.width < 59.5) faults.push('target of '
                  + Math.round(box.width) + ' by ' + Math.round(box.height) + ': '
                  + (el.textContent.trim() || el.name || el.outerHTML.slice(0, 80)));
              }
              const wide = document.documentElement.scrollWidth;
              if (wide > innerWidth) faults.push('scrolls sideways: ' + wide);
              return faults;
            }""";

    private final String base;
    private final @Nullable Path sight;
    private final Path folder;
    private final List<String> faults = new ArrayList<>();
    private BrowserContext context;

    Phone(int port) {
        this(port, null);
    }

    /** @param sight what its camera sees, an uncompressed film; null for none */
    Phone(int port, @Nullable Path sight) {
        base = "http://localhost:" + port;
        this.sight = sight;
        try {
            folder = Files.createTempDirectory("phone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context = open();
    }

    private BrowserContext open() {
        var args = new ArrayList<>(Browsers.args());
        args.addAll(List.of("--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream"));
        if (sight != null) {
            args.add("--use-file-for-fake-video-capture=" + sight);
        }
        return plain(Browsers.playwright().chromium().launchPersistentContext(folder,
                new BrowserType.LaunchPersistentContextOptions()
                        .setExecutablePath(Browsers.path())
                        .setArgs(args).setViewportSize(WIDE, HIGH).setLocale("zh-CN")
                        .setTimezoneId(TestClock.HERE.getId()).setHasTouch(true)
                        .setServiceWorkers(ServiceWorkerPolicy.ALLOW)));
    }

    /**
     * Without Background Sync: the worker's own sending is not cut off by the page's network, and
     * what is tested is the app. The worker is woken by hand in {@code FieldKeptTest}.
     */
    private static BrowserContext plain(BrowserContext context) {
        context.addInitScript("delete ServiceWorkerRegistration.prototype.sync;");
        context.clock().setFixedTime(TestClock.shown().toEpochMilli());
        return context;
    }

    /** A browser drops cookies by the machine's time, which no page can set for it. */
    void signIn(SignedIn.Guest guest) {
        context.addCookies(List.of(new Cookie("sw", guest.cookie().getValue()).setUrl(base)
                .setExpires(System.currentTimeMillis() / 1000.0 + 86_400)));
    }

    BrowserContext context() {
        return context;
    }

    /** The app, as it opens from the home screen. */
    Page app() {
        var page = context.newPage();
        page.navigate(base + "/field");
        return page;
    }

    /** The app with its day and its shell in the phone: from here on the network may go. */
    Page ready() {
        var page = app();
        page.locator(".sw-round").waitFor();
        waitForKeeper(page);
        return page;
    }

    /** One of the app's screens. */
    static void go(Page page, String to) {
        page.evaluate("to => { location.hash = to; }", to);
    }

    /** Asks until it is so, for at most ninety seconds; promises are waited for. */
    static void until(Page page, String question) {
        var end = System.nanoTime() + 90_000_000_000L;
        while (!Boolean.TRUE.equals(page.evaluate(question))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not so: " + question);
            }
            page.waitForTimeout(50);
        }
    }

    /** Until nothing waits any more. */
    static void waitForAllSent(Page page) {
        until(page, "async () => (await kept.counts()).unsent === 0");
    }

    /** Where each fact on the phone stands, in the order they were written. */
    @SuppressWarnings("unchecked")
    static List<String> states(Page page) {
        return (List<String>) page.evaluate(
                "async () => (await kept.facts()).map(row => row.state)");
    }

    /** Everything the phone has kept, as a finder with a screwdriver would read it. */
    static String raw(Page page) {
        return (String) page.evaluate(RAW);
    }

    /** Until the keeper holds the whole shell: from then on the network may go. */
    static void waitForKeeper(Page page) {
        until(page, "() => navigator.serviceWorker.controller !== null");
        until(page, "async () => { const names = await caches.keys();"
                + " if (!names.length) return false;"
                + " return (await (await caches.open(names[0])).keys()).length > 15; }");
    }

    /** Wakes the service worker as the browser does when the network is back. */
    void wakeWorker(Page page) {
        var line = context.newCDPSession(page);
        var id = new java.util.concurrent.atomic.AtomicReference<String>();
        line.on("ServiceWorker.workerRegistrationUpdated", event -> event
                .getAsJsonArray("registrations").forEach(one -> id.set(
                        one.getAsJsonObject().get("registrationId").getAsString())));
        line.send("ServiceWorker.enable");
        while (id.get() == null) {
            page.waitForTimeout(50);
        }
        var sync = new com.google.gson.JsonObject();
        sync.addProperty("origin", base);
        sync.addProperty("registrationId", id.get());
        sync.addProperty("tag", "facts");
        sync.addProperty("lastChance", false);
        line.send("ServiceWorker.dispatchSyncEvent", sync);
    }

    /** 50 kbit/s and 800 ms, as on a slope with one bar of 2G. */
    void slow(Page page) {
        var line = context.newCDPSession(page);
        line.send("Network.enable");
        var how = new com.google.gson.JsonObject();
        how.addProperty("offline", false);
        how.addProperty("latency", 800);
        how.addProperty("downloadThroughput", 50_000 / 8);
        how.addProperty("uploadThroughput", 50_000 / 8);
        line.send("Network.emulateNetworkConditions", how);
    }

    String at(String path) {
        return base + path;
    }

    /** Swept from the screen and opened again: the browser ends, the folder stays. */
    void closeAndReopen() {
        context.close();
        context = open();
    }

    /** Takes a picture and gathers what no screen in the hand may have. */
    void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target/pictures", "field-" + name + ".png")));
        for (var fault : (List<?>) page.evaluate(FITS)) {
            faults.add(name + ": " + fault);
        }
        Squeezed.faults(page).forEach(fault -> faults.add(name + " " + fault));
        Axe.faults(page).forEach(fault -> faults.add(name + " " + fault));
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        context.close();
    }
}
