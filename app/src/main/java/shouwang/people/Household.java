package shouwang.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A household (户): the holder of one card and one account (一户一卡). */
public record Household(UUID id, String placeCode, String head, @Nullable String address,
        int cardVersion) {
    /**
     * Someone of a household, elder or not.
     *
     * @param relation to the head, as the roster words it, or null
     */
    public record Member(UUID id, String name, Elder.Sex sex, java.time.LocalDate born,
            boolean elder, boolean aide, @Nullable String relation) {}
}
