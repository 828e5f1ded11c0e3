package shouwang.care.errand;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Money;

/**
 * An errand with an elder's money (跑腿的钱): what the aide took, spent and gave back.
 *
 * @param steps as they happened
 * @param outcome how the desk put it right, where it had to; else null
 */
public record Errand(UUID id, String placeCode, UUID elderId, UUID aideId, Instant openedAt,
        @Nullable String settledBy, @Nullable String outcome, List<Step> steps) {
    /** Ten thousand yuan: nobody runs an errand with more. */
    public static final int MOST_FEN = 1_000_000;

    /** The three steps of money. */
    public enum Kind {
        ADVANCE("老人给了钱"), BOUGHT("买了东西"), CHANGE("找回零钱");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** One step, with the elder's signature or without. */
    public record Step(UUID id, UUID errandId, Kind kind, Money sum, String what, Instant at,
            boolean signed) {}

    /** What the elder gave. */
    public Money advanced() {
        return sum(Kind.ADVANCE);
    }

    /** What was spent. */
    public Money spent() {
        return sum(Kind.BOUGHT);
    }

    /** What the elder got back. */
    public Money returned() {
        return sum(Kind.CHANGE);
    }

    /** What the aide still holds; below zero where the aide paid out of her own pocket. */
    public Money difference() {
        return new Money(advanced().fen() - spent().fen() - returned().fen());
    }

    /** Change was given back, be it nothing: the aide says that it is over. */
    public boolean isFinished() {
        return steps.stream().anyMatch(step -> step.kind() == Kind.CHANGE);
    }

    private Money sum(Kind kind) {
        return new Money(steps.stream().filter(step -> step.kind() == kind)
                .mapToLong(step -> step.sum().fen()).sum());
    }
}
