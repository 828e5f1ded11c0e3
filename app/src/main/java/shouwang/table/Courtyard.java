package shouwang.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 幸福小院: neighbours who eat together and cook in turn.
 *
 * @param placeCode the hamlet, or the village
 * @param days days of the week on which they eat together, Monday = bit 0
 */
public record Courtyard(UUID id, String placeCode, String name, int days) {
    boolean eats(LocalDate day) {
        return (days >> day.getDayOfWeek().getValue() - 1 & 1) == 1;
    }

    /** Where a meal of the courtyard stands. */
    public enum Status {
        PLANNED("要做"), HELD("做过了"), CALLED_OFF("不做了");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * One meal: who cooks and who comes.
     *
     * @param minutes the host's time, once it was held
     */
    public record Meal(UUID id, UUID courtyardId, String placeCode, LocalDate day, UUID hostId,
            String dishes, Status status, @Nullable Integer minutes, Set<UUID> guests) {}

    /**
     * A neighbour at the table.
     *
     * @param hosted meals hosted
     * @param eaten meals eaten
     * @param balance portions cooked less portions eaten; who has the least is next
     */
    public record Neighbour(UUID personId, boolean cooks, int hosted, long eaten, long balance) {}

    /** Whose turn it is on a day, as the count says. */
    public record Turn(LocalDate day, UUID hostId) {}

    /** Words of a menu that someone who comes must not have. */
    public record Warning(UUID personId, List<String> words) {}

    /** The table as its people see it. */
    public record Table(Courtyard courtyard, List<Neighbour> neighbours, List<Meal> ahead,
            List<Meal> held, List<Turn> turns) {}
}
