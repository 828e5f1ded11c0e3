package shouwang;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What has too little room in a page that is open: the words of a button or a mark that run over
 * its edge, and text that is pressed into a column of three characters and less.
 */
public final class Squeezed {
    private static final String RUN = """
            () => {
              const seen = el => el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
                && !el.closest('.visually-hidden');
              const faults = [];
              for (const el of document.querySelectorAll('.btn, button, .sw-pick, .sw-tag')) {
                if (!seen(el) || el.closest('svg')) continue;
                const range = document.createRange();
                range.selectNodeContents(el);
                const words = range.getBoundingClientRect();
                const box = el.getBoundingClientRect();
                if (words.width > 0 && (words.left < box.left || words.right > box.right + 0.5)) {
                  faults.push('words run over the edge: ' + el.textContent.trim());
                }
              }
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const node = walk.currentNode;
                const text = node.data.trim();
                if (text.length < 8 || !seen(node.parentElement)
                  || node.parentElement.closest('svg, script, option, textarea')) continue;
                const range = document.createRange();
                range.selectNode(node);
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                if (lines.size > 2 && text.length / lines.size < 4) {
                  faults.push('pressed into ' + lines.size + ' lines: ' + text);
                }
              }
              return [...new Set(faults)];
            }""";

    private Squeezed() {}

    @SuppressWarnings("unchecked")
    public static List<String> faults(Page page) {
        return (List<String>) page.evaluate(RUN);
    }
}
