package shouwang.timebank.giving;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Points that went, or are to go, from one to another.
 *
 * @param from the giving household; null = the pool
 * @param to the receiving household; null = the pool or the surplus account
 */
public record Given(UUID id, String placeCode, Kind kind, @Nullable UUID from, @Nullable UUID to,
        @Nullable String toPlace, Points points, String reason, State state, Instant at,
        UUID enteredBy, String enteredName, @Nullable String decidedName,
        @Nullable Instant decidedAt) {
    /** When the points went: a grant goes when somebody decided, all else when it was said. */
    public Instant went() {
        return decidedAt == null ? at : decidedAt;
    }

    /** The one that was said before; the id with other content is refused. */
    Given same(Kind wanted, @Nullable UUID giver, @Nullable UUID taker) {
        if (kind != wanted || !Objects.equals(from, giver) || !Objects.equals(to, taker)) {
            throw taken();
        }
        return this;
    }

    static Rejected taken() {
        return new Rejected(Reason.TAKEN, "这个编号已经用过了。请重新打开这一页再填。");
    }

    Given decided(State now, String by, Instant moment) {
        return new Given(id, placeCode, kind, from, to, toPlace, points, reason, now, at,
                enteredBy, enteredName, by, moment);
    }

    /** What kind of giving. */
    public enum Kind {
        GIFT("赠送"), DONATION("捐到池里"), GRANT("池里补助"), REMOVAL("迁出带走"), ESTATE("身后转出"),
        LEAVING("退出捐出");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What became of it. */
    public enum State {
        ASKED("等复核"), DONE("已记账"), DECLINED("没有同意"), UNDONE("已撤回");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
