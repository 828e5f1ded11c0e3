package shouwang.family;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Kin;

/**
 * 家书: one child's letter about one elder's month.
 *
 * @param may the limits it was written within; where they have grown narrower it is put away
 * @param added one sentence of the station's own, or null
 */
public record Letter(UUID id, String placeCode, UUID elderId, UUID kinId, String kinCalled,
        YearMonth month, String greeting, List<String> body, String signed, Set<Kin.Sight> may,
        State state, @Nullable String added, @Nullable String addedBy,
        @Nullable Instant decidedAt, @Nullable String decidedName, @Nullable String reason,
        @Nullable Way way) {
    /** The station's own sentence, at most. */
    public static final int MOST_ADDED = 120;

    /** Where it stands. */
    public enum State {
        WAITING("等服务站看"), SENT("已发"), HELD("不发"), WITHDRAWN("老人撤回同意，没有发");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How it goes. */
    public enum Way {
        PHONE("在手机上看"), PAPER("印出来寄");

        private final String chinese;

        Way(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** The whole letter, the station's sentence before the last line. */
    public List<String> lines() {
        if (added == null) {
            return body;
        }
        var lines = new java.util.ArrayList<>(body);
        lines.add(body.size() - 1, added);
        return lines;
    }

    public String title() {
        return LetterWords.month(month) + "的信";
    }
}
