package shouwang.pages.pairs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of a village.
 *
 * @param code where one looks
 * @param village its name where one looks from above, or null
 */
public record PairView(String code, @Nullable String village, List<Gap> gaps, int all, int without,
        List<Helper> helpers) {
    /**
     * What lies below a township or a county, most gaps first.
     *
     * @param total null where nothing was counted yet
     * @param counted when that was, in words
     */
    public record Below(String place, @Nullable Line total, List<Line> lines,
            @Nullable String counted) {}

    /** One place: elders, aides, and elders without one. */
    public record Line(String code, String name, int elders, int aides, int without) {}

    /** An elder without an aide. */
    public record Gap(String id, String name, String of, List<String> categories) {}

    /** An aide and those they look after. */
    public record Helper(String id, String name, String of, List<One> elders, int most) {}

    /** One pair, seen from the aide. */
    public record One(String pairId, String elderId, String elder, String since) {}

    /**
     * Choosing an aide for one elder.
     *
     * @param apart aides whom a rule keeps from this elder, each with why
     * @param despite what was typed against such a rule
     */
    public record Choose(String elderId, String elder, String of, @Nullable String aideNow,
            @Nullable String pairId, List<Choice> choices, List<Choice> apart,
            @Nullable String wrong, String despite) {}

    /** An aide who would suit, and why. */
    public record Choice(String aideId, String name, String why) {}
}
