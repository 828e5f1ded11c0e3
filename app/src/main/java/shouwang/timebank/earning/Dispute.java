package shouwang.timebank.earning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 异议: someone says that hours are not right. Who it was is kept sealed, apart from this.
 *
 * @param was minutes of points for the household when it was raised
 * @param ruled null until someone else has ruled
 */
public record Dispute(UUID id, String placeCode, UUID earning, String reason, UUID enteredBy,
        String enteredName, Instant at, int was, @Nullable Ruled ruled) {
    /** How it may end. */
    public enum Ruling {
        KEEP("维持"), CHANGE("改记"), REFUSE("不记");

        private final String chinese;

        Ruling(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * How it ended.
     *
     * @param minutes what now counts for the household
     * @param asked what a {@link Ruling#CHANGE} said, caps aside
     */
    public record Ruled(Ruling ruling, int minutes, int asked, String why, String by,
            Instant at) {
        boolean says(Ruling other, int wanted) {
            return ruling == other && (ruling != Ruling.CHANGE || asked == wanted);
        }
    }
}
