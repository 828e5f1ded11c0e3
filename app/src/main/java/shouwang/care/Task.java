package shouwang.care;

import java.time.Instant;
import java.util.UUID;
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
    /** What makes tasks. */
    public enum Kind {
        LAPSED("三十天没联系"), MISSED("该去没去"), BACK_HOME("出院回家"), WEATHER("天气、断路"),
        FIELD("手机记录对不上"), SLIP("签单要核对"), LETTER("家书要看"), ANSWER("子女有话"),
        ALERT("突发之后");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** A task as it opens. */
    public static Task open(UUID id, String placeCode, Kind kind, @Nullable UUID elderId,
            @Nullable UUID about, String what, Instant openedAt, Instant dueAt) {
        return new Task(id, placeCode, kind, elderId, about, what, openedAt, dueAt, null, null,
                null);
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
