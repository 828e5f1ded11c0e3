package shouwang.pages.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import shouwang.people.sound.Pinyin;

/** Which letters the bundled font can print; one that it can't is said by its sound. */
final class Letters {
    private final CmapLookup glyphs;

    Letters(byte[] font) {
        try (var parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            glyphs = parsed.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page with each rare letter that would print as # in words: 𠮷 is 〔音 ji〕. */
    String printable(String html) {
        if (html.codePoints().allMatch(this::isPrintable)) {
            return html;
        }
        var out = new StringBuilder(html.length());
        html.codePoints().forEach(letter -> {
            if (isPrintable(letter)) {
                out.appendCodePoint(letter);
            } else {
                var sound = Pinyin.full(Character.toString(letter));
                out.append(sound.isEmpty() || sound.equals(Character.toString(letter))
                        ? "〔生僻字〕" : "〔音 " + sound + "〕");
            }
        });
        return out.toString();
    }

    private boolean isPrintable(int letter) {
        return Character.UnicodeScript.of(letter) != Character.UnicodeScript.HAN
                || glyphs.getGlyphId(letter) > 0;
    }
}
