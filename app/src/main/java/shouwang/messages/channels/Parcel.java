package shouwang.messages.channels;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier is given.
 *
 * @param id the delivery's, the same at every attempt: carriers that can tell repeats by it do
 * @param addresses one for all carriers but web push, where each is a device
 * @param template the name of the sentence, for carriers that approve sentences beforehand
 * @param unsureSince when an earlier attempt was made whose end nobody knows, or null
 */
public record Parcel(UUID id, UUID messageId, List<String> addresses, String text,
        String template, Map<String, String> words, @Nullable String path, boolean urgent,
        @Nullable Instant unsureSince) {
    String address() {
        return addresses.getFirst();
    }
}
