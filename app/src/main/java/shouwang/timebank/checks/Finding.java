package shouwang.timebank.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to look at, with its evidence.
 *
 * @param month the first day of it
 * @param who the people it is about, by name
 * @param evidence a line each
 * @param hours what it rests on, to look at and to object to; a few of very many
 */
public record Finding(UUID id, String placeCode, LocalDate month, Kind kind, String who,
        List<String> evidence, List<UUID> hours, Instant foundAt, @Nullable Seen seen) {
    /** What looks odd, worst first. */
    public enum Kind {
        TWO_HAMLETS("同一时间在两个组", "同一个人，两次服务的时间重叠，却在两个组。多半是时间填错了。"),
        SAME_TIME("一段时间记了两次", "同一个人，两笔时长的时间重叠，两笔都记了分。看看哪一笔不对，到那一笔登记异议。"),
        LONG_DAY("一天超过 14 小时", "一个人一天记的时长加起来超过 14 小时。"),
        SAME_HOUSEHOLD("给自己家服务", "互助员和老人在一户。看细则许不许记。"),
        RECIPROCAL("两家互相记", "两家互相服务，各有两次以上。互助是好事，看看是不是真去了。"),
        ONE_CONFIRMER("总是一个人确认", "服务了好几位老人，回回都是同一个人确认的。"),
        ROUND_NUMBERS("时长全是整数", "八次以上，次次都是整半小时。看看是不是估着填的。");

        private final String chinese;
        private final String says;

        Kind(String chinese, String says) {
            this.chinese = chinese;
            this.says = says;
        }

        public String chinese() {
            return chinese;
        }

        /** What it means and what to look at. */
        public String says() {
            return says;
        }
    }

    /** What came of looking. */
    public enum Remark {
        FINE("看过，没问题"), ASKED("已问过");

        private final String chinese;

        Remark(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Who looked, and what they say. */
    public record Seen(Remark remark, @Nullable String note, String by, Instant at) {}
}
