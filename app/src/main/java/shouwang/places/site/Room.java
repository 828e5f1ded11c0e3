package shouwang.places.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room of a house, and what it is used for.
 *
 * @param holds how many people at most
 */
public record Room(UUID id, long number, UUID siteId, String placeCode, String name,
        List<Use> uses, int holds) {
    /** The study, 一（一）: 卫生室、休息室、议事厅、餐厅、厨房; 聚会交流、日间照料、文化娱乐、休闲健身. */
    public enum Use {
        MEETING("聚会交流"), DAY_CARE("日间照料"), CULTURE("文化娱乐"), FITNESS("休闲健身"),
        EATING("吃饭"), COOKING("做饭"), CLINIC("看病"), RESTING("休息"), COUNCIL("议事");

        private final String chinese;

        Use(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How a thing is. */
    public enum Condition {
        GOOD("好的"), WORN("旧了"), BROKEN("坏了");

        private final String chinese;

        Condition(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * 设备: what stands in a house.
     *
     * @param roomId where in it, or null
     * @param donor who gave it, as the giver wants it said; null = bought
     */
    public record Thing(UUID id, UUID siteId, @Nullable UUID roomId, String name, int pieces,
            @Nullable String donor, Condition condition, LocalDate cameOn) {}

    /** A room taken for something. */
    public record Booking(UUID id, UUID roomId, Instant from, Instant until, String what,
            int people, String by) {}
}
