package shouwang.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that cannot wait (突发).
 *
 * @param drill nobody is ill; the village tries how fast it is
 * @param ring how many rings of people were called: 1 the nearest, 2 the next, 3 everyone and the
 *     township, 4 the county
 * @param ringAt when the next ring is called, or null while there is no need to
 * @param lead the aide who leads: the first who said 我去 and has not said 去不了 since
 * @param goingAt when the first one said so, for the figures: she may not come after all;
 *     {@code thereAt} when the first one arrived
 */
public record Alert(UUID id, String placeCode, UUID elderId, boolean drill, String what,
        String raisedBy, Instant raisedAt, int ring, @Nullable Instant ringAt,
        @Nullable UUID lead, @Nullable Instant goingAt, @Nullable Instant thereAt,
        @Nullable String handedTo, @Nullable Instant handedAt, @Nullable String doctor,
        @Nullable String doctorSays, @Nullable Outcome outcome, @Nullable String result,
        @Nullable Instant endedAt, @Nullable String endedBy) {
    /** Everyone of the village, and the township. */
    public static final int TOWNSHIP_RING = 3;
    /** The county. */
    public static final int COUNTY_RING = 4;

    /** How it ended. */
    public enum Outcome {
        HOME("好了，在家"), DOCTOR("村医看过，在家"), HOSPITAL("送到医院"), AMBULANCE("120 接走"),
        DEATH("过世"), MISTAKE("按错了，没有事"), EASED("不急，另外安排"), OTHER("服务站办好了");

        private final String chinese;

        Outcome(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** Nobody is there and nobody is on the way. */
    public boolean isAlone() {
        return isOpen() && lead == null && thereAt == null;
    }

    public String villageCode() {
        return placeCode.substring(0, 12);
    }

    /** From the call to then, or null where it has not come to that. */
    public @Nullable Duration after(@Nullable Instant then) {
        return then == null ? null : Duration.between(raisedAt, then);
    }

    /** Where it stands, in words. */
    public String stands() {
        return outcome != null ? outcome.chinese() : thereAt != null ? "有人到了，还没写结果"
                : lead != null ? "有人在路上" : ring == 0 ? "正在叫人" : "还没有人说去";
    }
}
