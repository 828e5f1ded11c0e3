package shouwang.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which elders of a place, sorted by pinyin.
 *
 * @param text what stands in the search box: a name, initials, or the last digits of phone or id
 * @param afterPinyin with {@code afterId} the key of the last row of the page before, or null
 * @param ages 0 all, 60 the young old (60–69), 80 the very old
 * @param gone those who died or moved away instead of those who are here
 */
public record ElderQuery(String placeCode, @Nullable String text, Elder.@Nullable Category category,
        int ages, boolean gone, @Nullable String afterPinyin, @Nullable UUID afterId, int limit) {
    public ElderQuery {
        // a search box is no form: what cannot be typed is left out, not refused
        text = text == null ? null : text.replaceAll("\\p{Cntrl}", "");
    }

    public static ElderQuery of(String placeCode, @Nullable String text, int limit) {
        return new ElderQuery(placeCode, text, null, 0, false, null, null, limit);
    }

    /** The page that follows the one this elder ended. */
    public ElderQuery after(Elder last) {
        return new ElderQuery(placeCode, text, category, ages, gone, last.pinyin(), last.id(),
                limit);
    }

    public ElderQuery withGone() {
        return new ElderQuery(placeCode, text, category, ages, true, afterPinyin, afterId, limit);
    }
}
