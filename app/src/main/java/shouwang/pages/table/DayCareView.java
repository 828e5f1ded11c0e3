package shouwang.pages.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 日间照料: a day's people to tap, and who looks after them. */
public record DayCareView(String village, String villageName, String name, int here, int gone,
        List<Row> rows, List<Shift> shifts, List<Choice> aides, String shiftId, String q,
        @Nullable String wrong) {
    /**
     * An elder to tap.
     *
     * @param came when she came today, or empty
     * @param left when she went, or empty
     */
    public record Row(String elderId, String name, String of, String came, String left) {
        public boolean isHere() {
            return !came.isEmpty() && left.isEmpty();
        }
    }

    /** Someone who looks after. */
    public record Shift(String id, String aide, String from, String until, String minutes,
            boolean open, String endAt) {}

    /** Who may look after. */
    public record Choice(String id, String name) {}
}
