package shouwang.pages.station;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Need;
import shouwang.care.Service;

/**
 * One need: what, for whom, who goes.
 *
 * @param alert the alert it has become, or null
 * @param card whether it came from the card on the wall; {@code pranks} how often that was pressed
 *     for nothing in the last thirty days
 * @param away where the elder is, where not at home; else ""
 * @param q whom was looked for among all who help
 */
public record NeedPage(Today.NeedRow row, boolean open, int people, String status,
        @Nullable String endReason, String writtenBy, Need.Level level, List<Going> going,
                List<Choice> choices, String now, @Nullable UUID alert, boolean card,
        int pranks, String away, String q, String despite, @Nullable String wrong) {
    public Service[] services() {
        return Service.values();
    }

    /** Unanswered so long that more than the village looks at it. */
    public boolean hasClimbed() {
        return open && level.compareTo(Need.Level.TOWNSHIP) >= 0;
    }

    /** Someone on the way, or who was. */
    public record Going(UUID visitId, String aide, String status, String at) {}

    /** Someone who could go, why, and what speaks against it (empty where nothing does). */
    public record Choice(UUID aideId, String name, String why, String against) {
        Choice(UUID aideId, String name, String why) {
            this(aideId, name, why, "");
        }
    }

    public boolean doubts() {
        return choices.stream().anyMatch(choice -> !choice.against().isEmpty());
    }
}
