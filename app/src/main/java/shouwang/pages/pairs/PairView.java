package shouwang.pages.pairs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of pairs: {@code village} is false above a village, where only gaps are listed. */
public record PairView(List<Gap> gaps, int all, int without, List<Helper> helpers,
        boolean village) {
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
