package shouwang.people.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Elder;

/**
 * 情况有变: one step in what became of a person, with how it was before, so that the last step can
 * be taken back.
 *
 * @param before where she was; null where she is only an aide
 * @param since the day of the step, as it was told
 * @param told who wrote it down; of a death, who reported it
 * @param seconded a death: the other account that confirmed it; null until then, and for others
 * @param undone who took it back as a mistake, or null
 */
public record LifeEvent(UUID id, UUID person, String placeCode, Kind kind,
        Elder.@Nullable Status before, @Nullable LocalDate beforeSince, LocalDate since, Said told,
        @Nullable Said seconded, @Nullable Said undone) {

    /** Who said so, and when. */
    public record Said(UUID by, String name, Instant at) {}

    /** What may become of somebody. */
    public enum Kind {
        HERE("回来了"), AWAY("外出"), HOSPITAL("住院"), MOVED("搬走"), DEAD("过世"),
        ENDED("不再当互助员");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }

        static Kind of(Elder.Status status) {
            return status == Elder.Status.REPORTED ? DEAD : valueOf(status.name());
        }
    }

    /** Reported as dead, and nobody else has said so yet. */
    public boolean isToSecond() {
        return kind == Kind.DEAD && seconded == null && undone == null;
    }

    /** Holds: it has not been taken back. */
    public boolean holds() {
        return undone == null;
    }
}
