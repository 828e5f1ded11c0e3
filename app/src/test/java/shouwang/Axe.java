package shouwang;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * axe-core in a page that is open. Run here and not through its Playwright builder, which opens a
 * second page for every look; the pages have no frames, so there is nothing to gather there.
 */
public final class Axe {
    private static final String SOURCE = source();
    private static final String RUN = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html))""";

    private Axe() {}

    private static String source() {
        try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(java.util.Objects.requireNonNull(in, "axe-core is not on the path")
                    .readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What axe finds, each as its rule and the element. */
    @SuppressWarnings("unchecked")
    public static List<String> faults(Page page) {
        if (page.frames().size() != 1) {
            throw new AssertionError("a page with frames: axe would not look into them");
        }
        if (!(boolean) page.evaluate("() => typeof axe === 'object'")) {
            page.evaluate(SOURCE);
        }
        return (List<String>) page.evaluate(RUN);
    }
}
