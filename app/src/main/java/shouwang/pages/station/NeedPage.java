package shouwang.pages.station;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One need: what, for whom, who goes. */
public record NeedPage(Today.NeedRow row, boolean open, int people, String status,
        @Nullable String endReason, List<Going> going, List<Choice> choices, String now,
        @Nullable String wrong) {
    /** Someone on the way, or who was. */
    public record Going(UUID visitId, String aide, String status, String at) {}

    /** Someone who could go, and why. */
    public record Choice(UUID aideId, String name, String why) {}
}
