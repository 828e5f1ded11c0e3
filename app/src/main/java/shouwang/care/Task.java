package shouwang.care;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 待办: what a village's desk must look at, made by a fact and closed by a person with a word on
 * what came of it.
 *
 * @param id derived from the fact, so that the same fact makes one task
 * @param about what it is about (a visit, a phone's fact, a slip), or null
 * @param what one line in plain Chinese, without private fields
 * @param outcome what came of it; null while it is open
 */
public record Task(UUID id, String placeCode, Kind kind, @Nullable UUID elderId,
        @Nullable UUID about, String what, Instant openedAt, Instant dueAt,
        @Nullable Instant closedAt, @Nullable String closedBy, @Nullable String outcome) {
    /**
     * What makes tasks: one constant and one bean for each kind, in the module whose facts make
     * them. Two are the same when their names are.
     *
     * @param name as it is stored, for good; at most 20 letters
     * @param chinese the tag before the line
     * @param link where such a task leads: to the thing it is about
     */
    public record Kind(String name, String chinese, Function<Task, String> link) {
        /** A kind that leads to {@code path/} and the thing it is about. */
        public static Kind about(String name, String chinese, String path) {
            return new Kind(name, chinese, task -> path + "/" + task.about());
        }

        /** A kind that leads to its elder's page. */
        public static Kind ofElder(String name, String chinese) {
            return new Kind(name, chinese, task -> "/people/elders/" + task.elderId());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind kind && kind.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** A task as it opens. */
    public static Task open(UUID id, String placeCode, Kind kind, @Nullable UUID elderId,
            @Nullable UUID about, String what, Instant openedAt, Instant dueAt) {
        return new Task(id, placeCode, kind, elderId, about, what, openedAt, dueAt, null, null,
                null);
    }

    /** The page of what it is about. */
    public String link() {
        return kind.link().apply(this);
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
