package shouwang.pages.field;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 核对: what phones wrote down and did not fit. */
public record CheckView(List<Row> rows, List<Call> calls) {
    /** One story in the list. */
    public record Row(UUID task, String aide, @Nullable String elder, String what, String why,
            String since) {}

    /** A task that is no story: an aide who asked for help herself. */
    public record Call(UUID task, String what, String since) {}

    /**
     * One story, to be decided.
     *
     * @param now how its visit stands by now, in words, or null where there is none
     * @param decided what was decided and by whom, or null while it is open
     * @param callFirst her card did not fit: the desk has to ring her up before it says yes
     */
    public record One(UUID task, String aide, UUID aideId, @Nullable UUID elderId,
            @Nullable String elder, List<Line> lines, @Nullable String now, @Nullable UUID visit,
            @Nullable String decided, boolean callFirst, String why, @Nullable String wrong) {
        public String path() {
            return "/care/checks/" + task;
        }
    }

    /** One fact in plain words, and why it did not fit. */
    public record Line(String when, String kind, String what, String why) {}

    /** A call for help of an aide herself. */
    public record OneCall(UUID task, String what, String since, @Nullable String outcome,
            @Nullable String wrong) {}
}
