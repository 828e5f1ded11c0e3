package shouwang.timebank.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Rules of a village with their history: proposed, then voted, in force from a day on.
 *
 * @param basis what the proposal started from
 * @param vote null until it was voted
 */
public record RuleVersion(UUID id, String villageCode, TimeBankRules rules, String basis,
        State state, Instant proposedAt, String proposedBy, @Nullable Vote vote) {
    /** What every village has before it voted: an hour is a point. */
    public static final UUID PLAIN_ID =
            Ids.derived(new UUID(0, 1), "time bank rules: an hour is a point");

    /** Where a version stands. */
    public enum State {
        PROPOSED("等表决"), PASSED("已通过"), DECLINED("没通过"), WITHDRAWN("已撤回");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How the association voted; {@code from} is the first day the rules hold. */
    public record Vote(LocalDate on, int yes, int no, int abstain, String presided,
            LocalDate from) {
        public Vote {
            if (yes < 0 || no < 0 || abstain < 0 || yes + no + abstain < 3) {
                throw new Rejected(Reason.OUT_OF_RANGE, "yes", "表决至少要有 3 人到会，请核对票数。");
            }
            if (from.isBefore(on)) {
                throw new Rejected(Reason.OUT_OF_RANGE, "from", "生效的日子不能早于表决的日子。");
            }
        }

        /** More than half of those who came. */
        public boolean passed() {
            return yes > no + abstain;
        }
    }

    /** The version of a village that has not voted yet. */
    public static RuleVersion plain(String villageCode) {
        return new RuleVersion(PLAIN_ID, villageCode, Preset.PLAIN.rules(), Preset.PLAIN.chinese(),
                State.PASSED, Instant.EPOCH, "", null);
    }

    public boolean isPlain() {
        return id.equals(PLAIN_ID);
    }
}
