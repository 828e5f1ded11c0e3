package shouwang.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whatever is cut to fit, no name loses half a character. */
class TextTest {
    @Test
    void a_rare_character_is_kept_whole_or_left_out() {
        assertThat(Text.cut("𠮷永福", 1)).isEmpty();
        assertThat(Text.cut("𠮷永福", 2)).isEqualTo("𠮷");
        assertThat(Text.cut("永𠮷福", 2)).isEqualTo("永");
        assertThat(Text.cut("永福", 2)).isEqualTo("永福");
        assertThat(Text.brief("永𠮷福", 2)).isEqualTo("永…");
        assertThat(Text.within("永𠮷福好", 4)).isEqualTo("永𠮷…");
        assertThat(Text.within("永𠮷福", 4)).isEqualTo("永𠮷福");
        var variant = "辻" + new String(Character.toChars(0xE0101)) + "永";
        assertThat(Text.cut(variant, 2)).as("nor its variation").isEmpty();
        assertThat(Text.cut(variant, 3)).isEqualTo(variant.substring(0, 3));
    }

    @Test
    void wherever_it_is_cut_it_can_be_written_down() {
        var text = "来了𠮷𡈼三位，𪚥家也来，送饭🍚和药。".repeat(9);
        for (var most = 0; most <= text.length(); most++) {
            var cut = Text.cut(text, most);
            assertThat(cut).hasSizeLessThanOrEqualTo(most);
            assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(cut);
        }
    }
}
