package shouwang.pages.family;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.places.Place;

/** A village's letters of a month; {@code village} is null where one has to be chosen first. */
public record LetterView(@Nullable String village, String villageName, List<Place> villages,
        String month, String title, @Nullable String earlier, @Nullable String later,
        List<One> letters, long waiting, long paper, boolean may, @Nullable String wrong) {

    /** One letter, as it will be read. */
    public record One(UUID id, UUID elderId, String elder, String to, String greeting,
            List<String> lines, String signed, boolean waiting, String state,
            @Nullable String by, String typed) {}

    /** What goes to the printer. */
    public record Paper(String title, String village, String month, List<One> letters) {}
}
