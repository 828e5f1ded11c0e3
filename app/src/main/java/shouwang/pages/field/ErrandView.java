package shouwang.pages.field;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 跑腿的钱: what is not even first, then what is. */
public record ErrandView(List<Row> open, List<Row> done, @Nullable String wrong,
        @Nullable UUID wrongAt) {
    /**
     * One errand.
     *
     * @param off what is wrong in words, or null where it came out even
     */
    public record Row(UUID id, UUID elderId, String elder, String aide, String day,
            String advanced, String spent, String returned, @Nullable String off,
            @Nullable String outcome, List<Line> steps) {}

    /** One step; {@code signature} and {@code receipt} are addresses, or null. */
    public record Line(String when, String kind, String sum, String what,
            @Nullable String signature, @Nullable String receipt) {}
}
