package shouwang.pairing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An elder and the aide who looks after them (结对). */
public record Pair(UUID id, String placeCode, UUID elderId, UUID aideId, Manner manner,
        @Nullable String reason, LocalDate from, @Nullable LocalDate until) {
    /** 自愿结对 + 组织定向 (the study, 一（一）二). */
    public enum Manner {
        VOLUNTARY("自愿"), ASSIGNED("定向");

        private final String chinese;

        Manner(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
