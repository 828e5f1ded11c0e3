package shouwang.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * A child or other relative (子女/家属), mostly living elsewhere. Phones masked.
 *
 * @param consent how the elder agreed that they see how she is; null where she has not, or no more
 * @param may what they may see of her; nothing without consent
 * @param person the one behind the row and the account: the same for father's and mother's child
 */
public record Kin(UUID id, UUID elderId, String placeCode, String name, String relation,
        @Nullable String livesIn, List<String> phones, @Nullable String consent, Set<Sight> may,
        UUID person) {
    public Kin {
        may = Set.copyOf(may);
    }

    /** 女儿 盖玉梅. */
    public String called() {
        return relation + " " + name;
    }

    /** One thing a child may be let see (可以看什么). */
    public enum Sight {
        VISITS("最近联系和上门"), MOOD("精神好不好"), NEEDS("求助和回复"), HEALTH("身体备注"),
        PICTURES("照片"), POINTS("户里的积分");

        private final String chinese;

        Sight(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How an elder says yes. */
    public enum How {
        SIGNATURE("签字", false), THUMBPRINT("手印", false), WITNESS("旁人作证", true),
        ORAL("口头", true);

        private final String chinese;
        private final boolean witnessed;

        How(String chinese, boolean witnessed) {
            this.chinese = chinese;
            this.witnessed = witnessed;
        }

        public String chinese() {
            return chinese;
        }

        /** A spoken word counts only before somebody who can say later that it was so. */
        public boolean witnessed() {
            return witnessed;
        }
    }

    /**
     * The elder's yes.
     *
     * @param on the day she said so
     */
    public record Consent(How how, @Nullable String witness, LocalDate on, Set<Sight> may) {
        public Consent {
            may = Set.copyOf(may);
            if (how.witnessed() && witness == null) {
                throw new Rejected(Reason.MISSING, "witness",
                        how.chinese() + "要写在场的人是谁，以后好对证。");
            }
            if (may.isEmpty()) {
                throw new Rejected(Reason.MISSING, "may",
                        "至少选一样可以看的。一样都不让看，就按“撤回同意”。");
            }
        }

        /** Refused where she cannot have said it on that day: not yet, or before she was born. */
        void needDay(LocalDate born, LocalDate today) {
            if (on.isAfter(today)) {
                throw new Rejected(Reason.OUT_OF_RANGE, "on", "同意的日子不能在今天之后。");
            }
            if (on.isBefore(born)) {
                throw new Rejected(Reason.OUT_OF_RANGE, "on", "同意的日子不能早于老人的出生日期（"
                        + born + "）。请核对年份。");
            }
        }

        /** 签字; 口头，何芳在场. */
        public String words() {
            return witness == null ? how.chinese() : how.chinese() + "，" + witness + "在场";
        }
    }

    /** One line of the history: a yes or a no, kept for good. */
    public record Said(UUID kinId, String kinName, boolean given, String how, LocalDate on,
            Set<Sight> may, Instant enteredAt, String enteredName) {}

    /** Announced when an elder has changed what this child may see; nothing is left on a no. */
    public record LimitsChanged(UUID kinId, UUID elderId, String placeCode, Set<Sight> may,
            Actor by) {}
}
