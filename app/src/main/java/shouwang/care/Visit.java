package shouwang.care;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit (上门): planned, started, done, confirmed by the elder; or missed, or called off.
 *
 * @param minutes whole minutes from start to finish, once done
 * @param mood how she is, 1 poorly to 5 very well
 */
public record Visit(UUID id, String placeCode, UUID elderId, UUID aideId, @Nullable UUID needId,
        Service service, String task, Instant plannedAt, @Nullable Instant startedAt,
        @Nullable Instant finishedAt, @Nullable Integer minutes, @Nullable String done,
        @Nullable Integer mood, Status status, @Nullable String whyNot, @Nullable Method method,
        @Nullable String confirmedBy, @Nullable Instant confirmedAt, @Nullable Integer rating) {

    /** Where a visit stands. */
    public enum Status {
        PLANNED("要去"), STARTED("正在做"), DONE("等老人确认"), CONFIRMED("已确认"), MISSED("没去成"),
        CANCELLED("已取消");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * How the elder said that it was so; {@code weight} of 3 is hers alone, 1 is another's word.
     */
    public enum Method {
        CARD("扫卡确认", 3), SIGNATURE("签字确认", 3), THUMBPRINT("手印确认", 3), CALL_BACK("电话回访", 2),
        WITNESS("旁人作证", 1);

        private final String chinese;
        private final int weight;

        Method(String chinese, int weight) {
            this.chinese = chinese;
            this.weight = weight;
        }

        public String chinese() {
            return chinese;
        }

        public int weight() {
            return weight;
        }

        /** What it weighs, in words. */
        public String worth() {
            return switch (weight) {
                case 3 -> "老人本人，凭据足";
                case 2 -> "服务站问过，凭据中";
                default -> "别人作证，凭据轻";
            };
        }
    }

    /** A visit to be planned. */
    public record Plan(UUID id, UUID elderId, UUID aideId, @Nullable UUID needId, Service service,
            String task, Instant plannedAt) {}

    /** What the aide says at the end. */
    public record Finish(Instant at, String done, @Nullable Integer mood) {}

    /** What the elder says. */
    public record Confirm(Method method, String by, @Nullable Integer rating,
            @Nullable String remark) {}
}
