package shouwang.care.month;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Service;

/** What the books of care hold of one elder between two moments. */
public record Month(List<Went> visits, List<Called> calls, List<Asked> needs) {
    public static final Month EMPTY = new Month(List.of(), List.of(), List.of());

    /** A visit that was done, whether she has confirmed it yet or not. */
    public record Went(UUID aideId, Service service, Instant at, int minutes,
            @Nullable Integer mood) {}

    /** A call, a message, a look in. */
    public record Called(Contacts.Kind kind, Instant at) {}

    /** Something asked for, and how far it has come. */
    public record Asked(Service service, Need.Status status) {}
}
