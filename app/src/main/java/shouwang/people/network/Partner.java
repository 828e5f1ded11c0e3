package shouwang.people.network;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Phone;

/**
 * Somebody, or some body, in one part of the village's network.
 *
 * @param personId the same person in the books; null where she is in none, or it is a body
 * @param phone masked, or null
 * @param namedOn the day on which it was agreed to be named; null = 爱心人士 on boards
 * @param endedOn no longer so since then, or null
 */
public record Partner(UUID id, String placeCode, Part part, boolean organisation, String name,
        @Nullable UUID personId, String contact, String offers, @Nullable String phone,
        LocalDate since, @Nullable LocalDate namedOn, @Nullable LocalDate endedOn) {
    /** The study, 一（一）三 and 一（二）三. */
    public enum Part {
        DOCTOR("村医"), BENEFACTOR("乡贤"), CONTRACTOR("服务承接商"), COOP("合作社"), TROUPE("文艺队"),
        MACHINES("农机助耕队"), AGRONOMIST("农技员"), SOCIAL_WORKER("社工");

        private final String chinese;

        Part(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * What is written down.
     *
     * @param personId who it is of those in the books, or null
     * @param another it is somebody else, though the name is in the books
     * @param contact whom to ask for in a body; empty for a person
     * @param phone null = leave what is there
     * @param named agrees to be named on boards
     */
    public record Form(Part part, boolean organisation, String name, @Nullable UUID personId,
            boolean another, String contact, String offers, @Nullable Phone phone, LocalDate since,
            boolean named) {}

    /** Somebody of that name who is in the books already. */
    public record Known(UUID id, String name, LocalDate born, String hamlet) {}

    /** How boards may call it. */
    public String publicName() {
        return namedOn == null && !organisation ? "爱心人士" : name;
    }
}
