package shouwang.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An aide (互助员): someone of the village who looks after elders.
 *
 * @param phones masked
 * @param mostElders how many elders at the same time
 * @param mostHours hours a month at most
 * @param daysFree days of the week, Monday = bit 0
 * @param status where an aide who is an elder too is now; others are always at home
 * @param skills services that need a skill and this aide has it, such as BATHING
 */
public record Aide(UUID id, String placeCode, String hamlet, UUID householdId, String name,
        String pinyin, Elder.Sex sex, LocalDate born, List<String> phones, Origin origin,
        Set<String> skills, Vehicle vehicle, int mostElders, int mostHours, int daysFree,
        @Nullable LocalDate endedOn, Elder.Status status) {

    /** Helps, and is neither away nor in hospital. */
    public boolean isAtHand() {
        return endedOn == null && status == Elder.Status.HERE;
    }

    public int ageOn(LocalDate day) {
        return Period.between(born, day).getYears();
    }

    public String villageCode() {
        return placeCode.substring(0, 12);
    }

    /** Where the study's helpers come from (一（一）三: 村社干部、热心邻居、留守妇女…). */
    public enum Origin {
        CADRE("村社干部"), NEIGHBOUR("热心邻居"), LEFT_BEHIND_WOMAN("留守妇女"),
        YOUNG_OLD("低龄健康老人"), AWAY_DONOR("在外爱心人士"), PARTY_MEMBER("党员"),
        RED_RIDER("红色轻骑队"), PUBLIC_POST("公益性岗位"), EXPERT("专业人才");

        private final String chinese;

        Origin(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How the aide gets about. */
    public enum Vehicle {
        FOOT("步行"), MOTORBIKE("摩托车"), CAR("汽车");

        private final String chinese;

        Vehicle(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
