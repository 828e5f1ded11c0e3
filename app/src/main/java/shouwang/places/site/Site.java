package shouwang.places.site;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 场地: a house of the network (the study, 一（一）: 乡（镇）—村—组—点).
 *
 * @param placeCode township of a centre, village of a station, hamlet of a liaison point, the
 *     hearth itself of a hearth; a day-time point stands at a village or a hamlet
 * @param phone whom to call about it, public; null = the village's station
 * @param consent of the owner, only at a hearth; null until it was given
 * @param closed why and since when it is one no longer, or null
 */
public record Site(UUID id, String placeCode, Kind kind, Form form, @Nullable Consent consent,
        LocalDate openedOn, @Nullable Closed closed) {
    /** What kind of house, and at which level of the network it stands. */
    public enum Kind {
        CENTRE("互助养老服务中心"), STATION("互助养老服务站"), LIAISON("老年互助联络点"),
        HEARTH("老年互助点"), DAYTIME("日间照护联络点");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }

        /** Whether such a house stands at a place of that code. */
        public boolean standsAt(String code) {
            return switch (this) {
                case CENTRE -> code.length() == 9;
                case STATION -> code.length() == 12;
                case LIAISON -> code.length() == 15;
                case HEARTH -> code.length() == 18;
                case DAYTIME -> code.length() == 12 || code.length() == 15;
            };
        }
    }

    /** 场地来源 (the study, 一（三）三). */
    public enum Source {
        SCHOOL("闲置校舍"), OFFICE("原村办公场地"), HAPPY_HOME("农村幸福院"),
        DAY_CENTRE("日间照料中心"), OTHER("其他闲置资产");

        private final String chinese;

        Source(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * What is written down of a house.
     *
     * @param lends of a hearth: what the owner lends, such as 堂屋、板凳、开水
     */
    public record Form(String name, String address, @Nullable String phone, Lending lending,
            String lends) {}

    /** Whose house it is and for how long; {@code until} null = no end was agreed. */
    public record Lending(@Nullable Source source, @Nullable String lender, boolean free,
            @Nullable LocalDate from, @Nullable LocalDate until) {
        public static final Lending OWN = new Lending(null, null, true, null, null);
    }

    /** The owner's word: who gave it, the number of the paper, the day. */
    public record Consent(String by, String paper, LocalDate on) {}

    /** @param moved what stood there and where it went; empty where nothing did */
    public record Closed(LocalDate on, String why, String moved) {}

    public boolean isOpen() {
        return closed == null;
    }
}
