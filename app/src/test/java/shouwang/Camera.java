package shouwang;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at pages as a person does, at a phone's and at a desk's width: takes a picture into
 * {@code target/pictures} and gathers what no page may have: sideways scroll, words without room,
 * anything axe finds.
 */
public final class Camera implements AutoCloseable {
    private static final int[] WIDTHS = {390, 1366};
    private final String base;
    private final List<String> faults = new ArrayList<>();
    private final List<BrowserContext> windows = new ArrayList<>();
    private final Map<SignedIn.Guest, Page> open = new HashMap<>();

    public Camera(int port) {
        base = "http://localhost:" + port;
    }

    public BrowserContext context(SignedIn.Guest guest, int width) {
        var context = Browsers.chromium().newContext(new Browser.NewContextOptions()
                .setViewportSize(width, high(width)).setLocale("zh-CN")
                .setTimezoneId(TestClock.HERE.getId()));
        context.clock().setFixedTime(TestClock.shown().toEpochMilli());
        context.addCookies(List.of(
                new Cookie("sw", guest.cookie().getValue()).setUrl(base)));
        windows.add(context);
        return context;
    }

    private static int high(int width) {
        return width < 900 ? 844 : 900;
    }

    public String at(String path) {
        return base + path;
    }

    /** Opens the page in the guest's one window, and looks at it in both widths. */
    public void look(SignedIn.Guest guest, String path, String name) {
        var page = open.computeIfAbsent(guest, one -> context(one, WIDTHS[0]).newPage());
        page.setViewportSize(WIDTHS[0], high(WIDTHS[0]));
        assertThat(page.navigate(at(path)).status()).as(path).isLessThan(400);
        for (var width : WIDTHS) {
            page.setViewportSize(width, high(width));
            keep(page, name, width);
        }
        rings(page, name);
    }

    /**
     * Very many pages of one person, name → address: without pictures, in one window, and with
     * axe at the phone's width only.
     */
    public void glance(SignedIn.Guest guest, Map<String, String> pages) {
        for (var width : WIDTHS) {
            try (var context = context(guest, width)) {
                var page = context.newPage();
                pages.forEach((name, path) -> {
                    assertThat(page.navigate(at(path)).status()).as(path).isLessThan(400);
                    sideways(page, name, width);
                    if (width == WIDTHS[0]) {
                        axe(page, name, width);
                    }
                });
            }
        }
    }

    /** Whoever works with the keys sees at each control that it has the focus. */
    private void rings(Page page, String name) {
        page.keyboard().press("Tab");
        var bare = page.evaluate("""
                () => [...document.querySelectorAll('a[href], button, summary, select, textarea,'
                  + ' input:not([type=hidden])')].filter(e => e.offsetParent && !e.disabled)
                  .filter(e => { e.focus(); if (document.activeElement !== e) return false;
                    const seen = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
                    return !seen(getComputedStyle(e))
                      && !(e.closest('label') && seen(getComputedStyle(e.closest('label')))); })
                  .slice(0, 3).map(e => e.outerHTML.slice(0, 90))""");
        if (bare instanceof List<?> list && !list.isEmpty()) {
            faults.add(name + ": no focus ring on " + list);
        }
    }

    /** Takes the picture of a page that is open, and gathers its faults. */
    public void keep(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target/pictures", name + "-" + width + ".png")));
        sideways(page, name, width);
        axe(page, name, width);
    }

    private void sideways(Page page, String name, int width) {
        var wide = (int) page.evaluate("document.documentElement.scrollWidth");
        if (wide > width) {
            faults.add(name + " at " + width + " scrolls sideways: " + wide);
        }
        Squeezed.faults(page).forEach(fault -> faults.add(name + " at " + width + " " + fault));
    }

    private void axe(Page page, String name, int width) {
        Axe.faults(page).forEach(fault -> faults.add(name + " at " + width + " " + fault));
    }

    /** What no page may have, of all the pages looked at so far. */
    public List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
