package shouwang.pages.station;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.care.Visit;

/**
 * One visit, as the clerk sees it.
 *
 * @param mine the clerk wrote it down and may still take it back
 */
public record VisitPage(UUID id, UUID elderId, String elder, String of, String aide,
        Service service, String task, Visit.Status status, String planned, @Nullable String took,
        @Nullable String done, @Nullable String confirmed, @Nullable String whyNot,
        boolean signed, boolean mine, @Nullable String wrong) {

    /** The ways a clerk may record a confirmation. */
    public List<Visit.Method> methods() {
        return List.of(Visit.Method.CALL_BACK, Visit.Method.SIGNATURE, Visit.Method.THUMBPRINT,
                Visit.Method.WITNESS);
    }

    /** A day's visits; {@code next} is the key of the following page. */
    public record Day(String name, String day, String before, String after, int all, int done,
            List<Row> rows, @Nullable String next) {}

    /** One visit of the day. */
    public record Row(UUID id, String when, Service service, String task, UUID elderId,
            String elder, String of, String aide, Visit.Status status, @Nullable String whyNot) {}

    /** Visits done and not yet confirmed. */
    public record Waiting(List<Today.Waiting> rows) {}

    /**
     * Writing a visit down afterwards: first for whom, then what.
     *
     * @param aide who is chosen: her own aide first, later whom was chosen; "" for nobody yet
     */
    public record Enter(String q, List<NewNeed.Found> found, NewNeed.@Nullable Chosen elder,
            UUID id, List<NeedPage.Choice> aides, String aide, String from, String until,
            @Nullable String wrong) {
        public Service[] services() {
            return Service.values();
        }
    }
}
