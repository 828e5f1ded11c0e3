package shouwang.care;

import java.time.Duration;

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
