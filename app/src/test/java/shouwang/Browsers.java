package shouwang;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The browser of this run: started once for all tests, since starting is what costs. Belongs to the
 * thread of the tests, as Playwright does.
 */
public final class Browsers {
    /** A desk has no graphics card here: drawing by imitation of one costs twice the time. */
    private static final List<String> ARGS = List.of("--no-sandbox", "--disable-gpu");
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    private Browsers() {}

    public static synchronized Playwright playwright() {
        if (playwright == null) {
            playwright = Playwright.create();
        }
        return playwright;
    }

    /** Chromium; a new one where the last one fell over. */
    public static synchronized Browser chromium() {
        if (browser == null || !browser.isConnected()) {
            browser = playwright().chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(path()).setArgs(ARGS));
        }
        return browser;
    }

    public static List<String> args() {
        return ARGS;
    }

    public static Path path() {
        var chosen = System.getenv("SHOUWANG_BROWSER");
        return Path.of(chosen == null ? "/usr/bin/chromium" : chosen);
    }
}
