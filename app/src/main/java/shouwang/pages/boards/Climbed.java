package shouwang.pages.boards;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.NeedClock;

/** What nobody below has answered and has come up to a township or the county. */
public record Climbed(String place, List<Row> needs, List<Alert> alerts) {
    /**
     * One need.
     *
     * @param elder the name, or 一位老人 where the reader may not see people
     * @param station the phone of the village's station, or null
     * @param path to the need, for those who may act, or null
     */
    public record Row(UUID id, NeedClock clock, String service, String wish, String elder,
            String village, String level, @Nullable String station, @Nullable String path) {}

    /** One alert to which nobody has come. */
    public record Alert(UUID id, String elder, String what, String village, String stands,
            @Nullable String station, @Nullable String path) {}

    public boolean isEmpty() {
        return needs.isEmpty() && alerts.isEmpty();
    }
}
