package shouwang.pairing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Aide;
import shouwang.people.Elder;

/**
 * Better pairs proposed for a place; nothing of it holds before someone accepts it.
 *
 * @param villages how many are to be reckoned; {@code sum.villages()} of them are
 */
public record Proposal(UUID id, String placeCode, State state, int villages, Instant askedAt,
        @Nullable String failedWhy, Sum sum) {
    /** How far it is. */
    public enum State {
        RUNNING("正在算"), READY("算好了"), STOPPED("已停下"), FAILED("没有算成");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Counts of one village, or of all of them; minutes are one way, added up. */
    public record Sum(int villages, int kept, int fresh, int moved, int gaps, int minutesBefore,
            int pairedBefore, int minutesAfter, int open) {}

    /** One village of it. */
    public record VillageSum(String placeCode, Sum sum, String hint) {}

    /** One elder: a new pair, another aide, or a gap, and why. */
    public record Line(Elder elder, Kind kind, @Nullable Aide aide, @Nullable Aide before,
            boolean wished, String why, Standing standing) {}

    /** What is proposed. */
    public enum Kind {
        FRESH("新结"), MOVED("换人"), GAP("缺人");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What was decided. */
    public enum Standing {
        OPEN("待定"), TAKEN("已采用"), REFUSED("不采用"), STALE("情况变了，没有采用");

        private final String chinese;

        Standing(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
