package shouwang.pages.station;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.notice.Notice;

/** 待办: what facts have left on the desk, the soonest due first. */
public record TaskView(List<Row> rows, int open, int late, @Nullable String wrong) {

    /** One thing to do; {@code path} leads to what it is about. */
    public record Row(UUID id, String kind, String what, String due, boolean late, String of,
            String path, boolean mayCall) {}

    /** Notices, and the form for a new one. */
    public record Notices(List<One> rows, UUID id, List<Place> places, String from, String until,
            String words, @Nullable String wrong) {
        public Notice.Kind[] kinds() {
            return Notice.Kind.values();
        }
    }

    /** A village or hamlet to choose. */
    public record Place(String code, String name, boolean village) {}

    /** One notice in a line. */
    public record One(UUID id, String kind, String words, String when, String places, int elders,
            boolean over) {}

    /** A notice with its phone chain: each aide rings her own elders. */
    public record Chain(One notice, String ask, String writtenBy, boolean clear, int done,
            List<Link> links) {}

    /** An aide and those she rings; without an aide the desk does. */
    public record Link(String aide, String phone, List<Called> elders) {}

    /** An elder of the chain. */
    public record Called(UUID elderId, String name, String of, String phone, String where,
            @Nullable String outcome) {}
}
