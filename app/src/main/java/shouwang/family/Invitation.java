package shouwang.family;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 邀请: a way in for one child, used once.
 *
 * @param kinId whom it lets in; null while one who stood at the wall card waits for an answer
 * @param relation what the child is to the elder, as they say or as is written
 * @param phone masked
 * @param byName who gave it, or null while nobody has answered
 */
public record Invitation(UUID id, String placeCode, UUID elderId, @Nullable UUID kinId,
        String relation, String name, String phone, @Nullable String byName, Instant madeAt,
        Instant endsAt, @Nullable Instant usedAt, @Nullable Instant voidAt) {

    /** 女儿 盖玉梅. */
    public String called() {
        return relation + " " + name;
    }

    /** Where it stands. */
    public enum State {
        ASKED("等服务站答复"), OPEN("还没用"), USED("用过了"), VOID("作废了"), ENDED("过期了");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Where it stands at a moment. */
    public State state(Instant now) {
        if (voidAt != null) {
            return State.VOID;
        }
        if (usedAt != null) {
            return State.USED;
        }
        if (!endsAt.isAfter(now)) {
            return State.ENDED;
        }
        return kinId == null ? State.ASKED : State.OPEN;
    }

    /** What goes into the link or the QR, and until when. */
    public record Ticket(String code, Instant until) {}

    /** What somebody at the wall card says of themselves. */
    public record Ask(UUID id, String name, String relation, shouwang.people.Phone phone) {}
}
