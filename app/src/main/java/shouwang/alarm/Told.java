package shouwang.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was called, and what they said.
 *
 * @param who the aide, kin or doctor; for a desk an id made of its place
 * @param minutes the way to her door as reckoned, for aides
 * @param why why this one was called
 * @param words what they said besides, such as why they can't
 */
public record Told(UUID alertId, UUID who, Part part, String name, int ring,
        @Nullable Integer minutes, @Nullable String why, Instant toldAt,
        @Nullable Answer answer, @Nullable Instant answeredAt, @Nullable String words,
        @Nullable Instant thereAt) {
    /** In what part they are called. */
    public enum Part {
        AIDE("互助员"), DOCTOR("村医"), KIN("子女"), DESK("值班");

        private final String chinese;

        Part(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 我去, 去不了. */
    public enum Answer { GOING, CANNOT }

    public boolean isGoing() {
        return answer == Answer.GOING && thereAt == null;
    }

    /** What they said and did, in words. */
    public String said() {
        return thereAt != null ? "到了" : answer == Answer.GOING ? "我去"
                : answer == Answer.CANNOT ? "去不了" + (words == null ? "" : "：" + words)
                : part == Part.AIDE ? "还没有回话" : "已告诉";
    }
}
