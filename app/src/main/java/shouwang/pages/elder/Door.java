package shouwang.pages.elder;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the wall card opens.
 *
 * @param token of the card, part of every address behind it
 * @param call the call just made, which whoever pressed for her may put a name to, or null
 * @param needId of the call to be, made with the page, so that a second press calls once
 */
public record Door(String token, String village, UUID needId, boolean called,
        @Nullable UUID call, boolean named, @Nullable String wrong) {

    /** Points behind the four digits of the card; null until they were right. */
    public record Purse(String token, String village, @Nullable String balance,
            @Nullable String wrong) {}
}
