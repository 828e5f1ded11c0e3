package shouwang.people.twins;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records that were led together.
 *
 * @param from the record that ended, {@code into} the one that stayed
 */
public record Merged(UUID id, UUID from, UUID into, String placeCode, String name, Instant at,
        String by, @Nullable Instant undoneAt) {

    /** What one field is in both and what it becomes; private ones only as 有 and 没有. */
    public record Field(String called, String from, String into, String becomes) {}

    /** So many things of one kind come over. */
    public record Coming(String called, int things) {}

    /**
     * What a merge would do.
     *
     * @param why it can't be done, or null
     * @param keeps what stays where it is and why, in words
     */
    public record Preview(Twins.Twin from, Twins.Twin into, List<Field> fields,
            List<Coming> coming, List<String> keeps, @Nullable String why) {}
}
