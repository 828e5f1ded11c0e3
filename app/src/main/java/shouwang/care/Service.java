package shouwang.care;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The nine home services (the study, 一（二）二: 上门助餐、助浴、助洁、助急、助医、助行、助农、代办、心理疏导).
 * Each has a time to answer, the people it usually takes, and whether it needs a skill.
 */
public enum Service {
    MEALS("助餐", "meals", Duration.ofHours(4), 1, false),
    BATHING("助浴", "hand", Duration.ofHours(24), 2, true),
    CLEANING("助洁", "house", Duration.ofHours(24), 1, false),
    EMERGENCY("助急", "alert", Duration.ofMinutes(10), 1, false),
    MEDICAL("助医", "medical", Duration.ofHours(2), 1, true),
    MOBILITY("助行", "walk", Duration.ofHours(8), 1, false),
    FARMING("助农", "farming", Duration.ofHours(48), 2, false),
    ERRANDS("代办", "errands", Duration.ofHours(8), 1, false),
    COUNSEL("心理疏导", "counsel", Duration.ofHours(24), 1, false);

    /**
     * What is asked for by name (the study, 一（二）二: 买菜买药、送餐送医、理发、卫生护理、法律援助、联络子女、
     * 情感交流、护理协助、就医帮助、活动参与、健康养生、生活娱乐), each a piece of one service, with the people
     * it takes and the skill it needs.
     */
    public enum Piece {
        SHOPPING("买菜", ERRANDS, 1, null), MEDICINE("买药", ERRANDS, 1, null),
        MEAL("送餐", MEALS, 1, null), TO_DOCTOR("送医", MEDICAL, 2, MEDICAL),
        HAIRCUT("理发", CLEANING, 1, null), HYGIENE("卫生护理", BATHING, 1, BATHING),
        LEGAL("法律援助", ERRANDS, 1, null), CHILDREN("联络子女", COUNSEL, 1, null),
        TALK("情感交流", COUNSEL, 1, null), NURSING("护理协助", MEDICAL, 1, MEDICAL),
        SEEING_DOCTOR("就医帮助", MEDICAL, 1, MEDICAL), TAKING_PART("活动参与", MOBILITY, 1, null),
        HEALTH("健康养生", MEDICAL, 1, null), PASTIME("生活娱乐", COUNSEL, 1, null);

        private final String chinese;
        private final Service service;
        private final int people;
        private final @Nullable Service skill;

        Piece(String chinese, Service service, int people, @Nullable Service skill) {
            this.chinese = chinese;
            this.service = service;
            this.people = people;
            this.skill = skill;
        }

        public String chinese() {
            return chinese;
        }

        public Service service() {
            return service;
        }

        public int people() {
            return people;
        }

        /** What whoever goes must know, or null where anybody can. */
        public @Nullable Service skill() {
            return skill;
        }
    }

    private final String chinese;
    private final String icon;
    private final Duration answerWithin;
    private final int people;
    private final boolean skilled;

    Service(String chinese, String icon, Duration answerWithin, int people, boolean skilled) {
        this.chinese = chinese;
        this.icon = icon;
        this.answerWithin = answerWithin;
        this.people = people;
        this.skilled = skilled;
    }

    public String chinese() {
        return chinese;
    }

    /** The symbol's name in icons.svg, without {@code i-}. */
    public String icon() {
        return icon;
    }

    public Duration answerWithin() {
        return answerWithin;
    }

    public int people() {
        return people;
    }

    public boolean skilled() {
        return skilled;
    }
}
