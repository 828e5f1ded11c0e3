package shouwang.care;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something an elder needs (需求), with a clock.
 *
 * @param raisedAs in what part the person spoke; with {@code raisedBy} both names are kept
 * @param answerBy when it must be answered
 * @param level how far up it was announced: 0 点, 1 组, 2 村, 3 乡镇, 4 县
 * @param piece what of the service was named, or null; its word begins the wish
 * @param enteredName who wrote it down, where that was somebody with a name
 */
public record Need(UUID id, String placeCode, UUID elderId, Service service, String wish,
        int people,
        RaisedAs raisedAs, String raisedBy, Via via, Instant raisedAt, Instant answerBy,
        boolean urgent, String enteredName, Status status, int level,
        @Nullable String endReason, Service.@Nullable Piece piece) {

    /** Who speaks. */
    public enum RaisedAs {
        SELF("本人"), KIN("子女"), NEIGHBOUR("邻居"), AIDE("互助员"), STATION("服务站"), DOCTOR("村医");

        private final String chinese;

        RaisedAs(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** By which way it came. */
    public enum Via {
        PHONE("来电"), CARD("墙卡"), PAGE("网页"), VISIT("上门时"), PAPER("纸条");

        private final String chinese;

        Via(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What whoever goes must know, or null where anybody can. */
    public @Nullable Service skill() {
        return piece != null ? piece.skill() : service.skilled() ? service : null;
    }

    /** From open to answered. */
    public enum Status {
        OPEN("没有人去"), GIVEN("已派人"), ANSWERED("已办好"), WITHDRAWN("已撤回");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    public boolean isOpen() {
        return status == Status.OPEN || status == Status.GIVEN;
    }

    /** Where the clock stands now. */
    public NeedClock clock(Instant now) {
        return NeedClock.at(now, raisedAt, answerBy);
    }

    /** How far up it has climbed by now, unanswered. */
    public Level climbed(Instant now) {
        return NeedClock.climbed(urgent, now, raisedAt, answerBy);
    }

    /** 点 → 组 → 村 → 乡镇 → 县. */
    public enum Level {
        HEARTH("点"), HAMLET("组"), VILLAGE("村"), TOWNSHIP("乡镇"), COUNTY("县");

        private final String chinese;

        Level(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What is asked for; the id is made by whoever writes it down. */
    public record Raise(UUID id, UUID elderId, Service service, String wish, int people,
            RaisedAs raisedAs, String raisedBy, Via via, Instant raisedAt, boolean urgent,
            Service.@Nullable Piece piece) {
        /** Of a service as a whole. */
        public Raise(UUID id, UUID elderId, Service service, String wish, int people,
                RaisedAs raisedAs, String raisedBy, Via via, Instant raisedAt, boolean urgent) {
            this(id, elderId, service, wish, people, raisedAs, raisedBy, via, raisedAt, urgent,
                    null);
        }

        boolean isUrgent() {
            return urgent || service == Service.EMERGENCY;
        }

        Duration within() {
            return isUrgent() ? Service.EMERGENCY.answerWithin() : service.answerWithin();
        }
    }
}
