package shouwang.pages.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The first step: choosing a file; and the batches of before, which can be undone. */
public record RosterStart(String villageCode, String village, @Nullable String trouble,
        List<Earlier> batches) {
    /** An import of before. */
    public record Earlier(UUID id, String fileName, String when, String words, boolean undone) {}
}
